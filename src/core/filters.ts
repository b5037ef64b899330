import { quoted } from './arguments.ts';
import { AskerError } from './errors.ts';

/** Which videos are asked about, as it was typed. */
export interface VideoFilter {
  /** Words of a title, an id or a URL; or a topic. */
  readonly in?: string | undefined;
  /** Any part of the name of who published it. */
  readonly by?: string | undefined;
  /** Any part of the name of who speaks: only what they say. */
  readonly from?: string | undefined;
  readonly topic?: string | undefined;
  readonly level?: string | undefined;
  readonly audience?: string | undefined;
  readonly type?: string | undefined;
  /** From this year, month or day on; and before it. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** The filters, in the order in which they are told. */
export const FILTERS = [
  'in',
  'by',
  'from',
  'topic',
  'level',
  'audience',
  'type',
  'after',
  'before',
] as const satisfies readonly (keyof VideoFilter)[];

/**
 * The first day of a year, month or day that somebody typed, as an ISO date.
 * @throws AskerError saying how dates are written
 */
export function dayOf(name: 'after' | 'before', typed: string): string {
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/u.exec(typed.trim()) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // A day that the month does not have would become one of the next month.
  if (year !== '' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)) return iso;
  throw new AskerError(
    `${quoted(typed)} is no date: write \`${name}:2025\`, \`${name}:2025-01\` or \`${name}:2025-01-20\`.`,
  );
}

/** What a filter asks for, in a line: `by Ann, after 2025-01`. Empty when it asks for nothing. */
export function filterLine(filter: VideoFilter): string {
  return FILTERS.flatMap((name) => {
    const typed = filter[name];
    return typed === undefined ? [] : [`${name} ${typed}`];
  }).join(', ');
}

/** The filters that were typed, without those that were not. */
export function typedFilters(args: VideoFilter): Readonly<Record<string, string>> {
  return Object.fromEntries(FILTERS.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]])));
}
