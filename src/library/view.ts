import type { LibraryStore, Trait, VideoCard } from '../core/store.ts';
import type { Analyst } from '../core/strategy.ts';
import { createVideoFinder, type VideoFinder } from './finder.ts';
import { createPlayerFinder, type PlayerFinder } from './player-finder.ts';
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
  const cards = once(() => store.cards());
  const videos = once(async () => createVideoFinder(await cards.get(), await store.playerRows()));
  const players = once(async () => createPlayerFinder(analyst.catalogue, await store.playerRows()));
  const traits = once(() => store.traits());
  return {
    vocabulary,
    passages: () => passages,
    cards: cards.get,
    videos: videos.get,
    players: players.get,
    traits: traits.get,
    async refresh() {
      const changed = await store.vocabulary(change);
      vocabulary.update(changed.terms);
      change = changed.change;
      passages = await store.passages();
      for (const each of [cards, videos, players, traits]) each.forget();
    },
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
