import type { WordSpan } from '../../core/transcript.ts';
import type { SpokenWord, Weigh } from './content.ts';

/** A phrase that names a section is said so often in it, at least; a single word must be a name, of three letters or more. */
const OFTEN = 3;
const SHORTEST_NAME = 3;
/** Share of a phrase's uses that must fall into the section: otherwise it names the whole talk. */
const OWN = 0.5;
/** Share of its uses in which a name is written with a capital, in the middle of a sentence. */
const NAMED = 0.6;
/** Words of a phrase, at most, and what each size is worth: two words name a thing better than one. */
const SIZES: readonly number[] = [1, 1.8, 2.2];
/** Characters of a title. */
const LONGEST = 48;

/** A phrase that a talk repeats. */
interface Phrase {
  readonly terms: readonly string[];
  /** Times said. */
  readonly count: number;
  /** Times written like a name. */
  readonly names: number;
  /** As it was spoken first. */
  readonly form: string;
}

/**
 * What each section is about, in words that it repeats and the rest of the talk does not: the one or two phrases of up to
 * three words with the most weight (frequency here, rarity elsewhere: tf–idf over sections and library). Null where no
 * phrase stands out.
 */
export function titlesOf(
  words: readonly SpokenWord[],
  sections: readonly WordSpan[],
  weigh: Weigh,
): readonly (string | null)[] {
  const whole = phrasesIn(words, { from: 0, to: words.length });
  return sections.map((section) => {
    const scored = [...phrasesIn(words, section)].flatMap(([key, phrase]) => {
      const share = phrase.count / Math.max(phrase.count, whole.get(key)?.count ?? 0);
      const { terms } = phrase;
      if (phrase.count < OFTEN || share < OWN) return [];
      const isName =
        !/ing$/u.test(phrase.form) && phrase.names >= phrase.count * NAMED && phrase.form.length >= SHORTEST_NAME;
      if (terms.length === 1 && !isName) return [];
      const rarity = terms.reduce((sum, term) => sum + weigh(term), 0) / terms.length;
      return [{ ...phrase, score: phrase.count * share * rarity * (SIZES[terms.length - 1] ?? 1) }];
    });
    return titleFrom(scored.sort((a, b) => b.score - a.score));
  });
}

function titleFrom(phrases: readonly (Phrase & { readonly score: number })[]): string | null {
  const [first, ...others] = phrases;
  if (!first) return null;
  const second = others.find(
    ({ score, terms }) => score > first.score / 2 && terms.every((term) => !first.terms.includes(term)),
  );
  const both = second ? `${first.form}, ${second.form}` : first.form;
  const title = both.length <= LONGEST ? both : first.form;
  return title.length > LONGEST ? null : title.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function phrasesIn(words: readonly SpokenWord[], { from, to }: WordSpan): ReadonlyMap<string, Phrase> {
  const found = new Map<string, { terms: readonly string[]; count: number; names: number; form: string }>();
  for (let at = from; at < to; at += 1) {
    const terms: string[] = [];
    for (let end = at; end < Math.min(to, at + SIZES.length); end += 1) {
      const word = words[end];
      // "Chain of thought" is one thing.
      if (word?.norm === 'of' && terms.length > 0 && words[end + 1]?.term) continue;
      if (!word?.term || /^\p{N}/u.test(word.norm) || terms.includes(word.term)) break;
      terms.push(word.term);
      const key = terms.join(' ');
      const known = found.get(key);
      const named = isNamed(words, end) ? 1 : 0;
      if (known) {
        known.count += 1;
        known.names += named;
      } else found.set(key, { terms: [...terms], count: 1, names: named, form: formOf(words.slice(at, end + 1)) });
      if (/[.,;:?!]["')\]”]*$/u.test(word.text)) break;
    }
  }
  return found;
}

function formOf(words: readonly SpokenWord[]): string {
  return words.map(({ text }) => text.replace(/^[^\p{L}\p{N}]+|(?:['’]s)?[^\p{L}\p{N}]*$/gu, '')).join(' ');
}

/** Written with a capital where no sentence begins. */
function isNamed(words: readonly SpokenWord[], at: number): boolean {
  return /^\p{Lu}/u.test(words[at]?.text ?? '') && words[at - 1]?.ends === false;
}
