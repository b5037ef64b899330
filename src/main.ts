import { parseArgs } from 'node:util';
import { COMMANDS } from '../commands/index.ts';
import { addsOf } from './adds.ts';
import { analystOf } from './analyst.ts';
import { type Config, environmentWithFile, readConfig } from './config.ts';
import { createDispatcher } from './core/dispatch.ts';
import { OperatorError } from './core/errors.ts';
import type { Library } from './core/library.ts';
import { type Log, SILENT } from './core/log.ts';
import { createPace, USUAL_PACE } from './core/pace.ts';
import { freshness } from './core/phrasing.ts';
import { openDigests, readDefaults } from './digest/index.ts';
import { type House, pageBase, withHouse } from './house.ts';
import { indexFolder } from './indexing.ts';
import { openLibrary } from './library/index.ts';
import { createLogger } from './logger.ts';
import { printEvaluation, printStrategies } from './measure.ts';
import { pagesOf, startBeside } from './pages.ts';
import { platformsOf } from './platforms.ts';
import { serve, stopSignal } from './serve.ts';
import { createShareDesk, pruneShares } from './sharing/index.ts';
import { openStores } from './store/index.ts';
import { createAnalyst } from './strategy/index.ts';
import {
  askOnce,
  createTerminalFiles,
  createTerminalPoster,
  openTerminal,
  showReport,
  tryOut,
} from './terminal/index.ts';

/** The talks that the project itself has labelled. */
const LABELS = 'test/fixtures/strategy/seed.json';

const USAGE = `Usage: npm start                          connect what is configured, or try the commands at a prompt
       npm run ask -- "/strategy google"  answer one command (--json: as a Reply tree)
       npm run manifest [-- --url URL]    print the Slack app manifest (for Socket Mode, or for HTTP at URL)
       npm run -s strategies -- PATH…      print who is talked about where in documents or folders, as JSON
       npm run eval [-- LABELS.json]       measure that on labelled talks, beside two baselines
       npm run index [-- DIR]             index a folder into DATA_DIR, with a bar; stop it and run it again as you like
       npm run doctor                     check configuration, tokens, library and database, and say what to do
       npm run check-library [-- DIR]     list every document with what it yielded, or why it was refused`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, url: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const [task = 'start', ...rest] = positionals;
  if (values.help) return print(USAGE);
  if (task === 'manifest') {
    const mode =
      values.url === undefined ? { kind: 'socket' as const } : { kind: 'http' as const, baseUrl: values.url };
    const { slackManifest } = await import('./slack/manifest.ts');
    return print(JSON.stringify(slackManifest(COMMANDS, mode), null, 2));
  }
  if (task === 'doctor') return doctor();
  const config = readConfig(environmentWithFile());
  const log = createLogger(config, task === 'start' ? {} : { forPeople: true });
  if (task === 'check-library') return checkLibrary(rest[0] ?? config.libraryDir, pageBase(config));
  if (task === 'index') return indexFolder(rest[0] ?? config.libraryDir, config, log);
  if (task === 'strategies') return printStrategies(rest, analystOf(config));
  if (task === 'eval') return printEvaluation(rest[0] ?? LABELS, analystOf(config));
  if (task === 'ask') {
    const signal = AbortSignal.any([]);
    const adds = (house: House) => addsOf(config, house, { log, signal, sources: [createTerminalFiles()] });
    const dispatcherOf = (house: House) => createDispatcher(COMMANDS, house.library, log, { adds: adds(house) });
    return withHouse(config, { log, stays: false, brief: true }, (house) =>
      askOnce(dispatcherOf(house), rest.join(' '), values),
    );
  }
  if (task === 'start') {
    const defaults = readDefaults(config.digest.channels);
    const served = config.slack !== null || config.discord !== null || config.web?.reach === 'network';
    const stays = served || openTerminal().interactive;
    return withHouse(config, { log, stays }, (house) => start(config, log, house, defaults));
  }
  throw new OperatorError(`There is no task “${task}”.\n${USAGE}`);
}

