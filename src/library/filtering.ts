import { quoted } from '../core/arguments.ts';
import { AskerError } from '../core/errors.ts';
import { dayOf, type VideoFilter } from '../core/filters.ts';
import type { Sought } from '../core/library.ts';
import type { Trait, TraitKind, VideoCard, VideoScope } from '../core/store.ts';
import { squash } from './terms.ts';

/** A filter in terms of what the library has. */
export interface Filtered {
  /** Null when every video is asked about. */
  readonly scope: VideoScope | null;
  /** Who must be speaking; null when anybody may. */
  readonly speakers: readonly string[] | null;
}

/** What a filter is held against; both are asked for only when it needs them. */
export interface Known {
  traits(): Promise<readonly Trait[]>;
  findVideo(typed: string): Promise<Sought<Pick<VideoCard, 'id'>>>;
}

/** The filters that are one of the library's traits, and what each is called in a sentence. */
export const TRAIT_FILTERS = {
  by: { kind: 'by', called: 'Nobody who published here is called' },
  from: { kind: 'speaker', called: 'Nobody who is known to speak here is called' },
  topic: { kind: 'topic', called: 'No video has the topic' },
  level: { kind: 'level', called: 'No video has the level' },
  audience: { kind: 'audience', called: 'No video is for' },
  type: { kind: 'type', called: 'No video is a' },
} as const satisfies Readonly<Record<string, { kind: TraitKind; called: string }>>;

/** Values that are offered where none fits. */
const OFFERED = 8;

/**
 * What a filter stands for. A name is matched by any part of it, however it is spelled.
 * @throws AskerError naming what the library has, where it has nothing that fits, or a date is none
 */
export async function resolved(filter: VideoFilter, known: Known): Promise<Filtered> {
  const traits: { kind: TraitKind; values: readonly string[] }[] = [];
  for (const [name, { kind, called }] of Object.entries(TRAIT_FILTERS)) {
    const typed = typedOf(filter, name);
    if (typed === undefined) continue;
    const all = (await known.traits()).filter((trait) => trait.kind === kind);
    const values = fitting(all, typed);
    if (values.length === 0) throw nothingFits(`${called} ${quoted(typed)}.`, all);
    traits.push({ kind, values });
  }
  let ids: readonly string[] | undefined;
  if (filter.in !== undefined) {
    const topics = fitting(
      (await known.traits()).filter(({ kind }) => kind === 'topic'),
      filter.in,
    );
    const { found } = await known.findVideo(filter.in);
    if (found) ids = [found.id];
    else if (topics.length > 0) traits.push({ kind: 'topic', values: topics });
    else throw new AskerError(`No video and no topic is called ${quoted(filter.in)}. /library shows what there is.`);
  }
  const scope: VideoScope = {
    ...(ids ? { ids } : {}),
    ...(traits.length > 0 ? { traits } : {}),
    ...(filter.after === undefined ? {} : { after: dayOf('after', filter.after) }),
    ...(filter.before === undefined ? {} : { before: dayOf('before', filter.before) }),
  };
  const speakers = traits.find(({ kind }) => kind === 'speaker')?.values ?? null;
  return { scope: Object.keys(scope).length === 0 ? null : scope, speakers };
}

/** The values of one filter that go on like this, those of most videos first. */
export function completions(traits: readonly Trait[], name: string, typed: string): readonly string[] {
  const kind = Object.entries(TRAIT_FILTERS).find(([known]) => known === name)?.[1].kind;
  const wanted = squash(typed);
  return traits
    .filter((trait) => trait.kind === kind && squash(trait.value).includes(wanted))
    .sort((a, b) => b.videos - a.videos || (a.value < b.value ? -1 : 1))
    .map(({ value }) => value);
}

function typedOf(filter: VideoFilter, name: string): string | undefined {
  const found = Object.entries(filter).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : undefined;
}

function fitting(traits: readonly Trait[], typed: string): readonly string[] {
  const wanted = squash(typed);
  if (wanted === '') return [];
  const exact = traits.filter(({ value }) => squash(value) === wanted);
  const found = exact.length > 0 ? exact : traits.filter(({ value }) => squash(value).includes(wanted));
  return found.map(({ value }) => value);
}

function nothingFits(message: string, traits: readonly Trait[]): AskerError {
  const most = [...traits].sort((a, b) => b.videos - a.videos).slice(0, OFFERED);
  const has =
    most.length === 0
      ? 'The documents of this library do not say.'
      : `There ${most.length === 1 ? 'is' : 'are'} ${most.map(({ value }) => quoted(value)).join(', ')}${traits.length > most.length ? ' and others' : ''}.`;
  return new AskerError(`${message} ${has}`);
}
