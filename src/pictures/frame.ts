import { setName } from './letters.ts';
import { element, type Svg, text } from './svg.ts';
import { fitting, MARGIN, NAME, type Theme, TYPE, WIDTH } from './theme.ts';

/** Pixels above what a picture shows: its title. */
export const HEAD = MARGIN + TYPE.title + 12;

/** A whole picture: its title over what it shows. `height` is that of what it shows, in pixels. */
export function framed(title: string, height: number, inside: readonly Svg[], theme: Theme): Svg {
  const whole = HEAD + height + MARGIN;
  const ground = theme.ground
    ? [
        element('rect', {
          x: 0.5,
          y: 0.5,
          width: WIDTH - 1,
          height: whole - 1,
          rx: 10,
          fill: theme.ground,
          stroke: theme.faint,
        }),
      ]
    : [];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${whole}`,
      width: WIDTH,
      height: whole,
      role: 'img',
      'font-family': 'Inter, system-ui, sans-serif',
    },
    [
      element('title', {}, [text(title)]),
      hatching(theme),
      ...ground,
      label(fitting(title, WIDTH - 2 * MARGIN, TYPE.title), {
        x: MARGIN,
        y: MARGIN + TYPE.title,
        size: TYPE.title,
        fill: theme.ink,
        weight: 600,
      }),
      ...inside,
    ],
  );
}

/** A line of type. `y` is its base line; `anchor` is where `x` is in it. */
export function label(
  content: string,
  at: { x: number; y: number; size: number; fill: string; weight?: number; anchor?: 'start' | 'middle' | 'end' },
): Svg {
  const { x, y, size, fill, weight = 400, anchor = 'start' } = at;
  return element('text', { x, y, 'font-size': size, 'font-weight': weight, fill, 'text-anchor': anchor }, [
    text(content),
  ]);
}

/** A name in one line or two, so many pixels wide at most, about a middle. */
export function nameLabel(
  name: string,
  pixels: number,
  { middle, ...at }: { x: number; middle: number; fill: string; weight?: number; anchor?: 'start' | 'end' },
): readonly Svg[] {
  const { lines, size } = setName(name, pixels, NAME);
  const high = size + 1;
  return lines.map((line, index) => {
    const y = middle + 5 + (index - (lines.length - 1) / 2) * high;
    return label(line, { ...at, y, size });
  });
}

/** Marks the second of two sides where colour is not seen. */
export const HATCHED = 'url(#hatched)';

function hatching(theme: Theme): Svg {
  const line = element('path', { d: 'M0 6 L6 0', stroke: theme.other, 'stroke-width': 2 });
  const ground = element('rect', { width: 6, height: 6, fill: theme.ground ?? 'none' });
  return element('defs', {}, [
    element('pattern', { id: 'hatched', width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, [ground, line]),
  ]);
}