async function start(
  config: Config,
  log: Log,
  house: House,
  defaults: ReturnType<typeof readDefaults>,
): Promise<number> {
  const { library, follow, stores, status, close } = house;
  const pages = await pagesOf(config, { library, vault: stores.vault, pictures: stores.pictures, log });
  const platforms = await platformsOf(config, {
    ...(pages ? { pages: pages.listener } : {}),
    ...(pages?.pictureUrl ? { pictureUrl: pages.pictureUrl } : {}),
    ...{ vault: stores.vault, log },
    presence: async () => freshness(await library.status()),
  });
  const terminal = platforms.length === 0 ? openTerminal() : null;
  const posters = terminal ? [createTerminalPoster(terminal)] : platforms.map(({ poster }) => poster);
  const { catchUp } = config.digest;
  const links = pages?.links ? { pages: pages.links } : {};
  const digests = openDigests({ store: stores.digest, library, posters, log, catchUp, defaults, ...links });
  const now = () => new Date();
  await pruneShares(stores.shares, now());
  const ended = new AbortController();
  const dispatcher = createDispatcher(COMMANDS, library, log, {
    digests: digests.desk,
    follows: digests.follows,
    shares: createShareDesk({ store: stores.shares, couriers: posters, now, log }),
    adds: addsOf(config, house, {
      ...{ log, signal: ended.signal, standing: (asker) => digests.desk.standing(asker) },
      sources: terminal ? [createTerminalFiles()] : platforms.map(({ files }) => files),
    }),
    ...links,
    ...(terminal ? {} : { pace: createPace(USUAL_PACE, () => performance.now()) }),
  });
  follow(ended.signal);
  try {
    if (terminal) {
      const stopped = stopSignal();
      const stay = terminal.interactive || config.web?.reach === 'network';
      const told = pages ? `${status}\n${await startBeside(pages, { stay })}` : status;
      const first = await firstCommand(library);
      const code = await tryOut(dispatcher, { status: told, first, terminal, background: digests });
      // Pages that were asked for are served on where nobody sits at a prompt that could be left.
      if (config.web?.reach === 'network' && !terminal.interactive) await stopped;
      return code;
    }
    print(status);
    const connections = platforms.map(({ poster, adapter }) => ({
      adapter: adapter(dispatcher),
      connected: () => digests.start(poster.platform),
    }));
    const shared = config.slack?.mode.kind === 'http';
    if (pages && !shared) connections.push({ adapter: pages.adapter, connected: async () => {} });
    const stop = () => {
      ended.abort();
      return Promise.all([digests.stop(), close()]).then(() => undefined);
    };
    return await serve(connections, { dispatcher, background: { stop }, log, print });
  } finally {
    ended.abort();
    await pages?.adapter.stop();
  }
}

/** What a newcomer sees answered: the demo's player, or in another library the one that is talked about most. */
async function firstCommand(library: Library): Promise<string> {
  const discussed = (await library.players()).filter(({ standing }) => standing === 'discussed');
  const [most] = discussed;
  if (!most) return '/cuepoint';
  if (discussed.some(({ player }) => player.id === 'deepseek')) return '/strategy deepseek';
  return `/strategy ${most.player.name.toLowerCase()}`;
}

/** What is right and what is not, without a secret in it: not even in what another program or a platform said. */
async function doctor(): Promise<number> {
  const { checkup, printCheckup, secretsIn } = await import('./doctor.ts');
  const variables = environmentWithFile();
  return printCheckup(await checkup(variables), secretsIn(variables));
}

/** A library folder of its own, held in memory: what the documents yield does not depend on what was read before. */
async function checkLibrary(folder: string, pages: string | null): Promise<number> {
  const stores = openStores(null);
  try {
    const { library, sync } = openLibrary(folder, {
      store: stores.library,
      analyst: createAnalyst(),
      log: SILENT,
      pages,
    });
    const { notes } = await sync();
    return await showReport(folder, { records: await stores.library.documents(), notes }, library);
  } finally {
    stores.close();
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

// The reader of a pipe may have seen enough, as in `npm run ask … | head`: what is written then is for nobody, and no
// reason to stop answering in chats.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${explained(error)}\n`);
  process.exitCode = 1;
}

/** What went wrong, for whoever started the process: a message that says what would be right, or all there is. */
function explained(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  if (error instanceof TypeError && 'code' in error) return `${error.message}\n${USAGE}`;
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Cuepoint stopped on an error that it did not expect. Please report it with these lines:\n${what}`;
}
