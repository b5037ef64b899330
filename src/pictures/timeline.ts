import { clock } from '../core/time.ts';
import type { Stop, Timeline, TimelineLane } from '../core/timeline.ts';
import { nameLabel } from './frame.ts';
import { element, type Svg, text } from './svg.ts';
import { PAGE, type Theme, TYPE } from './theme.ts';
import { ticks } from './ticks.ts';

const ROW = 30;
const BAR = 16;
/** Of the line that runs behind the stretches of talk. */
const THIN = 6;
const AXIS = 22;
/** Pixels for the names of the rows. */
const NAMES = 112;

/**
 * The course of a video, as wide as there is room beside the names of its rows: places along it are shares of the width,
 * so that letters, bars and marks keep their size on a phone.
 */
export function drawTimeline({ duration, estimated, lanes, at }: Timeline): {
  readonly names: Svg;
  readonly track: Svg;
} {
  const end = Math.max(1, duration);
  const x = (seconds: number) => percent(shareOf(seconds, end));
  const height = lanes.length * ROW + AXIS;
  const names = lanes.flatMap(({ label: name }, index) =>
    nameLabel(name, NAMES - 6, { x: 0, middle: index * ROW + ROW / 2, fill: PAGE.ink }),
  );
  const rows = lanes.flatMap((lane, index) => rowOf(lane, { middle: index * ROW + ROW / 2, end, theme: PAGE }));
  const axis = ticks(end).map((second) => {
    const anchor = second === 0 ? 'start' : second / end > 0.94 ? 'end' : 'middle';
    const shown = second > 0 && estimated ? `≈${clock(second)}` : clock(second);
    return element(
      'text',
      { x: x(second), y: height - 6, 'font-size': TYPE.small, fill: PAGE.quiet, 'text-anchor': anchor },
      [text(shown)],
    );
  });
  // Where the video is, as long as it plays: the page's script moves it.
  const head = element(
    'svg',
    {
      ...{ class: 'playhead', x: x(at ?? 0), overflow: 'visible', 'data-end': String(end) },
      ...(at === undefined ? { display: 'none' } : {}),
    },
    [element('rect', { x: -1, y: 0, width: 2, height: height - AXIS, fill: PAGE.ink })],
  );
  return {
    names: drawing('names', NAMES, height, names),
    track: drawing('track', '100%', height, [...rows, ...axis, head]),
  };
}

function drawing(name: string, width: number | string, height: number, inside: readonly Svg[]): Svg {
  return element('svg', { class: name, width, height, 'aria-hidden': 'true', focusable: 'false' }, inside);
}

function rowOf(
  { look, spans, marks }: TimelineLane,
  { middle, end, theme }: { middle: number; end: number; theme: Theme },
): readonly Svg[] {
  const bar = (attributes: Readonly<Record<string, string | number>>) =>
    element('rect', { y: middle - BAR / 2, height: BAR, rx: 3, ...attributes });
  return [
    ...(look === 'talk' ? [bar({ x: 0, y: middle - THIN / 2, width: '100%', height: THIN, fill: theme.faint })] : []),
    ...spans.map((span) => {
      const from = shareOf(span.start, end);
      const width = percent(Math.max(0, shareOf(span.end, end) - from));
      const fill = look === 'talk' ? theme.accent : theme.faint;
      // The ground's colour around each parts it from the next, and keeps the shortest in sight.
      return leading(span, [bar({ x: percent(from), width, fill, stroke: look === 'talk' ? fill : 'var(--ground)' })]);
    }),
    ...marks.map((mark) =>
      element('svg', { x: percent(shareOf(mark.at, end)), y: middle, overflow: 'visible' }, [
        leading(mark, [diamond(theme)]),
      ]),
    ),
  ];
}

/** A link for the mouse. Whoever uses the keyboard would have to pass dozens of them. */
function leading({ label: about, href, seek }: Stop, inside: readonly Svg[]): Svg {
  return element('a', { href, 'data-seek': String(Math.max(0, Math.floor(seek))), tabindex: '-1' }, [
    element('title', {}, [text(about)]),
    ...inside,
  ]);
}

function diamond({ ink }: Theme): Svg {
  return element('path', { d: 'M0 -7 l7 7 l-7 7 l-7 -7 z', fill: 'var(--ground)', stroke: ink, 'stroke-width': 1.5 });
}

function shareOf(seconds: number, end: number): number {
  return Math.min(1, Math.max(0, seconds / end));
}

/** A share of the width, to a hundredth of a percent. */
function percent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`;
}
