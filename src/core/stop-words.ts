import { askedWords } from './plain-words-table.ts';

/**
 * English words too frequent to tell passages apart. Left out of a question unless it has no others.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be because been before being but by can could did do does doing
   for from get go going had has have having he her here him his how i if in into is it its just let like me more
   most my no not now of off on one only or our out over own really say says she should so some such t s than that
   the their them then there these they thing things think this those to too up us very was we were what when where
   which while who why will with would you your`.split(/\s+/u),
);

/** Whether a question is made of nothing but such words, and none of them are to be said exactly so. */
export function isSaidEverywhere(question: string): boolean {
  const words = askedWords(question);
  return !/["“”„«»]/u.test(question) && words.length > 0 && words.every(({ word }) => STOP_WORDS.has(word));
}
