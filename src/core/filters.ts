import { quoted } from './arguments.ts';
import { AskerError } from './errors.ts';
import type { Invocation } from './invocation.ts';

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
const FILTERS = [
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

/** Something that may have been meant by a filter that fits nothing: a label to show, and what changes of the filter. */
export interface Instead {
  readonly label: string;
  readonly change: VideoFilter;
}

/** A filter asks for what the library does not have. */
export class FilterError extends AskerError {
  readonly instead: readonly Instead[];

  /** @param message what there is none of, and what there is, as full sentences */
  constructor(message: string, instead: readonly Instead[]) {
    super(message);
    this.instead = instead;
  }
}

/**
 * Runs the work; where its filter fits nothing, what may have been meant is offered.
 * @param again what to run with another filter
 * @param allowed the filters that it takes; all when left out
 * @throws AskerError with those ways out
 */
export async function offeringInstead<T>(
  filter: VideoFilter,
  again: (filter: VideoFilter) => Invocation,
  work: () => Promise<T>,
  allowed: readonly string[] = FILTERS,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const usable = error.instead.filter(({ change }) => Object.keys(change).every((name) => allowed.includes(name)));
    const waysOut = usable.map(({ label, change }) => ({ label, invocation: again({ ...filter, ...change }) }));
    throw new AskerError(error.message, { waysOut });
  }
}

/** Whether what somebody typed is a year, a month or a day. */
export function isDate(typed: string): boolean {
  return isoDayOf(typed) !== null;
}

/**
 * The first day of a year, month or day that somebody typed, as an ISO date.
 * @throws AskerError saying how dates are written
 */
export function dayOf(name: 'after' | 'before', typed: string): string {
  const iso = isoDayOf(typed);
  if (iso !== null) return iso;
  throw new AskerError(
    `${quoted(typed)} is no date: write \`${name}:2025\`, \`${name}:2025-01\` or \`${name}:2025-01-20\`.`,
  );
}

function isoDayOf(typed: string): string | null {
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/u.exec(typed.trim()) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // A day that the month does not have would become one of the next month.
  return year !== '' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** What a filter asks for, in a line: `by Ann, since 2025-01`. Empty when it asks for nothing. */
export function filterLine(filter: VideoFilter): string {
  return FILTERS.flatMap((name) => {
    const typed = filter[name];
    return typed === undefined ? [] : [`${IN_A_LINE[name] ?? name} ${typed}`];
  }).join(', ');
}

/** What filters are called in a line, where their own names might be taken for something else: `after` is from that day on. */
const IN_A_LINE: Partial<Record<(typeof FILTERS)[number], string>> = { from: 'said by', after: 'since' };

/** The filters that were typed, without those that were not. */
export function typedFilters(args: VideoFilter): Readonly<Record<string, string>> {
  return Object.fromEntries(FILTERS.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]])));
}
