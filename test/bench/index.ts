/**
 * Measures the search beside others on the same passages, in one run; then the order of what answers alike, reading and
 * indexing, and the first page of a small and a large library.
 * Usage: npm run bench -- LIBRARY [--times 40] [--engines name,name] [--json FILE]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { passagesIn, talksIn } from './corpus.ts';
import { OURS, PEERS } from './engines/index.ts';
import { type Asked, type Measured, measuredSchema, newerFirst, readingSchema, treatmentSchema } from './measured.ts';
import { measurePages } from './pages.ts';
import { mixedQuestions, questionsOf } from './questions.ts';
import { readingText, tableOf, treatmentText } from './table.ts';

const SEED = 20;
/** Milliseconds for each part of what one engine is asked. */
const PATIENCE = 20_000;
/** Megabytes that an engine may take: the largest needs some 3 GB. */
const MEMORY = 12_000;

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
const results: {
  times: number;
  engine: string;
  passages: number;
  build: number;
  megabytes: number;
  measured: Measured | null;
}[] = [];
const onceMore = z.object({ one: z.number(), here: z.number() });
const treatments: ({ readonly times: number } & z.infer<typeof treatmentSchema>)[] = [];
const oneMore: ({ readonly times: number } & z.infer<typeof onceMore>)[] = [];
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
    process.stdout.write(`\n${talks.length * times} talks, ${passages.length * times} passages\n`);
    for (const name of names) {
      const place = join(folder, `${times}-${name.replaceAll(/\W+/gu, '-')}`);
      mkdirSync(place);
      const begun = performance.now();
      const measured = run(() => {
        child('build.ts', [name, place, library, String(times), String(SEED)]);
        const built = performance.now() - begun;
        return { built, measured: measuredSchema.parse(JSON.parse(child('answer.ts', [name, place, asked]))) };
      }, name);
      results.push({
        times,
        engine: name,
        passages: passages.length * times,
        build: measured?.built ?? Number.NaN,
        megabytes: sizeOf(place),
        measured: measured?.measured ?? null,
      });
      if (name === OURS && measured) {
        const known = treatmentSchema.parse(JSON.parse(child('treatment.ts', [place])));
        treatments.push({ times, ...known });
        const more = onceMore.parse(JSON.parse(child('one-more.ts', [place, library])));
        oneMore.push({ times, ...more });
      }
      rmSync(place, { recursive: true });
    }
    process.stdout.write(`${tableOf(results.filter((result) => result.times === times))}\n`);
    for (const known of treatments.filter((treatment) => treatment.times === times)) {
      process.stdout.write(`${treatmentText(known)}\n`);
    }
    for (const { one, here } of oneMore.filter((more) => more.times === times)) {
      process.stdout.write(
        `One more talk, until it is found: ${here.toFixed(0)} ms; beside a single talk ${one.toFixed(0)} ms.\n`,
      );
    }
  }
  let beside: unknown = null;
  if (!values.engines) {
    const order = newerFirst.parse(JSON.parse(child('newer.ts', [library])));
    process.stdout.write(
      `\nOf what answers alike, neighbours with the newer first: ${order.newerFirst.toFixed(2)}; by BM25 alone ${order.byRankAlone.toFixed(2)}.\n`,
    );
    const reading = readingSchema.parse(JSON.parse(child('reading.ts', [library])));
    process.stdout.write(`\n${readingText(reading)}\n`);
    const pages = await measurePages([5, 5_000], 200);
    process.stdout.write(`\nThe first page of the library, and others\n${pages}\n`);
    beside = { order, reading, pages };
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ results, treatments, oneMore, beside }, null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function child(script: string, args: readonly string[]): string {
  const flags = ['--expose-gc', `--max-old-space-size=${MEMORY}`];
  return execFileSync(process.execPath, [...flags, join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** An engine that fails, as some do on a large library, is left out of the table with a word. */
function run<T>(work: () => T, name: string): T | null {
  try {
    return work();
  } catch (error) {
    process.stderr.write(`${name} failed: ${error instanceof Error ? error.message.split('\n')[0] : error}\n`);
    return null;
  }
}

function sizeOf(place: string): number {
  const files = execFileSync('du', ['-sk', place], { encoding: 'utf8' });
  return statSync(place).isDirectory() ? Number.parseInt(files, 10) / 1024 : 0;
}
