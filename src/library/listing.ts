import type { Library, ListOrder } from '../core/library.ts';
import type { LibraryStore, VideoCard } from '../core/store.ts';
import { resolved } from './filtering.ts';
import type { View } from './view.ts';

/** Lists videos from their cards, which are held in memory: the work does not grow with the transcripts. */
export function createListing(store: LibraryStore, view: View): Library['list'] {
  const ordered = orderings();
  return async ({ query = '', filter = {}, player, order, offset, limit }) => {
    const { scope } = await resolved(filter, {
      traits: view.traits,
      findVideo: async (typed) => (await view.videos()).find(typed),
    });
    const known = query === '' ? await view.cards() : (await view.videos()).list(query);
    const fitting = ordered(known, order);
    const inScope = scope ? new Set((await store.contents(scope)).map(({ id }) => id)) : null;
    const rows = player === undefined ? null : await store.playerRows({ playerId: player });
    const discussing = rows && new Set(rows.flatMap((row) => (row.standing === 'discussed' ? [row.videoId] : [])));
    const cards =
      inScope || discussing
        ? fitting.filter(({ id }) => (inScope?.has(id) ?? true) && (discussing?.has(id) ?? true))
        : fitting;
    return { items: cards.slice(offset, offset + limit), total: cards.length };
  };
}

/** Cards in an order; the whole library is put into each order once. */
function orderings(): (cards: readonly VideoCard[], order?: ListOrder) => readonly VideoCard[] {
  const known = new WeakMap<readonly VideoCard[], Map<ListOrder, readonly VideoCard[]>>();
  return (cards, order) => {
    if (order === undefined) return cards;
    const orders = known.get(cards) ?? new Map<ListOrder, readonly VideoCard[]>();
    known.set(cards, orders);
    const done = orders.get(order) ?? cards.toSorted(COMPARED[order]);
    orders.set(order, done);
    return done;
  };
}

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const COMPARED: Readonly<Record<ListOrder, (a: VideoCard, b: VideoCard) => number>> = {
  newest: (a, b) => byDate(a, b, -1) || compare(a.id, b.id),
  oldest: (a, b) => byDate(a, b, 1) || compare(a.id, b.id),
  title: (a, b) => compare(a.titles[0] ?? '', b.titles[0] ?? '') || compare(a.id, b.id),
  longest: (a, b) => b.duration - a.duration || compare(a.id, b.id),
};

/** Videos without a date come last, whichever way round. */
function byDate(a: VideoCard, b: VideoCard, way: 1 | -1): number {
  if (a.date === null || b.date === null) return Number(a.date === null) - Number(b.date === null);
  return a.date === b.date ? 0 : a.date < b.date ? -way : way;
}
