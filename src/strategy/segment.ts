import { gripOf } from './attention.ts';
import type { ClauseEvidence } from './evidence.ts';
import { framingOf } from './framing.ts';
import type { Weights } from './weights.ts';

/**
 * Whom each clause is about: the index of a player, or -1 for nobody in particular. The most likely sequence of a hidden
 * Markov model whose states are the players (Viterbi; topic segmentation as in Yamron et al. 1998), linear in the clauses.
 */
export function segment(
  clauses: readonly ClauseEvidence[],
  starts: readonly number[],
  players: readonly number[],
  prior: ReadonlyMap<number, number>,
  climate: Float64Array,
  weights: Weights,
): number[] {
  const states = [-1, ...players];
  let scores = states.map((state) => (state === -1 ? 0 : -weights.enter));
  const trace: Int32Array[] = [];
  const framing = framingOf(clauses);
  /** Where each was named last. */
  const last = new Uint32Array(states.length);
  clauses.forEach((clause, at) => {
    const back = new Int32Array(states.length);
    const relief = weights.boundaryRelief * Math.max(-2, Math.min(3, starts[at] ?? 0));
    const item = Math.min(1, clause.cues.item);
    let bestAt = 0;
    scores.forEach((score, k) => {
      if (score > (scores[bestAt] ?? 0)) bestAt = k;
    });
    const next = states.map((state, k) => {
      if (clause.named.has(state)) last[k] = clause.span.to;
      const grip = gripOf(clause.span.from - (last[k] ?? 0), prior.get(state) ?? 0, weights);
      const turned = weights.turnRelief * (clause.turns.get(state) ?? 0);
      const soon = item > 0 && namedSoon(clauses, at, state);
      const anchor = Math.max(clause.anchors.get(state) ?? 0, soon ? weights.soon : 0);
      const unnamed = state === -1 ? 0 : weights.unnamed * (1 - anchor);
      const ousted = item > 0 && state !== -1 && !clause.named.has(state) && !soon;
      const closed = clauses[at - 1]?.closes.has(state) ? weights.close : 0;
      let best = (scores[k] ?? 0) - (ousted ? weights.itemStay * item : 0) - closed;
      back[k] = k;
      // Only the best state and "nobody" can be worth coming from, as the cost does not depend on the origin otherwise.
      for (const from of [bestAt, 0]) {
        if (from === k) continue;
        const cost = state === -1 ? weights.leave : from === 0 ? weights.enter : weights.change;
        const score = (scores[from] ?? 0) - Math.max(0.5, cost + unnamed - relief - turned - weights.itemRelief * item);
        if (score > best) {
          best = score;
          back[k] = from;
        }
      }
      const framed = state === -1 && (at < framing.opening || at >= framing.closing) ? weights.framed : 0;
      return best + framed + emission(clause, state, prior, climate[at] ?? 0, grip, weights);
    });
    trace.push(back);
    scores = next;
  });
  const path = new Array<number>(clauses.length);
  let at = scores.indexOf(Math.max(...scores));
  for (let k = clauses.length - 1; k >= 0; k--) {
    path[k] = states[at] ?? -1;
    at = trace[k]?.[at] ?? 0;
  }
  return path;
}

function emission(
  clause: ClauseEvidence,
  state: number,
  prior: ReadonlyMap<number, number>,
  climate: number,
  grip: number,
  weights: Weights,
): number {
  if (state === -1) return forNobody(clause, climate, weights);
  const { cues, named, turns, anchors, attention } = clause;
  let rivals = 0;
  for (const [player, value] of named) if (player !== state) rivals += value * (anchors.get(player) ?? 0);
  for (const [player, clarity] of turns) if (player !== state) rivals += weights.rivalTurn * clarity;
  let elsewhere = -(attention.get(state) ?? 0);
  for (const share of attention.values()) elsewhere += share;
  const meant = weights.third * Math.min(cues.third, 2) * (1 - weights.bind * elsewhere);
  const aims = weights.intent * Math.min(cues.intent, 3) + weights.business * Math.min(cues.business, 3);
  const own = named.get(state) ?? 0;
  const known = own > 0 ? weights.prior * (prior.get(state) ?? 0) : 0;
  return own + known + grip * (meant + aims) - weights.rival * rivals;
}

/** What speaks for talk about nobody: advice, craft, people in general, the talk's own frame, and a climate without players. */
function forNobody({ cues, named, span }: ClauseEvidence, climate: number, weights: Weights): number {
  let names = 0;
  for (const value of named.values()) names += value;
  const talk =
    weights.audience * Math.min(cues.audience, 4) +
    weights.craft * Math.min(cues.craft, 4) +
    weights.generic * Math.min(cues.generic, 3) +
    weights.frame * Math.min(cues.frame, 2);
  return (
    weights.idle * (span.to - span.from) +
    talk -
    weights.named * names -
    weights.climate * Math.min(climate, weights.warmest)
  );
}

/** Whether one of the next few clauses begins with the player as its topic or subject. */
function namedSoon(clauses: readonly ClauseEvidence[], at: number, player: number): boolean {
  for (let k = at + 1; k <= at + 4; k++) if ((clauses[k]?.anchors.get(player) ?? 0) >= 0.5) return true;
  return false;
}
