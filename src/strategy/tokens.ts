import type { Word } from '../core/transcript.ts';
import { type Form, formsOf } from './forms.ts';

/** A word prepared for matching. */
export interface Token extends Form {
  /** Its letters and digits alone. */
  readonly bare: string;
  readonly possessive: boolean;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** All its letters are capitals, at least two. */
  readonly shout: boolean;
  /** What the writing says ends after this word: 2 a sentence, 1 a part of one, 0 nothing. */
  readonly stop: 0 | 1 | 2;
}

/** The transcript's words, ready for matching, one for one. */
export function tokensOf(words: readonly Word[]): readonly Token[] {
  const before = read.get(words);
  if (before) return before;
  const tokens = words.map(({ text }) => known(text));
  read.set(words, tokens);
  return tokens;
}

/** A transcript is read once, and asked for again with every quote that is taken from it. */
const read = new WeakMap<readonly Word[], readonly Token[]>();

const known = formsOf(tokenOf);

/** One word, ready for matching. */
export function tokenIn({ text }: Word): Token {
  return known(text);
}

/** Words of hostile documents can be arbitrarily long; nothing spoken is. Characters. */
export const LONGEST_WORD = 60;

/** Share of words that end a sentence above which a transcript counts as punctuated; spoken sentences rarely pass 40 words. */
const PUNCTUATED = 1 / 60;

/** Whether the transcript carries punctuation that can be relied on. */
export function isPunctuated(tokens: readonly Token[]): boolean {
  let stops = 0;
  for (const token of tokens) if (token.stop === 2) stops += 1;
  return stops > tokens.length * PUNCTUATED;
}

/** Lower-case words of a name, split as tokens are. */
export function namedWords(name: string): string[] {
  return name
    .split(/\s+/u)
    .map((word) => known(word).norm)
    .filter((word) => word !== '');
}

/** Letters and digits only, so that "deep-seek", "Deepseek" and "deep seek" are one. */
export function squash(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function tokenOf(raw: string, form: number): Token {
  const text = raw.length > LONGEST_WORD ? raw.slice(0, LONGEST_WORD) : raw;
  const clean = text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[\u2018\u2019\u02bc]/gu, "'");
  const core = clean
    .replace(/^[^\p{L}\p{N}$]+/u, '')
    .replace(/[^\p{L}\p{N}%+']+$/u, '')
    .replace(/'+$/u, '');
  const lower = core.toLowerCase();
  const possessive = lower.length > 2 && lower.endsWith("'s") && !NOT_POSSESSIVE.has(lower);
  const stop =
    /[.?!…]["')\]”]*$/u.test(clean) && !/^(?:mr|mrs|dr|vs|e\.g|i\.e)\.$/iu.test(clean)
      ? 2
      : /[,;:—–]["')\]]*$/u.test(clean)
        ? 1
        : 0;
  const norm = possessive ? lower.slice(0, -2) : lower;
  return {
    norm,
    form,
    bare: squash(norm),
    possessive,
    capital: /^\p{Lu}/u.test(core),
    shout: core.length > 1 && /^[\p{Lu}\p{N}]+$/u.test(core) && /\p{Lu}/u.test(core),
    stop,
  };
}

/** Short forms of "is", "has" and "us", which are no possessives. */
const NOT_POSSESSIVE = new Set(
  "it's that's what's he's she's there's here's let's who's where's how's when's why's this's everyone's one's".split(
    ' ',
  ),
);
