import type { Library, LibraryStatus } from '../core/library.ts';
import { type Moment, momentOf } from '../core/moment.ts';
import type { LibraryStore } from '../core/store.ts';
import type { Analyst, Player } from '../core/strategy.ts';
import { type WordSpan, wordsOf } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';
import { breakdownOf } from './breakdown.ts';
import { createVideoFinder } from './finder.ts';
import { lru } from './lru.ts';
import { matchesIn, tightest } from './occurrences.ts';
import { createPlayerFinder } from './player-finder.ts';
import type { Answer } from './ranking.ts';
import { search } from './search.ts';
import { supportOf, tellingOf } from './telling/index.ts';
import { createVocabulary } from './vocabulary.ts';

/** Words of a quote that answers a question, at most: what is read in one breath, some 240 characters. */
const QUOTE = 44;
/** Seconds between two caption lines that part what is said before from what is said after. */
const LONG_SILENCE = 30;
/** Videos whose transcripts are kept in memory. */
const KEPT_VIDEOS = 64;

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
  const kept = lru<Stored>(KEPT_VIDEOS);
  let view = viewOf(analyst, [], [], { change: 0, terms: [] });

  async function stored(id: string): Promise<Stored | null> {
    const known = kept.get(id);
    if (known) return known;
    const read = await store.video(id);
    if (read) kept.set(id, read);
    return read;
  }
  async function all(ids: readonly string[]): Promise<readonly Stored[]> {
    const found = await Promise.all(ids.map(stored));
    return found.filter((entry) => entry !== null);
  }
  const quoteAt = ({ video, analysis }: Stored, at: WordSpan): Moment =>
    momentOf(video, withoutSilence(video, at, analyst.quoteAround(video, analysis.thoughts, at, QUOTE)));

  return {
    async refresh() {
      view = viewOf(analyst, await store.cards(), await store.playerRows(), await store.vocabulary());
      kept.clear();
    },
    async status(): Promise<LibraryStatus> {
      const documents = await store.documents();
      return {
        videos: view.cards.length,
        documents: documents.filter((document) => document.problem === null).length,
        words: view.cards.reduce((sum, card) => sum + card.words, 0),
        duration: view.cards.reduce((sum, card) => sum + card.duration, 0),
        newest: view.cards[0]?.date ?? null,
        checkedAt: checkedAt(),
        skipped: documents.flatMap(({ path, problem }) => (problem ? [{ path, ...problem }] : [])),
      };
    },
    video: async (id) => (await stored(id))?.video ?? null,
    async findVideo(typed) {
      const sought = view.videos.find(typed);
      const cards = sought.found ? [sought.found] : sought.near;
      const videos = (await all(cards.map((card) => card.id))).map(({ video }) => video);
      const [first] = videos;
      return sought.found && first ? { found: first } : { found: null, near: videos };
    },
    findPlayer: async (typed) => view.players.find(typed),
    contents: async () => view.cards.map(({ id, date }) => ({ id, date })),
    async videos({ query, offset, limit }) {
      const cards = view.videos.list(query ?? '');
      const page = await all(cards.slice(offset, offset + limit).map((card) => card.id));
      return { items: page.map(({ video }) => video), total: cards.length };
    },
    players: async (videoId) => view.players.shares(videoId),
    async breakdown(player: Player, videoId) {
      const rows = view.rows.filter(
        (row) => row.player.id === player.id && (videoId === undefined || row.videoId === videoId),
      );
      return breakdownOf(player, rows, { load: all, quoteAt });
    },
    async moments(question, { videoId, offset, limit }) {
      const scope = videoId === undefined ? {} : { videoIds: [videoId] };
      const found = await search(store, view.vocabulary, question, scope);
      const parts = found.parts.map(({ ways }) => ways.map(({ terms }) => terms));
      const answers = apart(found.answers);
      const items = await Promise.all(
        answers.slice(offset, offset + limit).map(async ({ passage }) => {
          const entry = await stored(passage.videoId);
          const words = entry ? wordsOf(entry.video) : [];
          const at = tightest(words, passage, parts, QUOTE);
          if (!entry || !at) return null;
          const moment = quoteAt(entry, at);
          return { video: entry.video, moment, matches: matchesIn(moment.quote, parts) };
        }),
      );
      const { capped, complete, understoodAs } = found;
      return { items: items.filter((item) => item !== null), total: answers.length, capped, understoodAs, complete };
    },
    async momentAt(video, seconds) {
      const entry = await stored(video.id);
      const cue = video.cues.findLastIndex(({ start }) => start <= seconds);
      const at = wordsOf(video).findIndex((word) => word.cue >= Math.max(0, cue));
      return !entry || at < 0 || seconds > video.duration ? null : quoteAt(entry, { from: at, to: at + 1 });
    },
    async support(video, point) {
      const entry = await stored(video.id);
      const span = supportOf(video, point, view.weigh);
      return entry && span ? quoteAt(entry, span) : null;
    },
    async telling(video, limit) {
      const thoughts = (await stored(video.id))?.analysis.thoughts ?? [];
      return tellingOf(video, thoughts, limit, view.weigh).map(({ span, section }) => ({
        ...momentOf(video, span),
        section,
      }));
    },
    suggestPlayers: async (typed) => view.players.complete(typed).slice(0, 25),
    async suggestVideos(typed) {
      const cards = view.videos.list(typed).slice(0, 25);
      return (await all(cards.map((card) => card.id))).map(({ video }) => video);
    },
    async suggestQuestions(typed) {
      const [, before = '', last = ''] = /^(.*?)(\S*)$/su.exec(typed) ?? [];
      return view.vocabulary.complete(last.toLowerCase(), 25).map((term) => before + term);
    },
  };
}

