import { scaleLinear } from 'd3-scale';
import type { StripPicture } from '../core/picture.ts';
import { clock } from '../core/time.ts';
import { framed, HEAD, label, nameLabel } from './frame.ts';
import { widthOf } from './letters.ts';
import { element, type Svg } from './svg.ts';
import { MARGIN, type Theme, TYPE, WIDTH } from './theme.ts';
import { ticks } from './ticks.ts';

const ROW = 33;
const BAR = 8;
/** Higher than a mark, so that a short span is seen behind one. */
const SPAN = 20;
const NAMES = 124;
const AXIS = 24;
/** Pixels that the shortest span has, so that it is seen. */
const LEAST = 3;
/** Pixels from the middle of a mark to each of its corners. */
const MARK = 5;
/** Pixels between two times. */
const APART = 6;

/** Who is talked about when: a row for each player, bars over time, and a diamond for each quote. */
export function drawStrip({ title, duration, estimated, lanes }: StripPicture, theme: Theme): Svg {
  const left = MARGIN + NAMES;
  const right = WIDTH - MARGIN;
  const end = Math.max(1, duration);
  const x = scaleLinear([0, end], [left, right]).clamp(true);
  const bottom = HEAD + lanes.length * ROW;
  const rows = lanes.flatMap(({ label: name, spans, marks }, index) => {
    const middle = HEAD + index * ROW + ROW / 2;
    const bar = (from: number, to: number, height: number, fill: string) =>
      element('rect', { x: from, y: middle - height / 2, width: Math.max(LEAST, to - from), height, rx: 2, fill });
    return [
      ...nameLabel(name, NAMES - 8, { x: MARGIN, middle, fill: theme.ink }),
      bar(left, right, BAR, theme.faint),
      ...spans.map(({ start, end }) => bar(x(start), x(end), SPAN, theme.accent)),
      ...marks.map(({ at }) => diamond(x(at), middle, theme)),
    ];
  });
  const y = bottom + TYPE.small + 6;
  const axis = timesAlong(end, x, estimated).map(({ shown, at, anchor }) =>
    label(shown, { x: at, y, size: TYPE.small, fill: theme.quiet, anchor }),
  );
  return framed(title, lanes.length * ROW + AXIS, [...rows, ...axis], theme);
}

function diamond(x: number, y: number, { ground, ink }: Theme): Svg {
  return element('path', {
    d: `M${round(x)} ${round(y - MARK)} l${MARK} ${MARK} l${-MARK} ${MARK} l${-MARK} ${-MARK} z`,
    fill: ground ?? 'var(--ground)',
    stroke: ink,
    'stroke-width': 1.5,
  });
}

/** A time along the axis. */
interface Time {
  readonly shown: string;
  /** In pixels, as `anchor` has it. */
  readonly at: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** The times along the axis, as many of them as stand apart: hours are long. */
function timesAlong(end: number, x: (second: number) => number, estimated: boolean): readonly Time[] {
  const right = x(end);
  const all = ticks(end).map((second): Time => {
    const shown = second > 0 && estimated ? `≈${clock(second)}` : clock(second);
    const at = x(second);
    const over = at + widthOf(shown, TYPE.small) / 2 > right + MARGIN / 2;
    return { shown, at: over ? right : at, anchor: second === 0 ? 'start' : over ? 'end' : 'middle' };
  });
  const every = (nth: number) => all.filter((_, index) => index % nth === 0);
  return [1, 2].map(every).find(areApart) ?? all.slice(0, 1);
}

function areApart(all: readonly Time[]): boolean {
  const ends = all.map(({ shown, at, anchor }) => {
    const width = widthOf(shown, TYPE.small);
    const from = anchor === 'start' ? at : anchor === 'middle' ? at - width / 2 : at - width;
    return { from, to: from + width };
  });
  return ends.every(({ from }, index) => from >= (ends[index - 1]?.to ?? Number.NEGATIVE_INFINITY) + APART);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
