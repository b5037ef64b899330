import type { Library, ListOrder } from '../core/library.ts';
import type { VideoScope } from '../core/scope.ts';
import type { LibraryStore, VideoCard } from '../core/store.ts';
import { resolved } from './filtering.ts';
import type { View } from './view.ts';

/** Lists videos from their cards: the work does not grow with the transcripts, nor in order of date with the cards. */
export function createListing(store: LibraryStore, view: View): Library['list'] {
  const ordered = orderings();

  /** The ids that are asked for, in order. */
  async function idsOf(query: string, order: ListOrder | undefined, scope: VideoScope | null) {
    if (query === '' && (order === undefined || order === 'newest' || order === 'oldest')) {
      const newest = await view.contents(scope ?? undefined);
      return order === 'oldest' ? ordered.oldest(newest) : newest;
    }
    const known = query === '' ? await view.cards() : (await view.videos()).list(query);
    const fitting = ordered.cards(known, order);
    const inScope = scope ? new Set((await store.contents(scope)).map(({ id }) => id)) : null;
    return inScope ? fitting.filter(({ id }) => inScope.has(id)) : fitting;
  }

  return async ({ query = '', filter = {}, player, order, offset, limit }) => {
    const { scope } = await resolved(filter, {
      traits: view.traits,
      findVideo: async (typed) => (await view.videos()).find(typed),
    });
    const found = await idsOf(query, order, player === undefined ? scope : { ...scope, discussing: player });
    const page = found.slice(offset, offset + limit).map(({ id }) => id);
    return { items: await view.cardsOf(page), total: found.length };
  };
}

type Dated = Pick<VideoCard, 'id' | 'date'>;
type Comparison<T> = (a: T, b: T) => number;

/** Puts videos into an order; the whole library into each order once. */
function orderings() {
  const dated = remembered<Dated>();
  const cards = remembered<VideoCard>();
  return {
    oldest: (known: readonly Dated[]) => dated(known, 'oldest', BY_DATE.oldest),
    cards: (known: readonly VideoCard[], order?: ListOrder) =>
      order === undefined ? known : cards(known, order, COMPARED[order]),
  };
}

function remembered<T>() {
  const known = new WeakMap<readonly T[], Map<ListOrder, readonly T[]>>();
  return (all: readonly T[], order: ListOrder, compared: Comparison<T>): readonly T[] => {
    const orders = known.get(all) ?? new Map<ListOrder, readonly T[]>();
    known.set(all, orders);
    const done = orders.get(order) ?? all.toSorted(compared);
    orders.set(order, done);
    return done;
  };
}

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const BY_DATE: Readonly<Record<'newest' | 'oldest', Comparison<Dated>>> = {
  newest: (a, b) => byDate(a, b, -1) || compare(a.id, b.id),
  oldest: (a, b) => byDate(a, b, 1) || compare(a.id, b.id),
};

const COMPARED: Readonly<Record<ListOrder, Comparison<VideoCard>>> = {
  ...BY_DATE,
  title: (a, b) => compare(a.titles[0] ?? '', b.titles[0] ?? '') || compare(a.id, b.id),
  longest: (a, b) => b.duration - a.duration || compare(a.id, b.id),
};

/** Videos without a date come last, whichever way round. */
function byDate(a: Dated, b: Dated, way: 1 | -1): number {
  if (a.date === null || b.date === null) return Number(a.date === null) - Number(b.date === null);
  return a.date === b.date ? 0 : a.date < b.date ? -way : way;
}
