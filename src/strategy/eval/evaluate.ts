import type { Facet } from '../../core/strategy.ts';
import type { Strategies } from '../report.ts';
import { difference, type Interval, intersection, length, overlap, union } from './intervals.ts';

/** One stretch of a labelled talk. Optional text and bridges are neither rewarded nor punished. */
export interface LabelledSegment {
  readonly player: string | null;
  readonly start: number;
  readonly end: number;
  readonly kind?: 'required' | 'optional' | 'bridge' | 'none';
}

/** A talk labelled by hand, in seconds where its document is timed and in words where not. */
export interface LabelledTalk {
  readonly id: string;
  readonly unit: 'seconds' | 'words';
  readonly segments: readonly LabelledSegment[];
  readonly facets?: readonly { player: string; facet: Facet; alt?: readonly Facet[]; start: number; end: number }[];
}

/** How well predictions meet the labels; NaN where nothing could be counted. */
export interface Figures {
  readonly microF1: number;
  /** Mean F1 over the players of the talks. */
  readonly macroF1: number;
  readonly playersPrecision: number;
  readonly playersRecall: number;
  /** Median distance of a run's ends from where they may lie; missed runs count as the cap. */
  readonly boundaryError: number;
  /** Predicted runs for each true run. */
  readonly runsPerRun: number;
  readonly facetFound: number;
  readonly facetFoundWithLabel: number;
  /** Share of quotes that lie in their player's own text. */
  readonly attribution: number;
  readonly talksWithoutStrategy: number;
  readonly leftAlone: number;
}

/** Caps and gaps by unit: a missed boundary counts as a minute, runs join over a breath, longer quotes do not count. */
const LIMITS = { seconds: { cap: 60, gap: 3, quote: 50 }, words: { cap: 150, gap: 10, quote: 120 } } as const;

/** Scores predictions against labels, talk by talk, joined by id. A talk without prediction counts as predicted empty. */
export function evaluate(talks: readonly LabelledTalk[], predictions: readonly Strategies[]): Figures {
  const sum = {
    tp: 0,
    fp: 0,
    fn: 0,
    hit: 0,
    spurious: 0,
    missed: 0,
    runs: 0,
    predicted: 0,
    facets: 0,
    found: 0,
    labelled: 0,
    quotes: 0,
    own: 0,
    negatives: 0,
    clean: 0,
  };
  const f1s: number[] = [];
  const errors: number[] = [];
  for (const talk of talks) {
    const made = predictions.find(({ id }) => id === talk.id);
    const spans = (player: string, kinds: readonly string[]) =>
      union(
        talk.segments
          .filter((one) => one.player === player && kinds.includes(one.kind ?? 'required'))
          .map(({ start, end }): Interval => [start, end]),
      );
    const bridges = talk.segments
      .filter(({ kind }) => kind === 'bridge')
      .map(({ start, end }): Interval => [start, end]);
    const required = namesOf(talk, 'required');
    const tolerated = namesOf(talk, 'optional');
    const listed = [...new Set([...(made?.players ?? []), ...(made?.segments ?? []).map(({ player }) => player)])];
    if (required.length === 0) {
      sum.negatives += 1;
      if (listed.length === 0) sum.clean += 1;
    }
    for (const player of new Set([...required, ...listed])) {
      const truth = spans(player, ['required']);
      const free = difference(union([...spans(player, ['optional']), ...bridges]), truth);
      const said = union(
        (made?.segments ?? []).filter((one) => one.player === player).map(({ start, end }): Interval => [start, end]),
      );
      const tp = length(intersection(said, truth));
      const fp = length(difference(difference(said, truth), free));
      const fn = length(difference(truth, said));
      sum.tp += tp;
      sum.fp += fp;
      sum.fn += fn;
      if (!required.includes(player)) continue;
      f1s.push(f1(tp, fp, fn));
      const ends = boundaryErrors(truth, said, free, LIMITS[talk.unit]);
      errors.push(...ends.errors);
      sum.runs += ends.runs;
      sum.predicted += ends.predicted;
    }
    sum.hit += required.filter((player) => listed.includes(player)).length;
    sum.missed += required.filter((player) => !listed.includes(player)).length;
    sum.spurious += listed.filter((player) => !required.includes(player) && !tolerated.includes(player)).length;
    const quotes = (made?.facets ?? []).filter(({ start, end }) => end - start <= LIMITS[talk.unit].quote);
    for (const label of talk.facets ?? []) {
      const hits = quotes.filter((quote) => quote.player === label.player && meets(quote, label, talk.unit));
      sum.facets += 1;
      if (hits.length > 0) sum.found += 1;
      if (hits.some(({ facet }) => facet === label.facet || label.alt?.includes(facet))) sum.labelled += 1;
    }
    for (const { player, start, end } of quotes) {
      const own = union([...spans(player, ['required']), ...spans(player, ['optional'])]);
      sum.quotes += 1;
      if (length(intersection([[start, end]], own)) >= (end - start) / 2) sum.own += 1;
    }
  }
  return {
    microF1: f1(sum.tp, sum.fp, sum.fn),
    macroF1: f1s.reduce((total, value) => total + value, 0) / f1s.length,
    playersPrecision: sum.hit / (sum.hit + sum.spurious),
    playersRecall: sum.hit / (sum.hit + sum.missed),
    boundaryError: median(errors),
    runsPerRun: sum.predicted / sum.runs,
    facetFound: sum.found / sum.facets,
    facetFoundWithLabel: sum.labelled / sum.facets,
    attribution: sum.own / sum.quotes,
    talksWithoutStrategy: sum.negatives,
    leftAlone: sum.clean,
  };
}

