import type { Library, LibraryStatus } from '../core/library.ts';
import { type Moment, momentOf } from '../core/moment.ts';
import type { LibraryStore } from '../core/store.ts';
import type { Analyst, Player } from '../core/strategy.ts';
import { type WordSpan, wordsOf } from '../core/transcript.ts';
import { breakdownOf } from './breakdown.ts';
import { completions, resolved } from './filtering.ts';
import { createListing } from './listing.ts';
import { lru } from './lru.ts';
import { createMoments } from './moments.ts';
import { quoteSpan } from './quoting.ts';
import { sharesOf, totalOf } from './shares.ts';
import { supportOf, tellingOf } from './telling/index.ts';
import { createView } from './view.ts';

/** Videos whose transcripts are kept in memory. */
const KEPT_VIDEOS = 16;

/** What a library is made of. */
export interface LibraryParts {
  readonly store: LibraryStore;
  readonly analyst: Analyst;
  /** When the documents were last looked through; null before the first time. */
  readonly checkedAt: () => Date | null;
}

/** A library that can be told that its documents have changed. */
export interface LiveLibrary extends Library {
  /** Takes in what the store now holds. */
  refresh(): Promise<void>;
}

/** The library over a store: empty until its first `refresh`. */
export function createLibrary({ store, analyst, checkedAt }: LibraryParts): LiveLibrary {
  type Stored = NonNullable<Awaited<ReturnType<LibraryStore['video']>>>;
  // Made anew by each refresh: what is being read meanwhile is not kept beyond it.
  let kept = lru<Stored>(KEPT_VIDEOS);
  const view = createView(store, analyst);

  async function stored(id: string): Promise<Stored | null> {
    const cache = kept;
    const known = cache.get(id);
    if (known) return known;
    const read = await store.video(id);
    if (read) cache.set(id, read);
    return read;
  }
  async function all(ids: readonly string[]): Promise<readonly Stored[]> {
    const found = await Promise.all(ids.map(stored));
    return found.filter((entry) => entry !== null);
  }
  const quoteAt = ({ video, analysis }: Stored, at: WordSpan): Moment =>
    momentOf(video, quoteSpan(analyst, video, analysis.thoughts, at));

  return {
    async refresh() {
      await view.refresh();
      kept = lru(KEPT_VIDEOS);
    },
    async status(): Promise<LibraryStatus> {
      const documents = await store.documents();
      return {
        ...(await store.totals()),
        documents: documents.filter((document) => document.problem === null).length,
        checkedAt: checkedAt(),
        skipped: documents.flatMap(({ path, problem }) => (problem ? [{ path, ...problem }] : [])),
      };
    },
    video: async (id) => (await stored(id))?.video ?? null,
    async findVideo(typed) {
      const sought = (await view.videos()).find(typed);
      const cards = sought.found ? [sought.found] : sought.near;
      const videos = (await all(cards.map((card) => card.id))).map(({ video }) => video);
      const [first] = videos;
      return sought.found && first ? { found: first } : { found: null, near: videos };
    },
    findPlayer: async (typed) => (await view.players()).find(typed),
    contents: () => view.contents(),
    async videos({ query, filter = {}, offset, limit }) {
      const finder = view.videos;
      const { scope, understood } = await resolved(filter, {
        traits: view.traits,
        findVideo: async (typed) => (await finder()).find(typed),
      });
      const within = async () => (await store.contents(scope ?? {})).map(({ id }) => id);
      let ids: readonly string[];
      if (query === undefined) ids = await within();
      else {
        const fitting = (await finder()).list(query).map(({ id }) => id);
        const inScope = scope ? new Set(await within()) : null;
        ids = inScope ? fitting.filter((id) => inScope.has(id)) : fitting;
      }
      const page = await all(ids.slice(offset, offset + limit));
      return { items: page.map(({ video }) => video), total: ids.length, filter: understood };
    },
    list: createListing(store, view),
    async players(videoId) {
      return videoId === undefined ? view.shares() : sharesOf((await store.playerRows({ videoId })).map(totalOf));
    },
    appearances: (player) => store.playerRows({ playerId: player.id }),
    async breakdown(player: Player, videoId) {
      const rows = await store.playerRows({ playerId: player.id, ...(videoId === undefined ? {} : { videoId }) });
      return breakdownOf(player, rows, { load: all, quoteAt });
    },
    moments: createMoments(store, analyst, view),
    async momentAt(video, seconds) {
      const entry = await stored(video.id);
      const cue = video.cues.findLastIndex(({ start }) => start <= seconds);
      const at = wordsOf(video).findIndex((word) => word.cue >= Math.max(0, cue));
      return !entry || at < 0 || seconds > video.duration ? null : quoteAt(entry, { from: at, to: at + 1 });
    },
    async support(video, point) {
      const entry = await stored(video.id);
      const span = supportOf(video, point, view.vocabulary.weigh);
      return entry && span ? quoteAt(entry, span) : null;
    },
    async telling(video, limit) {
      const thoughts = (await stored(video.id))?.analysis.thoughts ?? [];
      return tellingOf(video, thoughts, limit, view.vocabulary.weigh).map(({ span, section }) => ({
        ...momentOf(video, span),
        section,
      }));
    },
    suggestPlayers: async (typed) => (await view.players()).complete(typed).slice(0, 25),
    async suggestVideos(typed) {
      const cards = (await view.videos()).list(typed).slice(0, 25);
      return (await all(cards.map((card) => card.id))).map(({ video }) => video);
    },
    async suggestQuestions(typed) {
      const [, before = '', last = ''] = /^(.*?)(\S*)$/su.exec(typed) ?? [];
      return view.vocabulary.complete(last.toLowerCase(), 25).map((term) => before + term);
    },
    suggestFilter: async (name, typed) => completions(await view.traits(), name, typed).slice(0, 25),
  };
}
