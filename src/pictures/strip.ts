import { scaleLinear } from 'd3-scale';
import type { StripPicture } from '../core/picture.ts';
import { clock } from '../core/time.ts';
import { framed, HEAD, label } from './frame.ts';
import { element, type Svg } from './svg.ts';
import { fitting, MARGIN, type Theme, TYPE, WIDTH } from './theme.ts';

const ROW = 30;
const BAR = 14;
const NAMES = 118;
const AXIS = 24;
/** Pixels that the shortest span has, so that it is seen. */
const LEAST = 3;

/** Who is talked about when: a row for each player, bars over time, and a diamond for each quote. */
export function drawStrip({ title, duration, estimated, lanes }: StripPicture, theme: Theme): Svg {
  const left = MARGIN + NAMES;
  const right = WIDTH - MARGIN;
  const end = Math.max(1, duration);
  const x = scaleLinear([0, end], [left, right]).clamp(true);
  const bottom = HEAD + lanes.length * ROW;
  const rows = lanes.flatMap(({ label: name, spans, marks }, index) => {
    const middle = HEAD + index * ROW + ROW / 2;
    const bar = (from: number, to: number, fill: string) =>
      element('rect', { x: from, y: middle - BAR / 2, width: Math.max(LEAST, to - from), height: BAR, rx: 3, fill });
    return [
      label(fitting(name, NAMES - 8, TYPE.label), { x: MARGIN, y: middle + 5, size: TYPE.label, fill: theme.ink }),
      bar(left, right, theme.faint),
      ...spans.map(({ start, end }) => bar(x(start), x(end), theme.accent)),
      ...marks.map(({ at }) => diamond(x(at), middle, theme)),
    ];
  });
  const axis = ticks(end).map((second) => {
    const at = x(second);
    const anchor = second === 0 ? 'start' : at > right - 20 ? 'end' : 'middle';
    const shown = second > 0 && estimated ? `≈${clock(second)}` : clock(second);
    return label(shown, { x: at, y: bottom + TYPE.small + 6, size: TYPE.small, fill: theme.quiet, anchor });
  });
  return framed(title, lanes.length * ROW + AXIS, [...rows, ...axis], theme);
}

function diamond(x: number, y: number, { ground, ink }: Theme): Svg {
  const size = 6;
  return element('path', {
    d: `M${round(x)} ${round(y - size)} l${size} ${size} l${-size} ${size} l${-size} ${-size} z`,
    fill: ground ?? 'var(--ground)',
    stroke: ink,
    'stroke-width': 1.5,
  });
}

/** Steps of a clock's face, in seconds. */
const STEPS = [5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];

/** Times along the axis: at most four, so that hours stay apart, at full steps of a clock. */
function ticks(end: number): readonly number[] {
  const step = STEPS.find((each) => end / each <= 3) ?? Math.ceil(end / 3 / 3600) * 3600;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
