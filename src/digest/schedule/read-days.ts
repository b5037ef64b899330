import { dayGroupOf, weekdayOf } from './day-words.ts';
import type { Typed } from './tokens.ts';

/** Words between two days that span those between. */
const THROUGH = new Set(['-', '–', '—', '~', 'to', 'through', 'thru', 'until', 'till', 'til', 'bis', 'al', 'au', 'a']);

/** Weekdays that begin at a token, and the token after them. */
export interface DaysRead {
  readonly days: readonly number[];
  readonly next: number;
}

/** The days that begin at token `at`: a name, a group or a range, which may run over Sunday. Null when there are none. */
export function readDays({ tokens }: Typed, at: number): DaysRead | null {
  const word = tokens[at]?.key ?? '';
  const two = dayGroupOf(`${word} ${tokens[at + 1]?.key ?? ''}`);
  if (two) return { days: two, next: at + 2 };
  const group = dayGroupOf(word);
  if (group) return { days: group, next: at + 1 };
  const from = weekdayOf(word);
  if (from === null) return null;

  // An abbreviation may have its full stop: `Mon. - Fri.`
  const dot = tokens[at + 1]?.key === '.' ? 1 : 0;
  const to = THROUGH.has(tokens[at + 1 + dot]?.key ?? '') ? weekdayOf(tokens[at + 2 + dot]?.key ?? '') : null;
  if (to === null) return { days: [from], next: at + 1 };
  const length = ((to - from + 7) % 7) + 1;
  return { days: Array.from({ length }, (_, index) => ((from - 1 + index) % 7) + 1), next: at + 3 + dot };
}
