/**
 * Measures the search beside others on the same passages, in one run; then the order of what answers alike, reading and
 * indexing, and the first page of a small and a large library.
 * Usage: npm run bench -- LIBRARY [--times 40] [--engines name,name] [--json FILE]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { ChildError, child } from './children.ts';
import { passagesIn, talksIn } from './corpus.ts';
import { measureEngine, type Result } from './engine-run.ts';
import { OURS, PEERS } from './engines/index.ts';
import { type Asked, newerFirst, oneMoreSchema, readingSchema, treatmentSchema } from './measured.ts';
import { measurePages } from './pages.ts';
import { mixedQuestions, questionsOf } from './questions.ts';
import { newerText, readingText, tableOf, treatmentText } from './table.ts';

const SEED = 20;
/** Milliseconds for each part of what one engine is asked. */
const PATIENCE = 20_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    times: { type: 'string', default: '1,40' },
    engines: { type: 'string' },
    json: { type: 'string' },
    patience: { type: 'string' },
  },
});
const library = positionals[0] ?? 'seeds';
const names = [OURS, ...PEERS.map(({ name }) => name)].filter(
  (name) =>
    !values.engines || values.engines.split(',').some((wanted) => name.toLowerCase().includes(wanted.toLowerCase())),
);
const folder = mkdtempSync(join(tmpdir(), 'cuepoint-bench-'));
const results: Result[] = [];
const treatments: ({ readonly times: number } & z.infer<typeof treatmentSchema>)[] = [];
const oneMore: ({ readonly times: number } & z.infer<typeof oneMoreSchema>)[] = [];
let beside: unknown = null;
try {
  const talks = await talksIn(library);
  const passages = talks.flatMap(passagesIn);
  const mixed = mixedQuestions(passages, SEED);
  const questions = questionsOf(passages, SEED);
  const typed = mixed
    .flatMap((text) => [text.slice(0, 2), text.slice(0, 4), text.slice(0, 7)])
    .filter((text) => text !== '');
  const patience = Number(values.patience ?? PATIENCE);
  const asked = join(folder, 'asked.json');
  writeFileSync(asked, JSON.stringify({ questions, mixed, typed, patience } satisfies Asked));
  for (const times of values.times.split(',').map(Number)) {
    say(`\n${talks.length * times} talks, ${passages.length * times} passages`);
    const task = { library, times, seed: SEED, passages: passages.length * times, asked };
    for (const name of names) {
      const place = join(folder, `${times}-${name.replaceAll(/\W+/gu, '-')}`);
      const result = measureEngine(name, task, place);
      results.push(result);
      if (name === OURS && result.measured) measureBeside(times, place);
      rmSync(place, { recursive: true, force: true });
      keep();
    }
    say(tableOf(results.filter((result) => result.times === times)));
    for (const known of treatments.filter((treatment) => treatment.times === times)) say(treatmentText(known));
    for (const { one, here } of oneMore.filter((more) => more.times === times)) {
      say(`One more document, until it is found: ${here.toFixed(0)} ms; beside a single one ${one.toFixed(0)} ms.`);
    }
  }
  if (!values.engines) {
    const order = attempt('newer.ts', [library], newerFirst, 'order of what answers alike');
    if (order) say(`\n${newerText(order)}`);
    const reading = attempt('reading.ts', [library], readingSchema, 'reading and indexing');
    if (reading) say(`\n${readingText(reading)}`);
    const pages = await measurePages([5, 5_000], 200);
    say(`\nThe first page of the library, and others\n${pages}`);
    beside = { order, reading, pages };
    keep();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What is measured in the library that ours has built. */
function measureBeside(times: number, place: string): void {
  const known = attempt('treatment.ts', [place], treatmentSchema, `${times} x ${OURS}: what knowing the videos adds`);
  if (known) treatments.push({ times, ...known });
  const more = attempt('one-more.ts', [place, library], oneMoreSchema, `${times} x ${OURS}: one more document`);
  if (more) oneMore.push({ times, ...more });
}

/** What a script measures; null when it could not, which is told where it runs. */
function attempt<T>(script: string, args: readonly string[], schema: z.ZodType<T>, what: string): T | null {
  try {
    return schema.parse(JSON.parse(child(script, args, what)));
  } catch (error) {
    if (error instanceof ChildError) return null;
    throw error;
  }
}

/** Writes what there is so far: a run on a large library takes long, and may be stopped. */
function keep(): void {
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ results, treatments, oneMore, beside }, null, 1)}\n`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
