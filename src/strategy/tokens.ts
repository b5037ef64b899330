import type { Word } from '../core/transcript.ts';

/** A word prepared for matching. */
export interface Token {
  /** Lower case, without the marks around it, without a possessive ending. */
  readonly norm: string;
  readonly possessive: boolean;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** All its letters are capitals, at least two. */
  readonly shout: boolean;
  /** What the writing says ends after this word: 2 a sentence, 1 a part of one, 0 nothing. */
  readonly stop: 0 | 1 | 2;
}

/** The transcript's words, ready for matching, one for one. */
export function tokensOf(words: readonly Word[]): Token[] {
  return words.map(({ text }) => {
    const known = cache.get(text);
    if (known) return known;
    const token = tokenOf(text);
    if (cache.size > 50_000) cache.clear();
    cache.set(text, token);
    return token;
  });
}

const cache = new Map<string, Token>();

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
    .map((word) => tokenOf(word).norm)
    .filter((word) => word !== '');
}

/** Letters and digits only, so that "deep-seek", "Deepseek" and "deep seek" are one. */
export function squash(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function tokenOf(raw: string): Token {
  // Words of hostile documents can be arbitrarily long; nothing spoken is.
  const text = raw.length > 60 ? raw.slice(0, 60) : raw;
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
  return {
    norm: possessive ? lower.slice(0, -2) : lower,
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