/** The part of a quote around a match in which nobody is silent for long: what is said after a break is another thing. */
function withoutSilence(video: Video, at: WordSpan, quote: WordSpan): WordSpan {
  if (video.timing !== 'exact') return quote;
  const words = wordsOf(video);
  const startOf = (index: number) => video.cues[words[index]?.cue ?? 0]?.start ?? 0;
  let { from, to } = {
    from: Math.max(quote.from, Math.min(at.from, quote.to - 1)),
    to: Math.min(quote.to, Math.max(at.to, quote.from + 1)),
  };
  while (from > quote.from && startOf(from) - startOf(from - 1) <= LONG_SILENCE) from -= 1;
  while (to < quote.to && startOf(to) - startOf(to - 1) <= LONG_SILENCE) to += 1;
  return { from, to };
}

/** What is held in memory of the library: everything but the transcripts. */
function viewOf(
  analyst: Analyst,
  cards: Awaited<ReturnType<LibraryStore['cards']>>,
  rows: Awaited<ReturnType<LibraryStore['playerRows']>>,
  terms: Awaited<ReturnType<LibraryStore['vocabulary']>>,
) {
  const vocabulary = createVocabulary(terms.terms);
  const most = terms.terms.reduce((highest, [, passages]) => Math.max(highest, passages), 1);
  return {
    cards,
    rows,
    videos: createVideoFinder(cards, rows),
    players: createPlayerFinder(analyst.catalogue, rows),
    vocabulary,
    weigh: (term: string) => Math.log2(1 + (2 * most) / (1 + vocabulary.count(term))),
  };
}

/** The answers without those that overlap a better one: what two of them share is shown once. */
function apart(answers: readonly Answer[]): readonly Answer[] {
  const taken = new Map<string, Answer['passage'][]>();
  return answers.filter(({ passage }) => {
    const others = taken.get(passage.videoId) ?? [];
    if (others.some((other) => passage.from < other.to && other.from < passage.to)) return false;
    taken.set(passage.videoId, [...others, passage]);
    return true;
  });
}
