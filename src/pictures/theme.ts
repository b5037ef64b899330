/** The colours of a drawing: of a page, which may be light or dark, or of its own. */
export interface Theme {
  /** What it stands on; null for nothing. */
  readonly ground: string | null;
  readonly ink: string;
  readonly quiet: string;
  /** Lines behind, and grounds of bars. */
  readonly faint: string;
  /** What is meant; told apart from `faint` by lightness as well. */
  readonly accent: string;
  /** What stands beside it, in a comparison: told apart by its hatching as well. */
  readonly other: string;
}

/** Takes its colours from the page, by its custom properties. */
export const PAGE: Theme = {
  ground: null,
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  faint: 'var(--line)',
  accent: 'var(--accent)',
  other: 'var(--ink)',
};

/** A card of its own for chats, whose ground may be any: 7:1 at least between ink and ground (WCAG 2.2, 1.4.6). */
export const CARD: Theme = {
  ground: '#ffffff',
  ink: '#1b2130',
  quiet: '#4d566b',
  faint: '#d9dee8',
  accent: '#1f4fa3',
  other: '#1b2130',
};

/** Pixels of a drawing's width, before it is enlarged: few, since a chat on a phone may show it half as wide as this. */
export const WIDTH = 400;
export const MARGIN = 16;
export const TYPE = { title: 17, label: 15, small: 13 } as const;
/** Of a name in one line, and in two. */
export const NAME = { one: TYPE.label, two: TYPE.small } as const;

export { fitting } from './letters.ts';
