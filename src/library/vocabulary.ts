import MiniSearch from 'minisearch';
import type { Alternatives } from '../core/store.ts';
import { STOP_WORDS, termsOf } from './terms.ts';

/** Terms offered in place of one that the library does not have. */
const MOST_GUESSES = 6;
/** A term in this many passages or fewer may itself be a slip: its neighbours are asked for as well. */
const RARE = 1;

/** A question taken apart into what must match. */
export interface MendedQuestion {
  readonly parts: readonly Alternatives[];
  /** The question with every unknown term replaced by the likeliest known one; null when nothing was replaced. */
  readonly understoodAs: string | null;
}

/** The words that the library knows, and what people mean when they type others. */
export interface Vocabulary {
  mend(question: string): MendedQuestion;
  /** The likeliest known terms that begin like this. */
  complete(start: string, limit: number): readonly string[];
}

/** The vocabulary over the terms of all passages and the number of passages each stands in. */
export function createVocabulary(terms: readonly { readonly term: string; readonly passages: number }[]): Vocabulary {
  const counts = new Map(terms.map(({ term, passages }) => [term, passages]));
  const index = new MiniSearch<{ id: string }>({
    fields: ['id'],
    tokenize: (text) => [text],
    processTerm: (term) => term,
    searchOptions: { boostDocument: (term) => Math.log2(2 + (counts.get(String(term)) ?? 0)) },
  });
  index.addAll(terms.map(({ term }) => ({ id: term })));

  const within = (term: string, edits: number): string[] =>
    index
      .search(term, { fuzzy: edits, prefix: false })
      .map((result) => String(result.id))
      .filter((guess) => guess !== term)
      .slice(0, MOST_GUESSES);
  /** Known terms one edit away, or two where there is none: letters that changed places are two. */
  const guesses = (term: string): readonly string[] => {
    const most = tolerance(term);
    const near = most > 0 ? within(term, 1) : [];
    return near.length > 0 || most < 2 ? near : within(term, 2);
  };

  /** `deepseek` as `deep seek`: the split whose rarer half is the most frequent. */
  const split = (term: string): readonly string[] | null => {
    let best: { halves: readonly string[]; count: number } | null = null;
    for (let at = 2; at <= term.length - 2; at += 1) {
      const halves = [term.slice(0, at), term.slice(at)];
      const count = Math.min(...halves.map((half) => counts.get(half) ?? 0));
      if (count > (best?.count ?? 0)) best = { halves, count };
    }
    return best?.halves ?? null;
  };

  return {
    mend(question) {
      const asked = termsOf(question).slice(0, 32);
      const telling = asked.filter((term) => !STOP_WORDS.has(term));
      const kept = telling.length > 0 ? telling : asked;
      const parts: Alternatives[] = [];
      const shown: string[] = [];
      let replaced = false;
      for (let at = 0; at < kept.length; at += 1) {
        const term = kept[at] ?? '';
        const joined = term + (kept[at + 1] ?? '');
        if (joined !== term && counts.has(joined)) {
          parts.push([[joined], [term, kept[at + 1] ?? '']]);
          shown.push(`${term} ${kept[at + 1]}`);
          at += 1;
          continue;
        }
        const known = counts.get(term) ?? 0;
        const halves = known <= RARE ? split(term) : null;
        const others = halves ? [halves] : known <= RARE ? guesses(term).map((guess) => [guess]) : [];
        parts.push(known > 0 || others.length === 0 ? [[term], ...others] : others);
        const likeliest = known === 0 && !halves ? others[0]?.[0] : undefined;
        shown.push(likeliest ?? term);
        replaced ||= likeliest !== undefined;
      }
      return { parts, understoodAs: replaced ? shown.join(' ') : null };
    },
    complete(start, limit) {
      if (start === '') return [];
      return index
        .search(start, { prefix: true, fuzzy: false })
        .map((result) => String(result.id))
        .filter((term) => !STOP_WORDS.has(term))
        .slice(0, limit);
    },
  };
}

/** Edits that may lie between a slip and the word meant: none in short words, where another word is likelier. */
function tolerance(term: string): number {
  if (term.length < 4 || /^\d+$/u.test(term)) return 0;
  return term.length < 6 ? 1 : 2;
}
