import type { WordSpan } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';

/**
 * The span of at most `limit` words around `at` that reads as a quote: whole thoughts, as many as fit, those of the match
 * first. Where one thought alone is longer, the part of it that holds the match.
 */
export function quoteAround(_video: Video, thoughts: readonly WordSpan[], at: WordSpan, limit: number): WordSpan {
  const first = thoughts.findIndex((thought) => thought.to > at.from);
  const start = thoughts[first];
  if (!start) return at;
  let from = start.from;
  let last = first;
  while ((thoughts[last]?.to ?? at.to) < at.to) last += 1;
  let to = thoughts[last]?.to ?? at.to;
  if (to - from > limit) {
    const spare = Math.max(0, limit - (at.to - at.from));
    from = Math.max(from, at.from - Math.floor(spare / 2));
    return { from, to: Math.min(to, Math.max(at.to, from + limit)) };
  }
  const next = thoughts[last + 1];
  if (to - from < limit / 2 && next && next.to - from <= limit) to = next.to;
  const before = thoughts[first - 1];
  if (to - from < limit / 2 && before && to - before.from <= limit) from = before.from;
  return { from, to };
}
