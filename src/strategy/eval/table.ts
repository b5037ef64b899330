import type { Analyst } from '../../core/strategy.ts';
import type { Video } from '../../core/video.ts';
import { type Strategies, strategiesOf } from '../report.ts';
import { lastNameSticks, namesAround } from './baselines.ts';
import { evaluate, type Figures, type LabelledTalk } from './evaluate.ts';

/** A labelled talk and the video it labels. */
export interface Labelled {
  readonly talk: LabelledTalk;
  readonly video: Video;
}

/** The figures of the method and of the two baselines on the same talks. */
export function compare(
  labelled: readonly Labelled[],
  analyst: Analyst,
): { method: Figures; around: Figures; sticks: Figures } {
  const talks = labelled.map(({ talk }) => talk);
  const analysed = labelled.map(({ talk, video }) => ({ id: talk.id, video, analysis: analyst.analyse(video) }));
  const scored = (predict: typeof strategiesOf) =>
    evaluate(
      talks,
      analysed.map(({ id, video, analysis }): Strategies => ({ ...predict(video, analysis), id })),
    );
  return { method: scored(strategiesOf), around: scored(namesAround), sticks: scored(lastNameSticks) };
}

/** The comparison as a table in Markdown, one row for each figure. */
export function tableOf(title: string, labelled: readonly Labelled[], analyst: Analyst): string {
  const { method, around, sticks } = compare(labelled, analyst);
  const rows = ROWS.map(([name, show]) => [name, show(around), show(sticks), show(method)]);
  const head = [title, 'names ±40 words', 'last name sticks', 'the method'];
  const widths = head.map((cell, k) => Math.max(cell.length, ...rows.map((row) => row[k]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, k) => cell.padEnd(widths[k] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

const share = (value: number) => (Number.isFinite(value) ? value.toFixed(2).replace(/^0/u, '') : '–');

const ROWS: readonly (readonly [string, (figures: Figures) => string])[] = [
  ['micro F1', ({ microF1 }) => share(microF1)],
  ['macro F1 per player', ({ macroF1 }) => share(macroF1)],
  [
    'players listed, precision / recall',
    ({ playersPrecision, playersRecall }) => `${share(playersPrecision)} / ${share(playersRecall)}`,
  ],
  ['boundary error, median', ({ boundaryError }) => (Number.isFinite(boundaryError) ? boundaryError.toFixed(1) : '–')],
  ['predicted runs for each true run', ({ runsPerRun }) => share(runsPerRun)],
  [
    'facet found / found with its label',
    ({ facetFound, facetFoundWithLabel }) => `${share(facetFound)} / ${share(facetFoundWithLabel)}`,
  ],
  ['quote lies in its player’s own passage', ({ attribution }) => share(attribution)],
  [
    'talks without strategy left alone',
    ({ leftAlone, talksWithoutStrategy }) => `${leftAlone} of ${talksWithoutStrategy}`,
  ],
];
