import type { Measured } from './measured.ts';
import { KINDS } from './questions.ts';

interface Result {
  readonly engine: string;
  readonly build: number;
  readonly megabytes: number;
  readonly measured: Measured | null;
}

/** The results as a Markdown table: what is found (MRR at 10), and what it costs. */
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
          ...KINDS.map((kind) => share(measured.found[kind] ?? null)),
          share(measured.rightVideo),
          (measured.start / 1000).toFixed(2),
          measured.heapMegabytes.toFixed(0),
          `${measured.question.p50.toFixed(1)} · ${measured.question.p99.toFixed(1)}`,
          measured.ranking ? `${measured.ranking.p50.toFixed(1)} · ${measured.ranking.p99.toFixed(1)}` : '–',
          measured.completion ? measured.completion.p99.toFixed(1) : '–',
          (build / 1000).toFixed(0),
          megabytes.toFixed(0),
        ],
  );
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace(/^0/u, '');
}
