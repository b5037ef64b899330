import type { PlayerShare } from '../core/library.ts';
import type { Trait } from '../core/scope.ts';
import type { LibraryStore, VideoCard } from '../core/store.ts';
import type { Analyst } from '../core/strategy.ts';
import { createVideoFinder, type VideoFinder } from './finder.ts';
import { createPlayerFinder, type PlayerFinder } from './player-finder.ts';
import { sharesOf } from './shares.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/**
 * What is held in memory of a library: its words and how often they are said. All that grows with the videos is read
 * when it is first asked for, so that a library opens in the time that its vocabulary takes.
 */
export interface View {
  readonly vocabulary: Vocabulary;
  /** The number of passages, as far as it bounds work. */
  passages(): number;
  /** Every card, newest first, those without a date last. */
  cards(): Promise<readonly VideoCard[]>;
  /** The cards of these videos, in this order; the same ones for as long as the library does not change. */
  cardsOf(ids: readonly string[]): Promise<readonly VideoCard[]>;
  /** Every video's id and date, newest first, those without a date last. */
  contents: LibraryStore['contents'];
  /** Who is talked about in all videos, most first. */
  shares(): Promise<readonly PlayerShare[]>;
  videos(): Promise<VideoFinder>;
  players(): Promise<PlayerFinder>;
  traits(): Promise<readonly Trait[]>;
  /** Takes in what has changed since the last time. */
  refresh(): Promise<void>;
}

export function createView(store: LibraryStore, analyst: Analyst): View {
  const vocabulary = createVocabulary([]);
  let change: number | undefined;
  let passages = 0;
  // Made anew by each refresh: what was asked for before it may come after it, and is kept with what it belongs to.
  let known = new Map<string, VideoCard>();
  const cards = once(async () => {
    const keep = keeper(known);
    return (await store.cards()).map(keep);
  });
  const contents = once(() => store.contents());
  const shares = once(async () => sharesOf(await store.playerTotals()));
  const videos = once(async () => createVideoFinder(await cards.get(), await store.tellings()));
  const players = once(async () => createPlayerFinder(analyst.catalogue, await store.named(), await shares.get()));
  const traits = once(() => store.traits());
  return {
    vocabulary,
    passages: () => passages,
    cards: cards.get,
    async cardsOf(ids) {
      const kept = known;
      const lacking = ids.filter((id) => !kept.has(id));
      if (lacking.length > 0) (await store.cards(lacking)).forEach(keeper(kept));
      return ids.flatMap((id) => kept.get(id) ?? []);
    },
    contents: (scope) => (scope ? store.contents(scope) : contents.get()),
    shares: shares.get,
    videos: videos.get,
    players: players.get,
    traits: traits.get,
    async refresh() {
      const changed = await store.vocabulary(change);
      vocabulary.update(changed.terms);
      change = changed.change;
      passages = await store.passages();
      for (const each of [cards, contents, shares, videos, players, traits]) each.forget();
      known = new Map();
    },
  };
}

/** Keeps cards, each the first time that it comes. */
function keeper(known: Map<string, VideoCard>): (card: VideoCard) => VideoCard {
  return (card) => {
    const same = known.get(card.id) ?? card;
    known.set(card.id, same);
    return same;
  };
}

/** A value that is made when it is first asked for, and again after it was forgotten. */
function once<T>(make: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  let made: Promise<T> | null = null;
  return {
    get() {
      if (made) return made;
      const making = make();
      made = making;
      making.catch(() => {
        if (made === making) made = null;
      });
      return making;
    },
    forget() {
      made = null;
    },
  };
}
