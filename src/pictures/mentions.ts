import { scaleBand, scaleLinear } from 'd3-scale';
import type { MentionsPicture } from '../core/picture.ts';
import { framed, HEAD, label, nameLabel } from './frame.ts';
import { element, type Svg } from './svg.ts';
import { MARGIN, type Theme, TYPE, WIDTH } from './theme.ts';

const ROW = 44;
const NAMES = 124;
const TOTALS = 58;
const AXIS = 24;
const TALLEST = ROW - 12;

/** How much players are talked about over time: a row of columns for each, on one scale, with its sum at the end. */
export function drawMentions({ title, unit, periods, lanes }: MentionsPicture, theme: Theme): Svg {
  const left = MARGIN + NAMES;
  const right = WIDTH - MARGIN - TOTALS;
  const x = scaleBand(periods, [left, right]).paddingInner(0.25);
  const most = Math.max(1, ...lanes.flatMap(({ values }) => values));
  const tall = scaleLinear([0, most], [0, TALLEST]);
  const rows = lanes.flatMap(({ label: name, values }, index) => {
    const base = HEAD + (index + 1) * ROW - 4;
    const sum = Math.round(values.reduce((all, value) => all + value, 0));
    return [
      ...nameLabel(name, NAMES - 8, { x: MARGIN, middle: base - 11, fill: theme.ink }),
      element('rect', { x: left, y: base, width: right - left, height: 1, fill: theme.faint }),
      ...periods.flatMap((period, at) => {
        const value = values[at] ?? 0;
        if (value <= 0) return [];
        const height = Math.max(2, tall(value));
        const width = Math.max(1, x.bandwidth());
        return [element('rect', { x: x(period) ?? left, y: base - height, width, height, fill: theme.accent })];
      }),
      label(String(sum), {
        x: WIDTH - MARGIN,
        y: base - 6,
        size: TYPE.label,
        fill: theme.ink,
        anchor: 'end',
        weight: 600,
      }),
    ];
  });
  const bottom = HEAD + lanes.length * ROW + TYPE.small + 4;
  const [first = '', last = ''] = [periods[0], periods.at(-1)];
  const along = [
    label(first, { x: left, y: bottom, size: TYPE.small, fill: theme.quiet }),
    ...(last === first
      ? []
      : [label(last, { x: right, y: bottom, size: TYPE.small, fill: theme.quiet, anchor: 'end' })]),
    label(unit, { x: WIDTH - MARGIN, y: bottom, size: TYPE.small, fill: theme.quiet, anchor: 'end' }),
  ];
  return framed(title, lanes.length * ROW + AXIS, [...rows, ...along], theme);
}
