import { neighbours } from './neighbours.ts';
import type { Question } from './question.ts';
import { likeness } from './sounds.ts';
import { STOP_WORDS } from './terms.ts';

/** One way to say a part of a question: a term, or several that follow each other. */
export interface Way {
  readonly terms: readonly string[];
  /** How likely it is what was meant, above 0, at most 1. */
  readonly likely: number;
}

/** A part of a question: what was typed, and the ways in which it may be said. */
export interface Part {
  readonly typed: string;
  readonly ways: readonly Way[];
  /** A phrase that stood in quotes is said exactly so. */
  readonly exact: boolean;
}

/** A question with its words mended. */
export interface MendedQuestion {
  readonly parts: readonly Part[];
  /** The question with every unknown term replaced by the likeliest known one; null when nothing was replaced. */
  readonly understoodAs: string | null;
}

/** The words that the library knows, and what people mean when they type others. */
export interface Vocabulary {
  mend(question: Question): MendedQuestion;
  /** The likeliest known terms that begin like this. */
  complete(start: string, limit: number): readonly string[];
  /** The number of passages that a term stands in. */
  count(term: string): number;
  /** What a term tells, in bits: the rarer it is beside the most frequent one, the more. */
  weigh(term: string): number;
  /** Counts that have changed: above 0 known, 0 known no longer. */
  update(changed: Iterable<readonly [string, number]>): void;
}

/** Ways offered for one part. */
const MOST_WAYS = 6;
/**
 * A term in this many passages or fewer may itself be a slip, and one more for so many of the most frequent term's: what
 * it may stand for is asked for as well.
 */
const RARE = 2;
const ONE_MORE = 4_000;
/** How many times as frequent as a term must be what it is the beginning of, to be meant by it. */
const HALF_TYPED = 8;
/** Likeness below which a word that sounds like another is another word. */
const LEAST_LIKE = 0.6;

