/**
 * Measures reading and indexing: documents and words a second, where the time goes, and how quick commands are while the
 * documents are read anew, beside how quick they are otherwise: in turns, so that whatever else the machine does is met by
 * both.
 * Usage: node test/bench/reading.ts [LIBRARY] [--rounds 6] [--json FILE]
 */
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { COMMANDS } from '../../commands/index.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import type { Invocation } from '../../src/core/invocation.ts';
import { SILENT } from '../../src/core/log.ts';
import { indexerOf } from '../../src/indexer.ts';
import { openLibrary } from '../../src/library/index.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { ASKER } from './engines/ours.ts';

/** Milliseconds between two commands. */
const EVERY = 10;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, rounds: { type: 'string', default: '6' } },
});
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
  const asked = await questions();
  const ask = (turn: number) =>
    dispatcher.dispatch(asked[turn % asked.length] ?? { command: 'library', args: {} }, ASKER);
  for (let turn = 0; turn < asked.length; turn += 1) await ask(turn);

  const quiet: number[] = [];
  const reading: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const name of documents) appendFileSync(join(folder, name), '\n');
    const begun = performance.now();
    const busy = await latencies(ask, open.sync());
    const calm = await latencies(ask, pause(performance.now() - begun));
    reading.push(...busy);
    quiet.push(...calm);
    ratios.push(summaryOf(busy).p95 / summaryOf(calm).p95);
  }

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
    slowdownP95: summaryOf(reading).p95 / summaryOf(quiet).p95,
    slowdownsByRound: ratios,
  };
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 1)}\n`);
} finally {
  await open.close();
  stores.close();
  rmSync(home, { recursive: true, force: true });
}

/** One of every kind of command, and questions of words that the library has. */
async function questions(): Promise<readonly Invocation[]> {
  const [first, second] = await open.library.players();
  const named = [first, second].map((each) => each?.player.name ?? 'google');
  const [newest] = (await open.library.videos({ offset: 0, limit: 1 })).items;
  const words = await Promise.all([...'abcdefgh'].map((letter) => open.library.suggestQuestions(letter)));
  const queries = ['strategy', 'search business', ...words.flatMap(([word]) => word ?? [])];
  return [
    ...named.map((player) => ({ command: 'strategy', args: { player } })),
    { command: 'compare', args: { player: named[0] ?? '', other: named[1] ?? '' } },
    { command: 'library', args: {} },
    { command: 'players', args: {} },
    ...['summary', 'keypoints'].map((command) => ({ command, args: { video: newest?.title ?? '' } })),
    ...queries.map((query) => ({ command: 'moments', args: { query } })),
  ];
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
