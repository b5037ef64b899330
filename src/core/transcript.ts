import type { Video } from './video.ts';

/** One spoken word, as written in the transcript, and the index of the cue it stands in. */
export interface Word {
  readonly text: string;
  readonly cue: number;
}

/** A run of words by their offsets in the transcript: `from` inclusive, `to` exclusive. */
export interface WordSpan {
  readonly from: number;
  readonly to: number;
}

/** The transcript as one run of whitespace-separated words. Offsets into it are what spans and claims are kept as. */
export function wordsOf(video: Pick<Video, 'cues'>): readonly Word[] {
  const known = cache.get(video.cues);
  if (known) return known;
  const words: Word[] = [];
  video.cues.forEach((cue, index) => {
    for (const text of cue.text.split(ODD_SPACE.test(cue.text) ? /\s+/u : ' '))
      if (text) words.push({ text, cue: index });
  });
  cache.set(video.cues, words);
  return words;
}

/** White space that is no plain space: most cues have none, and are taken apart in a fraction of the time. */
const ODD_SPACE = /[^\S ]/u;
const cache = new WeakMap<Video['cues'], readonly Word[]>();

/** The exact words of a span, joined by single spaces. */
export function textOf(words: readonly Word[], span: WordSpan): string {
  return words
    .slice(span.from, span.to)
    .map((word) => word.text)
    .join(' ');
}
