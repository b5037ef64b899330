import { FACETS, type Facet } from '../core/strategy.ts';
import type { WordSpan } from '../core/transcript.ts';
import { compileLexicon, type Hit, hitsOf } from './lexicon.ts';
import { FACET_PHRASES } from './phrases.ts';
import type { Token } from './tokens.ts';

const lexicon = compileLexicon(FACET_PHRASES);

/** Every phrase of a facet in the talk, in order. */
export function facetHits(tokens: readonly Token[]): Hit<Facet>[] {
  return hitsOf(tokens, lexicon);
}

/** How strongly a span speaks for each facet: the sum of its phrases, further ones of a kind counting less. `hits` are in order. */
export function facetScores(hits: readonly Hit<Facet>[], span: WordSpan): Record<Facet, number> {
  const scores: Record<Facet, number> = { PLAY: 0, BET: 0, WHY: 0, MOVE: 0, RISK: 0, NEXT: 0 };
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.from ?? 0) < span.from) low = middle + 1;
    else high = middle;
  }
  for (let k = low; k < hits.length; k++) {
    const hit = hits[k];
    if (!hit || hit.from >= span.to) break;
    if (hit.to <= span.to) scores[hit.feature] += hit.weight / (1 + scores[hit.feature] * 0.25);
  }
  return scores;
}

/** The facet that the scores speak for, how much, and by how much more than for the next. */
export function strongest(scores: Readonly<Record<Facet, number>>): { facet: Facet; score: number; lead: number } {
  const ranked = FACETS.map((facet) => ({ facet, score: scores[facet] })).sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  return { facet: first?.facet ?? 'PLAY', score: first?.score ?? 0, lead: (first?.score ?? 0) - (second?.score ?? 0) };
}
