import type { ClauseEvidence } from './evidence.ts';
import type { Weights } from './weights.ts';

/**
 * Takes back what a stay holds of clauses long after its player was last spoken of: on labelled talks nine in ten words are
 * about it up to 40 words after its name, and one in five beyond 120. Whom the whole talk is about need not be named again.
 * `path` gives each clause's player, -1 for nobody; a new path is returned.
 */
export function withoutFaded(
  path: readonly number[],
  clauses: readonly ClauseEvidence[],
  prior: ReadonlyMap<number, number>,
  weights: Weights,
): number[] {
  const kept = [...path];
  for (let from = 0, to = 0; from < path.length; from = to) {
    const player = path[from] ?? -1;
    while (to < path.length && path[to] === player) to += 1;
    if (player === -1 || (prior.get(player) ?? 0) > weights.main) continue;
    let last = from;
    for (let k = from; k <= to; k++) {
      if (k < to && !clauses[k]?.named.has(player)) continue;
      const faded = fadingAt(clauses, last, k, k === to, weights);
      kept.fill(-1, faded, k);
      last = k;
    }
  }
  return kept;
}

/** The clause between two namings, the second at `to`, from which the player is out of mind; `to` where it never is. */
function fadingAt(
  clauses: readonly ClauseEvidence[],
  from: number,
  to: number,
  ends: boolean,
  weights: Weights,
): number {
  const named = clauses[from]?.span.to ?? 0;
  const gap = (clauses[to]?.span.from ?? Number.POSITIVE_INFINITY) - named;
  if (!ends && gap <= weights.longestGap) return to;
  let meant = named;
  for (let k = from + 1; k < to; k++) {
    const { span, cues } = clauses[k] ?? {};
    if (!span || !cues) return to;
    if (span.from - named > weights.outOfName || (ends && span.from - meant > weights.outOfMind)) return k;
    // "They", not "it" alone, which is seldom a company.
    if (cues.third >= 1) meant = span.to;
  }
  return to;
}
