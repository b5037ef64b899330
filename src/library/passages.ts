import type { PassageText } from '../core/passages.ts';
import { textOf, type Word, wordsOf } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';
import { sketchOf } from './sketch.ts';
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
    if (terms !== '')
      passages.push({ from, to, terms, sketch: sketchOf(terms), ...speakersIn(video, words.slice(from, to)) });
    if (to === words.length) break;
  }
  return passages;
}

/** Who speaks in some words, where the document says so. */
function speakersIn({ cues }: Video, words: readonly Word[]): Pick<PassageText, 'speakers'> {
  const speakers = new Set<string>();
  for (const { cue } of words) {
    const speaker = cues[cue]?.speaker;
    if (speaker !== undefined) speakers.add(speaker);
  }
  return speakers.size === 0 ? {} : { speakers: [...speakers] };
}
