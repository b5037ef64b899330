import type { WordSpan } from '../../core/transcript.ts';
import { wordsOf } from '../../core/transcript.ts';
import type { Video } from '../../core/video.ts';
import { STOP_WORDS, termsOf } from '../terms.ts';
import { stem, type Weigh } from './content.ts';

/** Words looked at together when a curated point is held against the transcript: two or three thoughts. */
const WINDOW = 50;
/** Share of a point's weight that a window must bear out; below it, no moment is claimed to support the point. */
const ENOUGH = 0.2;
/** Terms of a point that must be said close together: two may meet by chance. */
const FEWEST = 3;

/**
 * The run of words that bears out a curated point best, by the summed weight of the point's terms said in it; null when
 * no run says enough of them. Words are compared by their stem, roughly: curated text inflects otherwise than speech.
 */
export function supportOf(video: Video, point: string, weigh: Weigh): WordSpan | null {
  const words = wordsOf(video);
  const wanted = new Map<string, number>();
  for (const term of termsOf(point)) if (!STOP_WORDS.has(term)) wanted.set(stem(term), weigh(term));
  const whole = [...wanted.values()].reduce((sum, weight) => sum + weight, 0);
  const said = words.map(({ text }) => termsOf(text).join(''));
  const hits = said.flatMap((term, at) => {
    const pair = term + (said[at + 1] ?? '');
    return [stem(term), stem(pair)].filter((form) => wanted.has(form)).map((form) => ({ at, form }));
  });
  let best: { span: WordSpan; score: number } | null = null;
  for (const [index, first] of hits.entries()) {
    const seen = new Set<string>();
    let score = 0;
    for (const { at, form } of hits.slice(index, index + 2 * WINDOW)) {
      if (at - first.at >= WINDOW) break;
      if (!seen.has(form)) score += wanted.get(form) ?? 0;
      seen.add(form);
      if (seen.size >= FEWEST && score > (best?.score ?? 0)) best = { span: { from: first.at, to: at + 1 }, score };
    }
  }
  return best && best.score >= whole * ENOUGH ? best.span : null;
}
