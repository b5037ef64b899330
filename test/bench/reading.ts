/**
 * Measures reading and indexing: documents and words a second, where the time goes, and how quick commands are while the
 * documents are read anew, beside how quick they are otherwise.
 * Usage: node test/bench/reading.ts [LIBRARY] [--json FILE]
 */
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { COMMANDS } from '../../commands/index.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { SILENT } from '../../src/core/log.ts';
import { indexerOf } from '../../src/indexer.ts';
import { openLibrary } from '../../src/library/index.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { ASKER } from './engines/ours.ts';

/** Milliseconds between two commands, and for all of them while nothing is read. */
const EVERY = 10;
const QUIET = 5_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const source = positionals[0] ?? 'seeds';
const home = mkdtempSync(join(tmpdir(), 'cuepoint-bench-'));
const [folder, dataDir] = [join(home, 'library'), join(home, 'data')];
cpSync(source, folder, { recursive: true });
const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/u.test(name));

const stores = openStores(dataDir);
const config = { libraryDir: folder, dataDir, playersFile: null, pages: null };
const open = openLibrary(folder, {
  ...{ store: stores.library, analyst: createAnalyst(), log: SILENT },
  indexer: indexerOf(config, SILENT),
});
const dispatcher = createDispatcher(COMMANDS, open.library, SILENT);

try {
  const begun = performance.now();
  const first = await open.sync();
  const seconds = (performance.now() - begun) / 1000;
  const again = await timed(() => open.sync());
  const [player] = await open.library.players();
  const words = (await open.library.suggestQuestions('')).slice(0, 8);
  const asked = [
    { command: 'strategy', args: { player: player?.player.name ?? 'google' } },
    { command: 'library', args: {} },
    { command: 'players', args: {} },
    ...['strategy', 'search business', ...words].map((query) => ({ command: 'moments', args: { query } })),
  ];
  const ask = (turn: number) =>
    dispatcher.dispatch(asked[turn % asked.length] ?? { command: 'library', args: {} }, ASKER);
  for (let turn = 0; turn < asked.length; turn += 1) await ask(turn);

  const quiet = await latencies(ask, pause(QUIET));
  for (const name of documents) appendFileSync(join(folder, name), '\n');
  const reading = await latencies(ask, open.sync());

  const result = {
    documents: first.read,
    words: first.words,
    seconds,
    documentsPerSecond: first.read / seconds,
    wordsPerSecond: first.words / seconds,
    spent: first.spent,
    secondLookMs: again,
    quiet: summaryOf(quiet),
    whileReading: summaryOf(reading),
  };
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 1)}\n`);
} finally {
  await open.close();
  stores.close();
  rmSync(home, { recursive: true, force: true });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Milliseconds from when a command comes, one every few milliseconds, to its answer, for as long as something goes on. */
async function latencies(ask: (turn: number) => Promise<unknown>, work: Promise<unknown>): Promise<readonly number[]> {
  let going = true;
  const done = work.finally(() => {
    going = false;
  });
  const taken: number[] = [];
  for (let turn = 0; going; turn += 1) {
    const due = performance.now() + EVERY;
    await pause(EVERY);
    await ask(turn);
    taken.push(performance.now() - due);
  }
  await done;
  return taken;
}

function summaryOf(taken: readonly number[]) {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { commands: taken.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: sorted.at(-1) ?? Number.NaN };
}
