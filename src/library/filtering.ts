import { quoted } from '../core/arguments.ts';
import { dayOf, type VideoFilter } from '../core/filters.ts';
import type { Sought } from '../core/library.ts';
import type { Trait, TraitKind, VideoScope } from '../core/scope.ts';
import type { VideoCard } from '../core/store.ts';
import { assertInOrder, noSuchPlace, nothingFits } from './filters-unfit.ts';
import { squash } from './terms.ts';

/** A filter in terms of what the library has. */
export interface Filtered {
  /** Null when every video is asked about. */
  readonly scope: VideoScope | null;
  /** Who must be speaking; null when anybody may. */
  readonly speakers: readonly string[] | null;
  /** The filter with the full names of what it was understood as, to be shown. */
  readonly understood: VideoFilter;
}

/** What a filter is held against; both are asked for only when it needs them. */
export interface Known {
  traits(): Promise<readonly Trait[]>;
  findVideo(typed: string): Promise<Sought<Pick<VideoCard, 'id' | 'titles'>>>;
}

/** The filters that are one of the library's traits, what each is called in a sentence, and what it is not said of. */
const TRAIT_FILTERS = {
  by: { kind: 'by', called: 'Nobody who published here is called', unsaid: 'who published the videos' },
  from: { kind: 'speaker', called: 'Nobody who speaks here is called', unsaid: 'who speaks' },
  topic: { kind: 'topic', called: 'No video has the topic', unsaid: 'what topics the videos have' },
  level: { kind: 'level', called: 'No video has the level', unsaid: 'how difficult the videos are' },
  audience: { kind: 'audience', called: 'No video is for', unsaid: 'whom the videos are for' },
  type: { kind: 'type', called: 'No video is a', unsaid: 'what kinds of videos there are' },
} as const satisfies Readonly<Record<string, { kind: TraitKind; called: string; unsaid: string }>>;

type TraitFilter = keyof typeof TRAIT_FILTERS;

/** Full names that are shown of those that fit. */
const NAMED = 2;

/**
 * What a filter stands for. A name is matched by any part of it, however it is spelled.
 * @throws FilterError naming what the library has, where it has nothing that fits
 * @throws AskerError where a date is none
 */
export async function resolved(filter: VideoFilter, known: Known): Promise<Filtered> {
  const traits: { kind: TraitKind; values: readonly string[] }[] = [];
  const understood: Partial<Record<TraitFilter | 'in', string>> = {};
  for (const name of TRAIT_NAMES) {
    const typed = filter[name];
    if (typed === undefined) continue;
    const all = await known.traits();
    const { kind } = TRAIT_FILTERS[name];
    const values = fitting(all, kind, typed);
    if (values.length === 0) throw nothingFits({ name, ...TRAIT_FILTERS[name] }, typed, all);
    traits.push({ kind, values });
    understood[name] = anyOf(values);
  }
  let ids: readonly string[] | undefined;
  if (filter.in !== undefined) {
    const topics = fitting(await known.traits(), 'topic', filter.in);
    const sought = await known.findVideo(filter.in);
    if (!sought.found && topics.length === 0) throw noSuchPlace(filter.in, sought.near);
    if (sought.found) ids = [sought.found.id];
    else traits.push({ kind: 'topic', values: topics });
    understood.in = sought.found ? quoted(sought.found.titles[0] ?? filter.in) : anyOf(topics);
  }
  const scope: VideoScope = {
    ...(ids ? { ids } : {}),
    ...(traits.length > 0 ? { traits } : {}),
    ...(filter.after === undefined ? {} : { after: dayOf('after', filter.after) }),
    ...(filter.before === undefined ? {} : { before: dayOf('before', filter.before) }),
  };
  assertInOrder(filter, scope);
  const speakers = traits.find(({ kind }) => kind === 'speaker')?.values ?? null;
  return {
    scope: Object.keys(scope).length === 0 ? null : scope,
    ...{ speakers, understood: { ...filter, ...understood } },
  };
}

const TRAIT_NAMES = ['by', 'from', 'topic', 'level', 'audience', 'type'] as const satisfies readonly TraitFilter[];

/** `Ann`, `Ann or Bob`, `Ann, Bob or 3 others`. */
function anyOf(values: readonly string[]): string {
  const more = values.length - NAMED;
  const shown = more > 1 ? [...values.slice(0, NAMED), `${more} others`] : values;
  const last = shown.at(-1) ?? '';
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} or ${last}` : last;
}

/** The values of one filter that go on like this, those of most videos first. */
export function completions(traits: readonly Trait[], name: string, typed: string): readonly string[] {
  const kind = TRAIT_NAMES.filter((known) => known === name).map((known) => TRAIT_FILTERS[known].kind)[0];
  const wanted = squash(typed);
  return traits
    .filter((trait) => trait.kind === kind && squash(trait.value).includes(wanted))
    .sort((a, b) => b.videos - a.videos || (a.value < b.value ? -1 : 1))
    .map(({ value }) => value);
}

/** The values that fit, those of most videos first. */
function fitting(traits: readonly Trait[], kind: TraitKind, typed: string): readonly string[] {
  const wanted = squash(typed);
  const known = traits.filter((trait) => trait.kind === kind).toSorted((a, b) => b.videos - a.videos);
  if (wanted === '') return [];
  const exact = known.filter(({ value }) => squash(value) === wanted);
  const found = exact.length > 0 ? exact : known.filter(({ value }) => squash(value).includes(wanted));
  return found.map(({ value }) => value);
}
