import type { ClauseEvidence } from './evidence.ts';
import type { Talk } from './talk.ts';
import type { Weights } from './weights.ts';

/**
 * How much the talk is about what players do, clause by clause: above zero it is, below it is advice, teaching or a test of
 * products. Half of it is the whole talk's, half that of the clauses around, so that one strategic part of a long talk
 * is found and one remark in a lesson is not.
 */
export function climateOf(
  clauses: readonly ClauseEvidence[],
  { typed, opens }: Pick<Talk, 'typed' | 'opens'>,
  weights: Weights,
): Float64Array {
  const reach = Math.round(weights.reach);
  const sums = CUES.map((cue) => running(clauses, cue));
  const least = opens ? weights.opened : Number.NEGATIVE_INFINITY;
  const whole = Math.max(least, temper(sums, 0, clauses.length, weights));
  return Float64Array.from(clauses, (_, at) => {
    const local = temper(sums, Math.max(0, at - reach), Math.min(clauses.length, at + reach + 1), weights);
    return whole * weights.whole + local * (1 - weights.whole) + typed * weights.typed;
  });
}

const CUES = ['words', 'acted', 'intent', 'business', 'third', 'audience', 'craft'] as const;

/** Sums of a cue over the clauses before each point. */
function running(clauses: readonly ClauseEvidence[], cue: (typeof CUES)[number]): Float64Array {
  const sums = new Float64Array(clauses.length + 1);
  clauses.forEach(({ span, acted, cues }, at) => {
    const value = cue === 'words' ? span.to - span.from : cue === 'acted' ? acted : cues[cue];
    sums[at + 1] = (sums[at] ?? 0) + value;
  });
  return sums;
}

/** Per hundred words, capped where more says no more. */
function temper(sums: readonly Float64Array[], from: number, to: number, weights: Weights): number {
  const [words = 0, acted = 0, intent = 0, business = 0, third = 0, audience = 0, craft = 0] = sums.map(
    (sum) => (sum[to] ?? 0) - (sum[from] ?? 0),
  );
  const rate = (count: number, cap: number) => Math.min(cap, (count * 100) / Math.max(words, 60));
  return (
    weights.climateActed * rate(acted, 2) +
    weights.climateIntent * rate(intent, 3) +
    weights.climateBusiness * rate(business, 4) +
    weights.climateThird * rate(third, 6) -
    weights.climateAudience * rate(audience, 8) -
    weights.climateCraft * rate(craft, 4) -
    weights.climateBase
  );
}
