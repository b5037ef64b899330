import { STOP_WORDS, termsOf } from '../../src/library/terms.ts';
import { seeded } from '../support/seeded.ts';
import type { BenchPassage } from './corpus.ts';
import { misheard, retyped } from './slips.ts';

/** What is asked of a passage that is to be found again. */
export const KINDS = [
  'words as spoken',
  'scattered words',
  'one typo',
  'names joined or split',
  'names misheard',
] as const;
export type Kind = (typeof KINDS)[number];

export interface BenchQuestion {
  readonly kind: Kind;
  readonly text: string;
  /** Where what was asked for is said: from the first to the last of its words. */
  readonly target: Pick<BenchPassage, 'videoId' | 'from' | 'to'>;
}

/** A question, and the words of the passage that it is made of: they stand together from an offset, or anywhere. */
interface Asking {
  readonly text: string;
  readonly words: readonly string[];
  readonly from?: number;
}

/** Where in the talk the words of a question are said: from the first to the last of them. */
function placeOf({ words, from }: Asking, passage: BenchPassage): BenchQuestion['target'] {
  const said = passage.text.split(' ');
  const places =
    from === undefined
      ? words.map((word) => said.findIndex((other) => other.includes(word)))
      : [from, from + words.length - 1];
  const known = places.filter((place) => place >= 0);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return { videoId: passage.videoId, from: passage.from + first, to: passage.from + last + 1 };
}

/** Passages that are to be found again, by each kind of question. */
export const TARGETS = 300;

/** The questions of every kind, the same for the same passages and seed. */
export function questionsOf(passages: readonly BenchPassage[], seed: number): readonly BenchQuestion[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  const frequency = new Map<string, number>();
  for (const { text } of passages)
    for (const term of new Set(termsOf(text))) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const isTelling = (word: string) => {
    const [term = '', ...others] = termsOf(word);
    return (
      others.length === 0 &&
      term.length > 3 &&
      !STOP_WORDS.has(term) &&
      (frequency.get(term) ?? 0) < passages.length / 20
    );
  };
  const plain = (word: string) => word.replace(/[^\p{L}\p{N}'’-]/gu, '');

  function ask(kind: Kind, { text }: BenchPassage): Asking | null {
    const words = text.split(' ');
    const telling = [...new Set(words.map(plain).filter(isTelling))];
    switch (kind) {
      case 'words as spoken': {
        const at = Math.floor(random() * Math.max(1, words.length - 12));
        const said = words.slice(at, at + 12);
        return { text: said.map(plain).join(' '), words: said, from: at };
      }
      case 'scattered words': {
        const chosen = shuffled(telling).slice(0, 6);
        return chosen.length < 6 ? null : { text: chosen.join(' '), words: chosen };
      }
      case 'one typo': {
        const chosen = shuffled(telling).slice(0, 6);
        const at = chosen.findIndex((word) => word.length > 5);
        const slip = at < 0 ? null : retyped(chosen[at] ?? '', random);
        return chosen.length < 6 || slip === null ? null : { text: chosen.with(at, slip).join(' '), words: chosen };
      }
      case 'names joined or split': {
        const names = namesIn(words, frequency, passages.length);
        const name = pick(names);
        if (!name) return null;
        const others = shuffled(telling.filter((word) => !name.words.includes(word))).slice(0, 2);
        return { text: [regrouped(name.words, random), ...others].join(' '), words: [...name.words, ...others] };
      }
      case 'names misheard': {
        const name = pick(namesIn(words, frequency, passages.length).filter(({ words }) => words.length === 1));
        const heard = name ? misheard(name.words[0] ?? '', random) : null;
        if (!name || heard === null) return null;
        const others = shuffled(telling.filter((word) => !name.words.includes(word))).slice(0, 2);
        return { text: [heard, ...others].join(' '), words: [...name.words, ...others] };
      }
    }
  }

  return KINDS.flatMap((kind) => {
    const asked: BenchQuestion[] = [];
    for (const target of shuffled(passages)) {
      const asking = ask(kind, target);
      if (asking !== null) asked.push({ kind, text: asking.text, target: placeOf(asking, target) });
      if (asked.length === TARGETS) break;
    }
    return asked;
  });
}

/** Names as far as writing shows them: seldom words, written with a capital within a sentence, in ones and twos. */
function namesIn(words: readonly string[], frequency: ReadonlyMap<string, number>, passages: number) {
  const bare = words.map((word) => word.replace(/['’]s?[.,;:!?"”)]*$|[.,;:!?"”)]+$/gu, ''));
  const isName = (at: number) => {
    const word = bare[at] ?? '';
    const before = words[at - 1] ?? '.';
    const seldom = (frequency.get(word.toLowerCase()) ?? 0) < passages / 50;
    return (
      /^\p{Lu}[\p{Ll}\p{Lu}]{3,}$/u.test(word) &&
      !/[.!?:"”]$/u.test(before) &&
      seldom &&
      !STOP_WORDS.has(word.toLowerCase())
    );
  };
  return words.flatMap((_, at) => {
    if (!isName(at)) return [];
    const [first = '', second = ''] = [bare[at], bare[at + 1]];
    const single = first.length >= 6 ? [{ words: [first] }] : [];
    return isName(at + 1) && first === words[at] ? [...single, { words: [first, second] }] : single;
  });
}

/** A name of two words as one, or one as two. */
function regrouped(words: readonly string[], random: () => number): string {
  const [name = ''] = words;
  if (words.length > 1) return words.join('').toLowerCase();
  const at = 3 + Math.floor(random() * (name.length - 5));
  return `${name.slice(0, at)} ${name.slice(at)}`.toLowerCase();
}

/** Questions as people mix them, for the time that they take: words, names, phrases, slips and half-typed words. */
export function mixedQuestions(passages: readonly BenchPassage[], seed: number, many = 200): readonly string[] {
  const random = seeded(seed);
  return Array.from({ length: many }, (_, index) => {
    const words = (passages[Math.floor(random() * passages.length)]?.text ?? '')
      .split(' ')
      .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''));
    const at = Math.floor(random() * Math.max(1, words.length - 6));
    const some = (count: number) => words.slice(at, at + count).join(' ');
    switch (index % 6) {
      case 0:
        return some(1);
      case 1:
        return some(2);
      case 2:
        return some(5);
      case 3:
        return `${some(1)} ${(words[at + 3] ?? '').slice(0, 2)}`;
      case 4:
        return retyped(some(1), random) ?? some(1);
      default:
        return 'what do they say about the';
    }
  });
}