function namesOf(talk: LabelledTalk, kind: string): string[] {
  return [
    ...new Set(
      talk.segments.flatMap((one) => (one.player !== null && (one.kind ?? 'required') === kind ? [one.player] : [])),
    ),
  ];
}

function f1(tp: number, fp: number, fn: number): number {
  return tp + fp + fn === 0 ? 1 : (2 * tp) / (2 * tp + fp + fn);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** A quote finds a labelled one when they share two fifths of the shorter. */
function meets(
  quote: { start: number; end: number },
  label: { start: number; end: number },
  unit: 'seconds' | 'words',
): boolean {
  const shared = overlap([quote.start, quote.end], [label.start, label.end]);
  const shorter = Math.min(quote.end - quote.start, label.end - label.start);
  return shared >= 0.4 * shorter && shared >= Math.min(unit === 'seconds' ? 1.5 : 3, shorter);
}

/** Each true run against the predicted run that overlaps it most. An end may lie anywhere in adjoining free text. */
function boundaryErrors(
  truth: readonly Interval[],
  said: readonly Interval[],
  free: readonly Interval[],
  { cap, gap }: { cap: number; gap: number },
) {
  const runs = joined(truth, free, gap);
  const predicted = joined(said, free, gap);
  const errors = runs.flatMap((run) => {
    let [low, high] = run;
    for (const [from, to] of [...free].reverse()) if (from < low && to >= low - gap) low = from;
    for (const [from, to] of free) if (to > high && from <= high + gap) high = to;
    const [match] = predicted.filter((one) => overlap(one, run) > 0).sort((a, b) => overlap(b, run) - overlap(a, run));
    if (!match) return [cap, cap];
    const start = match[0] < low ? low - match[0] : Math.max(0, match[0] - run[0]);
    const end = match[1] > high ? match[1] - high : Math.max(0, run[1] - match[1]);
    return [Math.min(cap, start), Math.min(cap, end)];
  });
  return {
    errors,
    runs: runs.length,
    predicted: predicted.filter((one) => length(difference([one], free)) > 0).length,
  };
}

function joined(list: readonly Interval[], free: readonly Interval[], gap: number): Interval[] {
  const out: [number, number][] = [];
  for (const [start, end] of list) {
    const last = out.at(-1);
    if (last && length(difference([[last[1], start]], free)) <= gap) last[1] = end;
    else out.push([start, end]);
  }
  return out;
}
