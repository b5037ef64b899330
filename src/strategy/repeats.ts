import type { FoundClaim } from '../core/strategy.ts';
import type { Token } from './tokens.ts';
import { CLAIM_WEIGHTS } from './weights.ts';

/** What a quote says: its content words, and its runs of words. */
interface Said {
  readonly claim: FoundClaim;
  readonly words: ReadonlySet<string>;
  readonly runs: ReadonlySet<string>;
}

/**
 * The claims of one player without those that say in nearly the same words what a better one says: most of the content words
 * of the shorter, or, of one facet, some words in a row.
 */
export function withoutRepeats(tokens: readonly Token[], claims: readonly FoundClaim[]): FoundClaim[] {
  const kept: Said[] = [];
  for (const claim of [...claims].sort((a, b) => b.score - a.score)) {
    const said = saidBy(tokens, claim);
    if (!kept.some((better) => repeats(said, better))) kept.push(said);
  }
  const telling = new Set(kept.map(({ claim }) => claim));
  return claims.filter((claim) => telling.has(claim));
}

function saidBy(tokens: readonly Token[], claim: FoundClaim): Said {
  const norms = tokens.slice(claim.span.from, claim.span.to).map(({ norm }) => norm);
  return {
    claim,
    words: new Set(norms.filter((norm) => norm.length >= CONTENT)),
    runs: new Set(norms.slice(RUN - 1).map((_, at) => norms.slice(at, at + RUN).join(' '))),
  };
}

function repeats(said: Said, better: Said): boolean {
  const shared = [...said.words].filter((word) => better.words.has(word)).length;
  if (shared > 0 && shared >= CLAIM_WEIGHTS.repeated * Math.min(said.words.size, better.words.size)) return true;
  return said.claim.facet === better.claim.facet && [...said.runs].some((run) => better.runs.has(run));
}

/** Letters of a word that carries content. */
const CONTENT = 5;
/** Words in a row that two claims of one facet share where one says the other again. */
const RUN = 6;
