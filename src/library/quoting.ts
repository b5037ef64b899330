import { type Moment, momentOf } from '../core/moment.ts';
import type { Excerpt } from '../core/passages.ts';
import type { Analyst } from '../core/strategy.ts';
import { type WordSpan, wordsOf } from '../core/transcript.ts';
import { NO_HINTS, type Video } from '../core/video.ts';
import { type Finding, tightest } from './occurrences.ts';

/** Words of a quote that answers a question, at most: what is read in one breath, some 240 characters. */
export const QUOTE = 44;
/**
 * Seconds between the beginnings of two caption lines beyond which no quote goes: either nobody speaks for long, or the line
 * is a long turn, and a quote that begins in it would open long before its words.
 */
const LONG_SILENCE = 30;

/** A quote from an excerpt, and who says it. */
export interface Quoted {
  readonly moment: Moment;
  /** Where it stands in the words of the excerpt. */
  readonly at: WordSpan;
  /** Who says what was asked for; null where the document does not name them. */
  readonly speaker: string | null;
}

/** The quotable span of a video around some of its words: no break in it. */
export function quoteSpan(
  { quoteAround }: Pick<Analyst, 'quoteAround'>,
  video: Video,
  thoughts: readonly WordSpan[],
  at: WordSpan,
): WordSpan {
  return withoutSilence(video, at, quoteAround(video, thoughts, at, QUOTE));
}

/** The quote of what a passage says in answer to a question; null when it says nothing of it. */
export function quoteFrom(
  analyst: Pick<Analyst, 'quoteAround'>,
  excerpt: Excerpt,
  passage: { readonly from: number; readonly terms: string },
  finding: Finding,
): Quoted | null {
  const video = windowOf(excerpt);
  const words = wordsOf(video);
  const at = tightest(words, { first: passage.from - excerpt.from, terms: passage.terms }, finding, QUOTE);
  if (!at) return null;
  const span = quoteSpan(analyst, video, excerpt.thoughts, at);
  const moment = momentOf(video, span);
  const { from, to } = moment.words;
  const speaker = video.cues[words[at.from]?.cue ?? 0]?.speaker ?? null;
  return { moment: { ...moment, words: { from: from + excerpt.from, to: to + excerpt.from } }, at, speaker };
}

/** An excerpt as if it were the whole video: what quotes is asked the same of both. */
function windowOf({ video, cues, end }: Excerpt): Video {
  return {
    ...{ ...video, cues, duration: end },
    ...{ otherTitles: [], summary: [], keyPoints: [], sections: [], description: null, hints: NO_HINTS, sources: {} },
  };
}

/** The part of a quote around a match in which nobody is silent for long: what is said after a break is another thing. */
function withoutSilence(video: Video, at: WordSpan, quote: WordSpan): WordSpan {
  if (video.timing !== 'exact') return quote;
  const words = wordsOf(video);
  const startOf = (index: number) => video.cues[words[index]?.cue ?? 0]?.start ?? 0;
  let { from, to } = {
    from: Math.max(quote.from, Math.min(at.from, quote.to - 1)),
    to: Math.min(quote.to, Math.max(at.to, quote.from + 1)),
  };
  while (from > quote.from && startOf(from) - startOf(from - 1) <= LONG_SILENCE) from -= 1;
  while (to < quote.to && startOf(to) - startOf(to - 1) <= LONG_SILENCE) to += 1;
  return { from, to };
}