/** The vocabulary over the terms of all passages and the number of passages each stands in. */
export function createVocabulary(terms: Iterable<readonly [string, number]>): Vocabulary {
  const counts = new Map(terms);
  let most = 1;
  for (const passages of counts.values()) most = Math.max(most, passages);
  let index: ReturnType<typeof neighbours> | null = null;
  const near = () => {
    index ??= neighbours(counts);
    return index;
  };
  const count = (term: string) => counts.get(term) ?? 0;
  const known = (term: string) => count(term) > RARE + most / ONE_MORE;

  /** Known terms that a typed one may stand for, likeliest first. */
  function guesses(term: string, least = LEAST_LIKE): readonly Way[] {
    const most = tolerance(term);
    if (most === 0) return [];
    const found = new Set([...near().within(term, most), ...near().soundingLike(term)]);
    found.delete(term);
    return Array.from(found, (guess) => ({ terms: [guess], likely: likeness(term, guess) }))
      .filter(({ likely }) => likely >= least)
      .sort((a, b) => b.likely - a.likely || count(b.terms[0] ?? '') - count(a.terms[0] ?? ''))
      .slice(0, MOST_WAYS);
  }

  /** What a half-typed term may become: nothing when it stands for itself more often. */
  function goingOn(term: string): readonly string[] {
    return near()
      .beginning(term, 5)
      .filter((longer) => longer !== term && count(longer) > HALF_TYPED * count(term))
      .slice(0, 4);
  }

  /** `deepseek` as `deep seek`: every split into two known terms, the likelier first. */
  function splits(term: string): readonly Way[] {
    const found: { terms: readonly string[]; rarer: number }[] = [];
    for (let at = 2; at <= term.length - 2; at += 1) {
      const halves = [term.slice(0, at), term.slice(at)];
      const rarer = Math.min(...halves.map(count));
      if (rarer > 0) found.push({ terms: halves, rarer });
    }
    return found
      .sort((a, b) => b.rarer - a.rarer)
      .slice(0, 3)
      .map(({ terms }) => ({ terms, likely: 0.9 }));
  }

  /** `nanobanana`, which some captions have for `nano banana`: a split whose halves are said far more often. */
  function moreOften(term: string): readonly Way[] {
    const often = HALF_TYPED * count(term);
    return term.length < 6
      ? []
      : splits(term).filter(({ terms }) => terms.every((half) => half.length > 2 && count(half) > often));
  }

  /** The terms that say something by themselves, and of the others those that are half of a word: `christop her`. */
  function telling(typed: readonly string[]): readonly string[] {
    return typed.filter((term, at) => {
      const [before = '', after = ''] = [typed[at - 1], typed[at + 1]];
      const ends = before !== '' && !known(before) && count(before + term) > 0;
      const begins = after !== '' && !known(after) && count(term + after) > 0;
      return !STOP_WORDS.has(term) || ends || begins;
    });
  }

  /** The part that begins at a term, and how many terms it takes. */
  function partAt(terms: readonly string[], at: number, open: boolean): { part: Part; taken: number } {
    const [first = '', second = '', third = ''] = terms.slice(at, at + 3);
    for (const [taken, apart] of [
      [3, [first, second, third]],
      [2, [first, second]],
    ] as const) {
      if (apart.includes('')) continue;
      const joined = apart.join('');
      const ways = [
        { terms: [joined], likely: 1 },
        { terms: apart, likely: 1 },
      ];
      if (count(joined) > 0) return { part: { typed: apart.join(' '), ways, exact: false }, taken };
    }
    if (second !== '' && !(known(first) && known(second)) && (first + second).length > 5) {
      // A name that was both split and misheard: `enth ropic`.
      const whole = guesses(first + second, 0.72);
      if (whole.length > 0 && !(count(first) > 0 && count(second) > 0)) {
        const ways = [...whole, { terms: [first, second], likely: 1 }];
        return { part: { typed: `${first} ${second}`, ways, exact: false }, taken: 2 };
      }
    }
    const others = known(first) ? moreOften(first) : [...splits(first), ...guesses(first)];
    const half = open && at === terms.length - 1 ? goingOn(first) : [];
    const ways = [
      ...(count(first) > 0 || others.length + half.length === 0 ? [{ terms: [first], likely: 1 }] : []),
      ...half.map((term) => ({ terms: [term], likely: 0.8 })),
      ...others,
    ];
    return { part: { typed: first, ways: ways.slice(0, MOST_WAYS + 3), exact: false }, taken: 1 };
  }

  return {
    count,
    weigh: (term) => Math.log2(1 + (2 * most) / (1 + count(term))),
    mend({ terms: kept, typed, phrases, open }) {
      const terms = kept.some((term) => !STOP_WORDS.has(term)) ? telling(typed) : kept;
      const parts: Part[] = phrases.map((phrase) => ({
        ...{ typed: `"${phrase.join(' ')}"`, ways: [{ terms: phrase, likely: 1 }] },
        exact: true,
      }));
      const shown = parts.map(({ typed }) => typed);
      let replaced = false;
      for (let at = 0; at < terms.length; ) {
        const { part, taken } = partAt(terms, at, open);
        const [likeliest] = part.ways;
        const instead = likeliest && likeliest.likely < 1 && part.ways.every(({ likely }) => likely < 1);
        const mended = instead ? likeliest.terms.join(' ') : part.typed;
        shown.push(mended);
        replaced ||= mended.replaceAll(' ', '') !== part.typed.replaceAll(' ', '') && !mended.startsWith(part.typed);
        parts.push(part);
        at += taken;
      }
      return { parts, understoodAs: replaced ? shown.join(' ') : null };
    },
    complete: (start, limit) =>
      start === ''
        ? []
        : near()
            .beginning(start, limit + 20)
            .filter((term) => !STOP_WORDS.has(term))
            .slice(0, limit),
    update(changed) {
      for (const [term, passages] of changed) {
        if (index && passages > 0 && !counts.has(term)) index.add(term);
        most = Math.max(most, passages);
        if (passages > 0) counts.set(term, passages);
        else counts.delete(term);
      }
    },
  };
}

/** Edits that may lie between a slip and the word meant: none in short words, where another word is likelier. */
function tolerance(term: string): number {
  if (term.length < 4 || /^\d+$/u.test(term)) return 0;
  return term.length < 6 ? 1 : 2;
}
