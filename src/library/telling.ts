import type { WordSpan } from '../core/transcript.ts';
import { textOf, wordsOf } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';
import { STOP_WORDS, termsOf } from './terms.ts';

/** Words looked at together when a curated point is held against the transcript: two or three thoughts. */
const WINDOW = 50;
/** Share of a point's weight that a window must bear out; below it, no moment is claimed to support the point. */
const ENOUGH = 0.2;
/** Terms of a point that must be said close together: two may meet by chance. */
const FEWEST = 3;

/** How much a term tells, from the number of passages it stands in: inverse document frequency. */
export type Weigh = (term: string) => number;

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

/**
 * The thoughts that together cover what a talk is about: chosen greedily by the weight of the terms they add to those
 * already covered (maximum coverage, as in extractive summarisation: Gillick & Favre 2009, "A Scalable Global Model
 * for Summarization"), one from each stretch of the talk, in the order in which they are spoken.
 */
export function tellingOf(
  video: Video,
  thoughts: readonly WordSpan[],
  limit: number,
  weigh: Weigh,
): readonly WordSpan[] {
  const words = wordsOf(video);
  const candidates = thoughts
    .map((span) => ({ span, text: textOf(words, span) }))
    .filter(({ text }) => text.length >= 60 && text.length <= 260)
    .map(({ span, text }) => ({
      span,
      terms: new Set(
        termsOf(text)
          .filter((term) => !STOP_WORDS.has(term))
          .map(stem),
      ),
    }));
  const frequency = new Map<string, number>();
  for (const { terms } of candidates) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const value = (term: string) => Math.log2(1 + (frequency.get(term) ?? 0)) * weigh(term);

  const covered = new Set<string>();
  const chosen: WordSpan[] = [];
  const open = new Set(Array.from({ length: limit }, (_, stretch) => stretch));
  const stretchOf = (span: WordSpan) =>
    Math.min(limit - 1, Math.floor((span.from / Math.max(1, words.length)) * limit));
  while (open.size > 0) {
    let best: { span: WordSpan; terms: ReadonlySet<string>; gain: number } | null = null;
    for (const { span, terms } of candidates) {
      if (!open.has(stretchOf(span))) continue;
      let gain = 0;
      for (const term of terms) if (!covered.has(term) && (frequency.get(term) ?? 0) > 1) gain += value(term);
      gain /= Math.sqrt(10 + terms.size);
      if (gain > (best?.gain ?? 0)) best = { span, terms, gain };
    }
    if (!best) break;
    chosen.push(best.span);
    open.delete(stretchOf(best.span));
    for (const term of best.terms) covered.add(term);
  }
  return chosen.sort((a, b) => a.from - b.from);
}

/** The common part of a word's forms, roughly: enough to see that `betting` and `bets` belong together. */
function stem(term: string): string {
  if (term.length < 5) return term.replace(/s$/u, '');
  return term.replace(/(?:ities|ity|ies|es|ing|ed|ly|s|e|y)$/u, '').replace(/(.)\1$/u, '$1');
}
