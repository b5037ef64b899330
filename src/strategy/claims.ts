import type { Facet, FoundClaim } from '../core/strategy.ts';
import { textOf, type Word, type WordSpan } from '../core/transcript.ts';
import { facetScores, strongest } from './facets.ts';
import type { Hit } from './lexicon.ts';

/** A quote of fewer characters says too little, one of more is not read in a chat. */
export const QUOTE = { least: 60, most: 240 } as const;

/** The claims in a player's passages: thoughts that say one of the facets, each long enough to stand alone. */
export function claimsIn(
  words: readonly Word[],
  thoughts: readonly WordSpan[],
  passages: readonly WordSpan[],
  hits: readonly Hit<Facet>[],
): FoundClaim[] {
  const claims: FoundClaim[] = [];
  for (const passage of passages) {
    for (const span of quotable(words, thoughts, passage)) {
      const near = hits.filter((hit) => hit.from >= span.from && hit.to <= span.to);
      const { facet, score, lead } = strongest(facetScores(near, span));
      if (score < 1) continue;
      claims.push({ facet, span, score: Math.min(1, (score + lead) / 10) });
    }
  }
  return claims;
}

/** A passage in quotable spans: its thoughts, short ones joined with the next, long ones cut. */
function quotable(words: readonly Word[], thoughts: readonly WordSpan[], passage: WordSpan): WordSpan[] {
  const spans: { from: number; to: number }[] = [];
  for (const thought of thoughts) {
    if (thought.to <= passage.from || thought.from >= passage.to) continue;
    const from = Math.max(thought.from, passage.from);
    const to = Math.min(thought.to, passage.to);
    const last = spans.at(-1);
    if (last && textOf(words, last).length < QUOTE.least && textOf(words, { from: last.from, to }).length <= QUOTE.most)
      last.to = to;
    else spans.push({ from, to });
  }
  return spans.filter((span) => {
    const { length } = textOf(words, span);
    return length >= QUOTE.least && length <= QUOTE.most;
  });
}
