import MiniSearch from 'minisearch';
import type { Sought } from '../core/library.ts';
import type { LibraryStore, VideoCard } from '../core/store.ts';
import { squash, termsOf } from './terms.ts';

/** Videos by what people call them. */
export interface VideoFinder {
  find(typed: string): Sought<VideoCard>;
  /** Cards that fit, best first; every card, newest first, when nothing is typed. */
  list(typed: string): readonly VideoCard[];
}

/** What a listed card may have what is typed in. */
const FIELDS = ['titles', 'keyPoints', 'players'];
/** Words that are to be left out: a word or a quoted phrase behind a minus. */
const WITHOUT = /(^|\s)-(?:"([^"]{1,100})"|([\p{L}\p{N}]\S*))/gu;

/** Videos that are taken in at a time: between them others are answered. */
const AT_ONCE = 100;

/**
 * The finder over all cards, newest first; the players of a video are found like words of its title. With thousands of
 * videos it takes a while, in which others are answered.
 */
export async function createVideoFinder(
  cards: readonly VideoCard[],
  tellings: Awaited<ReturnType<LibraryStore['tellings']>>,
): Promise<VideoFinder> {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const toldIn = Map.groupBy(tellings, ({ videoId }) => videoId);
  const toldOf = Map.groupBy(tellings, ({ name }) => name);
  const names = [...toldOf.keys()].map((name) => ({ name, squashed: squash(name) }));
  const titled = cards.map((card) => ({ card, titles: card.titles.map(squash) }));
  const index = new MiniSearch<{ id: string; titles: string; keyPoints: string; players: string }>({
    fields: ['titles', 'keyPoints', 'players'],
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: {
      boost: { titles: 4, players: 2 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length < 4 ? 0 : term.length < 8 ? 1 : 2),
    },
  });
  const documents = cards.map((card) => ({
    id: card.id,
    titles: card.titles.join(' '),
    keyPoints: card.keyPoints.join(' '),
    players: (toldIn.get(card.id) ?? []).map(({ name }) => name).join(' '),
  }));
  await index.addAllAsync(documents, { chunkSize: AT_ONCE });
  const byAnyId = (typed: string) => idsIn(typed).flatMap((id) => byId.get(id) ?? [])[0];
  const search = (
    typed: string,
    options: { combineWith: 'AND' | 'OR'; fields: string[]; fuzzy?: false; prefix?: false },
  ): VideoCard[] => index.search(typed, options).flatMap(({ id }) => byId.get(String(id)) ?? []);

  /**
   * Those whose title holds what is typed, that tell of a player of that name, or that have all of its words.
   * @param whole words that only begin as they are typed do not count
   */
  function sure(typed: string, whole: boolean): readonly VideoCard[] {
    const wanted = squash(typed);
    const named = titled.filter(({ titles }) => titles.some((title) => title.includes(wanted)));
    const meant = names.filter(({ squashed }) => squashed === wanted).flatMap(({ name }) => toldOf.get(name) ?? []);
    const about = new Set(meant.map(({ videoId }) => videoId));
    const of = about.size > 0 ? cards.filter(({ id }) => about.has(id)) : [];
    const exact = search(typed, {
      combineWith: 'AND',
      fields: FIELDS,
      fuzzy: false,
      ...(whole ? { prefix: false } : {}),
    });
    return [...new Set([...(whole ? [] : named.map(({ card }) => card)), ...of, ...exact])];
  }

  function listed(typed: string): readonly VideoCard[] {
    if (termsOf(typed).length === 0) return cards;
    const found = sure(typed, false);
    if (found.length > 0) return found;
    const all = search(typed, { combineWith: 'AND', fields: FIELDS });
    return all.length > 0 ? all : search(typed, { combineWith: 'OR', fields: FIELDS });
  }

  return {
    find(typed) {
      const named = byAnyId(typed);
      if (named) return { found: named };
      const wanted = squash(typed);
      if (wanted === '') return { found: null, near: [] };
      const exact = titled.filter(({ titles }) => titles.includes(wanted));
      const partial = titled.filter(({ titles }) => titles.some((title) => title.includes(wanted)));
      for (const fitting of [exact, partial]) {
        const [first, ...others] = fitting.map(({ card }) => card);
        if (first)
          return others.length === 0 ? { found: first } : { found: null, near: [first, ...others].slice(0, 5) };
      }
      const all = search(typed, { combineWith: 'AND', fields: ['titles'] });
      if (all[0] && all.length === 1) return { found: all[0] };
      const near = all.length > 0 ? all : search(typed, { combineWith: 'OR', fields: ['titles'] });
      return { found: null, near: near.slice(0, 5) };
    },
    list(typed) {
      const known = byAnyId(typed);
      if (known) return [known];
      const { rest, without } = apart(typed);
      if (without.length === 0) return listed(typed);
      const left = new Set(without.flatMap((text) => sure(text, true)));
      return listed(rest).filter((card) => !left.has(card));
    },
  };
}

/** What is typed, and what is to be left out of it: `pricing -openai`. */
function apart(typed: string): { readonly rest: string; readonly without: readonly string[] } {
  const straight = typed.replace(/[“”„«»]/gu, '"');
  const without = [...straight.matchAll(WITHOUT)].map(([, , phrase, word]) => phrase ?? word ?? '');
  const some = without.filter((text) => termsOf(text).length > 0);
  return { rest: straight.replace(WITHOUT, '$1').trim(), without: some };
}

/** Everything in a typed text that may be a video's id: the text itself, and the parts of a URL. */
export function idsIn(typed: string): readonly string[] {
  const text = typed.trim().replace(/^<|>$/gu, '');
  const withScheme = /^https?:\/\//iu.test(text) ? text : `https://${text}`;
  if (!/[./]/u.test(text) || !URL.canParse(withScheme)) return [text];
  const url = new URL(withScheme);
  return [text, ...url.searchParams.values(), ...url.pathname.split('/').filter((part) => part !== '')];
}
