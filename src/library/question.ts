import { STOP_WORDS, termsOf } from './terms.ts';

/** Terms of a question that are looked at; what is beyond is more than anybody remembers. */
const MOST_TERMS = 32;

/** A question as it is written, before its words are mended. */
export interface Question {
  /** What stands in quotes: said exactly so. */
  readonly phrases: readonly (readonly string[])[];
  /** The other terms, without those that say nothing, in order. */
  readonly terms: readonly string[];
  /** Every term outside of quotes, in order: those that say nothing by themselves as well. */
  readonly typed: readonly string[];
  /** What must not be said: a word or a quoted phrase behind a minus. */
  readonly excluded: readonly (readonly string[])[];
  /** The last term may be half typed: nothing follows it, not even a space. */
  readonly open: boolean;
}

/** Takes a question apart: `"exact words"`, `-without`, and words. Quotes are those of any keyboard. */
export function questionIn(text: string): Question {
  const phrases: (readonly string[])[] = [];
  const excluded: (readonly string[])[] = [];
  const rest = text
    .replace(/[“”„«»]/gu, '"')
    .replace(/(^|\s)(-?)"([^"]{1,300})"/gu, (_, before: string, minus: string, inner: string) => {
      const terms = termsOf(inner).slice(0, MOST_TERMS);
      if (terms.length > 0) (minus === '' ? phrases : excluded).push(terms);
      return before;
    })
    .replace(/(^|\s)-([\p{L}\p{N}]\S*)/gu, (_, before: string, word: string) => {
      const terms = termsOf(word);
      if (terms.length > 0) excluded.push(terms);
      return before;
    });
  const terms = termsOf(rest).slice(0, MOST_TERMS);
  const telling = terms.filter((term) => !STOP_WORDS.has(term));
  const kept = telling.length > 0 || phrases.length > 0 ? telling : terms;
  // A question of nothing but what it excludes asks for those words.
  if (kept.length === 0 && phrases.length === 0)
    return { phrases: [], terms: excluded.flat(), typed: [], excluded: [], open: false };
  const open = /[\p{L}\p{N}]$/u.test(text) && telling.at(-1) === terms.at(-1);
  return { phrases, terms: kept, typed: terms, excluded, open };
}
