import type { RawCue } from './cue-list.ts';

/** A word as a recogniser heard it. */
export interface SpokenWord {
  /** Seconds. */
  readonly start: number;
  /** White space before it counts where `spaced` says so; punctuation joins the word before. */
  readonly text: string;
  readonly speaker: string | null;
}

/** Words of a caption, at most, and seconds between two words that part captions. */
const CAPTION = 14;
const PAUSE = 2;
const SENTENCE_END = /[.?!。？！]["”’)]?$/u;
const PUNCTUATION = /^\s?[.,?!:;%)\]}…。、，？！]{1,4}$/u;
/** Scripts that are written without spaces. */
const JOINS = /^(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai})/u;

/**
 * Captions from words in the order in which they were spoken: each ends with a sentence, a speaker, a pause of two
 * seconds, or fourteen words.
 * @param spaced whether the words carry the spaces between them, as pieces of Whisper do
 */
export function captionsOfWords(words: readonly SpokenWord[], spaced = false): readonly RawCue[] {
  const cues: { start: number; text: string; speaker: string | null; words: number; last: number }[] = [];
  for (const { start, text, speaker } of words) {
    const open = cues.at(-1);
    const punctuates = PUNCTUATION.test(text);
    const joins = punctuates || (spaced ? !/^\s/u.test(text) : JOINS.test(text));
    const fits =
      open &&
      (punctuates ||
        (open.speaker === speaker &&
          open.words < CAPTION &&
          start - open.last < PAUSE &&
          !SENTENCE_END.test(open.text.trimEnd())));
    if (fits) {
      open.text += punctuates ? text.trim() : spaced || joins ? text : ` ${text}`;
      open.words += punctuates ? 0 : 1;
      open.last = Math.max(open.last, start);
    } else cues.push({ start, text, speaker, words: 1, last: start });
  }
  return cues;
}

/** Share of the parts with one word each, from which they are words. */
const NEARLY_ALL = 0.9;

/** Parts as they are; or captions, where a program wrote every word as a part of its own. */
export function captionsOfParts(parts: readonly RawCue[]): readonly RawCue[] {
  const full = parts.filter(({ text }) => text.trim() !== '');
  const single = full.filter(({ text }) => isOneWord(text.trim())).length;
  if (full.length < 4 || single < full.length * NEARLY_ALL) return parts;
  const spaced = full.filter(({ text }) => /^\s/u.test(text)).length * 2 > full.length;
  return captionsOfWords(
    full.map(({ start, text, speaker }) => ({
      start,
      text: spaced ? text : text.trim(),
      speaker: speaker ?? null,
    })),
    spaced,
  );
}

/** A line of a script without spaces is no word, unless it is short. */
function isOneWord(text: string): boolean {
  return !/\s/u.test(text) && text.length <= (JOINS.test(text) ? 2 : 24);
}
