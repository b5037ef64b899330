import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { analystOf } from './analyst.ts';
import { type Config, readConfig } from './config.ts';
import { type Finding, fine, note, problem } from './core/checkup.ts';
import { pageBase } from './house.ts';
import { libraryCheckup } from './library/index.ts';
import { storeCheckup } from './store/index.ts';

/** The oldest Node that runs TypeScript as it is, without a flag. */
const OLDEST_NODE = [22, 18] as const;
/** Milliseconds for another program, and for a request to this machine. */
const PATIENCE = 10_000;

/**
 * Looks at everything that must be right for the bot to run, and changes nothing.
 * @param variables the environment
 * @returns a line for each part, in the order in which to mend them
 */
export async function checkup(variables: Readonly<Record<string, string | undefined>>): Promise<readonly Finding[]> {
  const findings: Finding[] = [nodeFinding()];
  const config = configOf(variables);
  if ('state' in config) return [...findings, config, await captionsFinding()];
  findings.push(fine('Configuration', describe(config)), playersFinding(config));
  const { findings: stored, documents } = await storeCheckup(config.dataDir);
  findings.push(...stored, ...(await libraryCheckup(config.libraryDir, documents, pageBase(config))));
  if (config.slack) findings.push(...(await (await import('./slack/checkup.ts')).slackCheckup(config.slack)));
  if (config.discord) findings.push(...(await (await import('./discord/checkup.ts')).discordCheckup(config.discord)));
  for (const port of portsOf(config)) findings.push(await portFinding(port));
  findings.push(await captionsFinding());
  return findings;
}

/** Prints what was found. @returns the exit code: 1 when there is a problem */
export function printCheckup(findings: readonly Finding[], secrets: readonly string[]): number {
  const words = { ok: 'ok  ', note: 'note', problem: 'MEND' } as const;
  for (const { subject, state, text } of findings) {
    const line = secrets.reduce((told, secret) => told.replaceAll(secret, '[secret]'), text);
    process.stdout.write(`${words[state]}  ${subject}: ${line}\n`);
  }
  const problems = findings.filter(({ state }) => state === 'problem').length;
  process.stdout.write(problems === 0 ? 'Nothing is wrong.\n' : `${problems} to mend.\n`);
  return problems === 0 ? 0 : 1;
}

/** What must not be shown, even of a configuration that is refused. */
export function secretsIn(variables: Readonly<Record<string, string | undefined>>): readonly string[] {
  const secret = /(?:TOKEN|SECRET|PASSWORD|KEY)$/u;
  return Object.entries(variables).flatMap(([name, value]) =>
    secret.test(name) && value !== undefined && value.trim().length >= 4 ? [value.trim()] : [],
  );
}

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const young = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (young) return fine('Node', `Version ${process.versions.node}.`);
  return problem('Node', `Version ${process.versions.node} is too old. Install ${OLDEST_NODE.join('.')} or newer.`);
}

function configOf(variables: Readonly<Record<string, string | undefined>>): Config | Finding {
  try {
    return readConfig(variables);
  } catch (error) {
    return problem('Configuration', error instanceof Error ? error.message : String(error));
  }
}

function describe({ slack, discord, libraryDir, dataDir }: Config): string {
  const on = [slack ? 'Slack' : '', discord ? 'Discord' : ''].filter(Boolean);
  const where = on.length === 0 ? 'no platform, so the prompt' : on.join(' and ');
  return `${where}; library ${libraryDir}, data ${dataDir}.`;
}

function playersFinding(config: Config): Finding {
  try {
    const { catalogue } = analystOf(config);
    return fine('Players', `${catalogue.length} are known by name.`);
  } catch (error) {
    return problem('Players', error instanceof Error ? error.message : String(error));
  }
}

function portsOf({ slack, web }: Config): readonly number[] {
  const ports = [slack?.mode.kind === 'http' ? slack.mode.port : 0, web?.port ?? 0];
  return [...new Set(ports.filter((port) => port > 0))];
}

async function portFinding(port: number): Promise<Finding> {
  const code = await listening(port);
  if (code === null) return fine('Port', `${port} is free.`);
  if (code === 'EADDRINUSE' && (await isOurs(port)))
    return fine('Port', `${port} is in use by Cuepoint, which is running.`);
  if (code === 'EADDRINUSE')
    return problem(
      'Port',
      `${port} is in use by another program. Set PORT to another one, or stop what listens there.`,
    );
  return problem('Port', `${port} may not be listened on (${code}). Set PORT to one above 1023.`);
}

/** @returns null when the port can be listened on, else why not */
function listening(port: number): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const server = createServer();
  server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  server.listen(port, () => server.close(() => resolve(null)));
  return promise;
}

async function isOurs(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://localhost:${port}/health`, { signal: AbortSignal.timeout(PATIENCE) });
    return (await answer.text()) === 'ok';
  } catch {
    return false;
  }
}

/** Whether captions can be fetched for a video's address. */
async function captionsFinding(): Promise<Finding> {
  try {
    const { stdout } = await promisify(execFile)('yt-dlp', ['--version'], { timeout: PATIENCE });
    return fine('Captions', `yt-dlp ${stdout.trim().slice(0, 40)} fetches them for /add with a video's address.`);
  } catch {
    return note(
      'Captions',
      "yt-dlp is not installed, so that /add takes files, but no video's address. See github.com/yt-dlp/yt-dlp.",
    );
  }
}
