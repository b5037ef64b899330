import { scaleLinear } from 'd3-scale';
import type { ComparisonPicture } from '../core/picture.ts';
import { framed, HATCHED, HEAD, label, nameLabel } from './frame.ts';
import { setName, widthOf } from './letters.ts';
import { element, type Svg } from './svg.ts';
import { MARGIN, NAME, type Theme, TYPE, WIDTH } from './theme.ts';

const ROW = 30;
const BAR = 16;
const MIDDLE = 84;
/** Above the rows, by the lines of the longer name. */
const HEADS = [26, 36] as const;
/** Between a bar and its number, and around that. */
const AROUND = 10;

/** Two players back to back: a row for each facet, one side filled, the other hatched, each with its number. */
export function drawComparison({ title, sides, unit, rows }: ComparisonPicture, theme: Theme): Svg {
  const [innerLeft, innerRight] = [(WIDTH - MIDDLE) / 2, (WIDTH + MIDDLE) / 2];
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const numbers = widthOf(String(most), TYPE.label) + AROUND;
  const long = scaleLinear([0, most], [0, innerLeft - MARGIN - numbers]);
  const half = innerLeft - MARGIN;
  const lines = Math.max(...sides.map((name) => setName(name, half, NAME).lines.length));
  const high = lines > 1 ? HEADS[1] : HEADS[0];
  const middle = HEAD + high / 2 - 6;
  const heads = [
    ...nameLabel(sides[0], half, { x: innerLeft, middle, fill: theme.ink, anchor: 'end', weight: 600 }),
    label(unit, { x: WIDTH / 2, y: middle + 5, size: TYPE.small, fill: theme.quiet, anchor: 'middle' }),
    ...nameLabel(sides[1], half, { x: innerRight, middle, fill: theme.ink, weight: 600 }),
  ];
  const bars = rows.flatMap(({ label: name, values: [left, right] }, index) => {
    const middle = HEAD + high + index * ROW + ROW / 2;
    const bar = (x: number, width: number, fill: string) =>
      element('rect', {
        x,
        y: middle - BAR / 2,
        width,
        height: BAR,
        rx: 2,
        fill,
        stroke: theme.ink,
        'stroke-width': width > 0 ? 1 : 0,
      });
    const number = (value: number, x: number, anchor: 'start' | 'end') =>
      label(value === 0 ? '–' : String(value), { x, y: middle + 5, size: TYPE.label, fill: theme.ink, anchor });
    return [
      label(name, { x: WIDTH / 2, y: middle + 5, size: TYPE.label, fill: theme.ink, anchor: 'middle' }),
      bar(innerLeft - long(left), long(left), theme.accent),
      number(left, innerLeft - long(left) - 6, 'end'),
      bar(innerRight, long(right), HATCHED),
      number(right, innerRight + long(right) + 6, 'start'),
    ];
  });
  return framed(title, high + rows.length * ROW, [...heads, ...bars], theme);
}
