import { FACETS, type Facet } from '../core/strategy.ts';
import type { WordSpan } from '../core/transcript.ts';
import { compileLexicon, type Hit, hitsOf } from './lexicon.ts';
import { FACET_PHRASES } from './phrases.ts';
import type { Token } from './tokens.ts';

const lexicon = compileLexicon(FACET_PHRASES);

export function facetHits(tokens: readonly Token[]): Hit<Facet>[] {
  return hitsOf(tokens, lexicon);
}

/** How strongly a span speaks for each facet: the sum of its phrases, further ones of a kind counting less. */
export function facetScores(hits: readonly Hit<Facet>[], span: WordSpan): Record<Facet, number> {
  const scores: Record<Facet, number> = { PLAY: 0, BET: 0, WHY: 0, MOVE: 0, RISK: 0, NEXT: 0 };
  for (const hit of hits) {
    if (hit.from < span.from || hit.to > span.to) continue;
    scores[hit.feature] += hit.weight / (1 + scores[hit.feature] * 0.25);
  }
  return scores;
}

/** The facet that the scores speak for, and by how much. */
export function strongest(scores: Readonly<Record<Facet, number>>): { facet: Facet; score: number; lead: number } {
  const ranked = FACETS.map((facet) => ({ facet, score: scores[facet] })).sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  return { facet: first?.facet ?? 'PLAY', score: first?.score ?? 0, lead: (first?.score ?? 0) - (second?.score ?? 0) };
}
