import type { PassageText } from '../core/store.ts';
import { textOf, wordsOf } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';
import { termsOf } from './terms.ts';

/** Words of a passage: about 30 s at the 160 to 190 words a minute of talks. */
const LENGTH = 80;
/** Words that a passage shares with the next, so that what is said across a border is found in one of them. */
const OVERLAP = 20;

/** The video cut into overlapping passages that together hold every word. */
export function passagesOf(video: Video): readonly PassageText[] {
  const words = wordsOf(video);
  const passages: PassageText[] = [];
  for (let from = 0; from < words.length; from += LENGTH - OVERLAP) {
    const to = Math.min(words.length, from + LENGTH);
    const terms = termsOf(textOf(words, { from, to })).join(' ');
    if (terms !== '') passages.push({ from, to, terms });
    if (to === words.length) break;
  }
  return passages;
}
