import { quoted } from '../core/arguments.ts';
import { distance } from '../core/distance.ts';
import { FilterError, isDate, type VideoFilter } from '../core/filters.ts';
import { shorten } from '../core/phrasing.ts';
import type { Trait, TraitKind } from '../core/scope.ts';
import type { VideoCard } from '../core/store.ts';
import { squash } from './terms.ts';

/** A filter that is one of the library's traits. */
export interface Unfit {
  /** How it is typed. */
  readonly name: 'by' | 'from' | 'topic' | 'level' | 'audience' | 'type';
  readonly kind: TraitKind;
  /** What begins the sentence that says that nothing is called so. */
  readonly called: string;
  /** What the documents do not say, where they know nothing of it. */
  readonly unsaid: string;
}

/** Values that are offered where none fits. */
const OFFERED = 5;
/** Characters of what is offered. */
const LABEL = 64;
/** Words in which people mean a time. */
const TIME =
  /\b(?:(?:19|20)\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|yesterday|today|week|month|year)\b/iu;

/** Says that nothing is called so, and offers what is nearest, or what there is. */
export function nothingFits({ name, kind, called, unsaid }: Unfit, typed: string, all: readonly Trait[]): FilterError {
  const message = `${called} ${quoted(typed)}.`;
  const since = name === 'from' ? 'after' : name === 'by' ? 'before' : null;
  if (since !== null && isDate(typed)) {
    return new FilterError(
      `${quoted(typed)} is a date, and \`${name}:\` takes a name. For dates: \`${since}:${typed}\`.`,
      [{ label: `${since}:${typed}`, change: { [name]: undefined, [since]: typed } }],
    );
  }
  const dates = since !== null && TIME.test(typed) ? ` For dates there is \`${since}:2025-01\`.` : '';
  const known = all.filter((trait) => trait.kind === kind).toSorted((a, b) => b.videos - a.videos);
  const near = known.filter(({ value }) => isLike(value, typed));
  const none = known.length > 0 ? '' : ` The documents of this library do not say ${unsaid}.`;
  const elsewhere = near.length > 0 ? [] : inTheOther(name, typed, all);
  if (elsewhere.length > 0) {
    const other = name === 'by' ? 'from' : 'by';
    const [one, many] = name === 'by' ? ['speaks here', 'speak here'] : ['publishes here', 'publish here'];
    return new FilterError(
      `${message}${none} ${elsewhere.map(quoted).join(' and ')} ${elsewhere.length > 1 ? many : one}.${dates}`,
      elsewhere.map((value) => ({ label: label(other, value), change: { [name]: undefined, [other]: value } })),
    );
  }
  if (known.length === 0) return new FilterError(`${message}${none}${dates}`, []);
  const offered = (near.length > 0 ? near : known).slice(0, OFFERED).map(({ value }) => value);
  const others = near.length === 0 && known.length > OFFERED ? ' and others' : '';
  const list = offered.map(quoted).join(', ') + others;
  const says = near.length > 0 ? `Nearest: ${list}.` : `There ${known.length === 1 ? 'is' : 'are'} ${list}.`;
  return new FilterError(
    `${message} ${says}${dates}`,
    offered.map((value) => ({ label: label(name, value), change: { [name]: value } })),
  );
}

/** Who speaks, and is called so, where a publisher is asked for; and the other way round. */
function inTheOther(name: Unfit['name'], typed: string, all: readonly Trait[]): readonly string[] {
  const other: TraitKind | null = name === 'by' ? 'speaker' : name === 'from' ? 'by' : null;
  return all
    .filter(({ kind, value }) => kind === other && isLike(value, typed))
    .toSorted((a, b) => b.videos - a.videos)
    .slice(0, OFFERED)
    .map(({ value }) => value);
}

/** Says that neither a video nor a topic is called so, and offers the videos that are near. */
export function noSuchPlace(typed: string, near: readonly Pick<VideoCard, 'id' | 'titles'>[]): FilterError {
  const message =
    near.length > 1
      ? `Several videos fit ${quoted(typed)}. Which one?`
      : `No video and no topic is called ${quoted(typed)}.`;
  const after = near.length === 0 ? ' /library shows what there is.' : near.length === 1 ? ' Is it this one?' : '';
  return new FilterError(
    message + after,
    near.map(({ id, titles }) => ({ label: shorten(titles[0] ?? id, LABEL), change: { in: id } })),
  );
}

/** @throws FilterError where no day is both, which offers them the other way round */
export function assertInOrder(
  { after, before }: VideoFilter,
  days: { readonly after?: string; readonly before?: string },
): void {
  if (days.after === undefined || days.before === undefined || days.after < days.before) return;
  const message = `No day is both since ${quoted(after ?? '')} and before ${quoted(before ?? '')}.`;
  const swapped = { after: before, before: after };
  const isSame = days.after === days.before;
  throw new FilterError(message, isSame ? [] : [{ label: `after:${before} before:${after}`, change: swapped }]);
}

function label(name: string, value: string): string {
  return shorten(`${name}:${value}`, LABEL);
}

/** Whether one is the other with a slip or two: as a whole, or in one of its words. */
function isLike(value: string, typed: string): boolean {
  const wanted = squash(typed);
  const slips = wanted.length < 4 ? 0 : wanted.length < 7 ? 1 : 2;
  if (wanted === '') return false;
  const names = [squash(value), ...value.split(/\s+/u).map(squash)];
  return squash(value).includes(wanted) || names.some((name) => name !== '' && distance(wanted, name, slips) <= slips);
}
