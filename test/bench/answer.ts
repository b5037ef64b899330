/**
 * Opens one engine in a process of its own, asks it everything, and prints what was measured.
 * Usage: node --expose-gc answer.ts ENGINE FOLDER QUESTIONS.json [LIBRARY TIMES SEED]
 * With a library, the engine indexes it first and holds it, as nothing was written.
 */
import { readFileSync } from 'node:fs';
import { enlargedPassages, talksIn } from './corpus.ts';
import { type OpenEngine, OURS, openOurs, type Place, peerOf } from './engines/index.ts';
import { type Asked, askedSchema, type Measured, spreadOf } from './measured.ts';
import { KINDS } from './questions.ts';

/** Places that are looked at for the one that was asked for. */
const LOOKED_AT = 10;
/** Places that a reply shows: what a question's time is measured with. */
const SHOWN = 5;
/** Share of the shorter of two spans that they must have in common to be one place. */
const SAME = 0.5;

const [, , name = '', folder = '', file = '', library, times = '1', seed = '1'] = process.argv;
const asked = askedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

// What is indexed is made beforehand: that takes no engine's time.
const held = library === undefined ? null : [...enlargedPassages(await talksIn(library), Number(times), Number(seed))];
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
const opened = performance.now();
const engine = name === OURS ? await openOurs(folder) : await open(name);
await engine.ask(asked.mixed[1] ?? 'first', SHOWN);
const start = performance.now() - opened;
const { found, unasked, rightVideo } = await quality(engine, asked);
const question = await timed(asked.mixed, asked.patience, (text) => engine.ask(text, SHOWN));
const rank = engine.rank?.bind(engine);
const ranking = rank ? await timed(asked.mixed, asked.patience, rank) : null;
const complete = engine.complete?.bind(engine);
const completion = complete ? await timed(asked.typed, asked.patience, (typed) => complete(typed)) : null;
globalThis.gc?.();
const heapMegabytes = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
engine.close();
process.stdout.write(
  JSON.stringify({
    start,
    heapMegabytes,
    found,
    unasked,
    rightVideo,
    question,
    ranking,
    completion,
  } satisfies Measured),
);

function open(name: string): Promise<OpenEngine> {
  const peer = peerOf(name);
  return held && peer.hold ? peer.hold(held, folder) : peer.open(folder);
}

async function quality(engine: OpenEngine, { questions, patience }: Asked) {
  const found: Record<string, number | null> = {};
  const unasked: Record<string, number> = {};
  let right = 0;
  let all = 0;
  for (const kind of KINDS) {
    const ofKind = questions.filter((question) => question.kind === kind);
    const until = performance.now() + patience;
    const ranks: number[] = [];
    for (const { text, target } of ofKind) {
      if (performance.now() > until) break;
      const places = await engine.ask(text, LOOKED_AT);
      const rank = places.findIndex((place) => isSame(place, target));
      ranks.push(rank < 0 ? 0 : 1 / (rank + 1));
      right += places.some(({ videoId }) => videoId === target.videoId) ? 1 : 0;
      all += 1;
    }
    found[kind] = ranks.length === 0 ? null : ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
    unasked[kind] = ofKind.length - ranks.length;
  }
  return { found, unasked, rightVideo: all === 0 ? 0 : right / all };
}

function isSame(place: Place, target: Place): boolean {
  const common = Math.min(place.to, target.to) - Math.max(place.from, target.from);
  return place.videoId === target.videoId && common >= SAME * Math.min(place.to - place.from, target.to - target.from);
}

async function timed(texts: readonly string[], patience: number, ask: (text: string) => Promise<unknown>) {
  const until = performance.now() + patience;
  const times: number[] = [];
  for (const text of texts) {
    const begun = performance.now();
    await ask(text);
    times.push(performance.now() - begun);
    if (performance.now() > until) break;
  }
  return spreadOf(times);
}
