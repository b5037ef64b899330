import type { z } from 'zod';
import type { Result } from './engine-run.ts';
import type { newerFirst, readingSchema, treatmentSchema } from './measured.ts';
import { KINDS } from './questions.ts';

/** The results as a Markdown table: what is found (MRR at 10), and what it costs. ★: not all could be asked in time. */
export function tableOf(results: readonly Result[]): string {
  const head = [
    'engine',
    ...KINDS,
    'right video',
    'start s',
    'heap MB',
    'question p50 · p99 ms',
    'ranking alone',
    'completion p99 ms',
    'build s',
    'disk MB',
  ];
  const rows = results.map(({ engine, measured, build, megabytes }) =>
    measured === null
      ? [engine, ...head.slice(1).map(() => '–')]
      : [
          engine,
          ...KINDS.map((kind) => share(measured.found[kind] ?? null) + ((measured.unasked[kind] ?? 0) > 0 ? ' ★' : '')),
          share(measured.rightVideo),
          (measured.start / 1000).toFixed(2),
          Math.max(0, measured.heapMegabytes).toFixed(0),
          `${measured.question.p50.toFixed(2)} · ${measured.question.p99.toFixed(1)}`,
          measured.ranking ? `${measured.ranking.p50.toFixed(2)} · ${measured.ranking.p99.toFixed(1)}` : '–',
          measured.completion ? measured.completion.p99.toFixed(1) : '–',
          build === null ? '–' : (build / 1000).toFixed(0),
          megabytes === null ? '–' : megabytes.toFixed(0),
        ],
  );
  const failures = results.flatMap(({ engine, failure }) => (failure === null ? [] : [`${engine}: ${failure}`]));
  return [[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`), failures].flat().join('\n');
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace(/^0/u, '');
}

/** What knowing the videos adds, in sentences. */
export function treatmentText({ with: known, without }: z.infer<typeof treatmentSchema>): string {
  return [
    `Words of a title and of a passage, MRR at 10: ${share(known.titles)}; titles not looked at ${share(without.titles)}.`,
    `Words of a section's title and of a passage in it: ${share(known.sections)}; sections not looked at ${share(without.sections)}.`,
    `A player's name, share of the first ten in talk about it: ${share(known.players)}; players not looked at ${share(without.players)}.`,
  ].join('\n');
}

/** What reading took, in sentences. */
export function readingText(reading: z.infer<typeof readingSchema>): string {
  const { documents, seconds, documentsPerSecond, wordsPerSecond, secondLookMs, quiet, whileReading } = reading;
  const words = Math.round(wordsPerSecond).toLocaleString('en-US');
  return [
    `Reading and indexing: ${documents} documents in ${seconds.toFixed(1)} s,`,
    `${documentsPerSecond.toFixed(0)} documents and ${words} words a second;`,
    `where the time goes: ${JSON.stringify(reading.spent)}. A second look: ${secondLookMs.toFixed(0)} ms.`,
    `Commands, p95: ${quiet.p95.toFixed(1)} ms, while documents are read ${whileReading.p95.toFixed(1)} ms.`,
  ].join('\n');
}

/** In which order answers come that are alike, in a sentence. */
export function newerText(order: z.infer<typeof newerFirst>): string {
  const [ours, alone] = [order.newerFirst.toFixed(2), order.byRankAlone.toFixed(2)];
  return `Of what answers alike, neighbours with the newer first: ${ours}; by BM25 alone ${alone}.`;
}
