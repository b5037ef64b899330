import type { ClauseEvidence } from './evidence.ts';
import { framingOf } from './framing.ts';
import type { Weights } from './weights.ts';

/*
 * Mends the stays of a path, a player or -1 for nobody for each clause, where they begin and end. Each function returns a
 * new path; `starts` are the log-odds that a thought begins with each clause.
 */

/**
 * Moves the borders of stays to where a thought most likely begins nearby. A clause that names its player as topic, subject
 * or owner stays with it, and nobody's clauses win none.
 */
export function aligned(
  path: readonly number[],
  clauses: readonly ClauseEvidence[],
  starts: readonly number[],
  weights: Weights,
): number[] {
  const moved = [...path];
  const from = (at: number) => clauses[at]?.span.from ?? 0;
  for (let border = 1; border < path.length; border++) {
    const [before, after] = [path[border - 1] ?? -1, path[border] ?? -1];
    if (before === after) continue;
    const distance = (at: number) => Math.abs(from(at) - from(border));
    const worth = (at: number) => Math.min(CLEAR, starts[at] ?? 0) - weights.alignCost * distance(at);
    const holds = (at: number, player: number) => (clauses[at]?.anchors.get(player) ?? 0) >= weights.alignHolds;
    let best = border;
    const consider = (at: number) => {
      if (worth(at) > worth(best)) best = at;
    };
    for (let at = border - 1; at > 0 && path[at] === before && distance(at) <= weights.alignReach; at--) {
      if (after === -1 || holds(at, before) || (before !== -1 && (clauses[at]?.cues.third ?? 0) >= 1)) break;
      consider(at);
    }
    for (let at = border + 1; path[at] === after && distance(at) <= weights.alignReach; at++) {
      if (holds(at - 1, after)) break;
      consider(at);
    }
    if (best < border) moved.fill(after, best, border);
    else moved.fill(before, border, best);
  }
  return moved;
}

/** Log-odds above which a point is no clearer: a full stop. */
const CLEAR = 5;

/**
 * Takes from stays what is likely not theirs: clauses before the first that names the player, unless a thought runs on into it
 * or speaks of "them" (on labelled talks one word in five of them is about the player); and a last remark on the talk
 * itself, or all from the next item on.
 */
export function shaved(
  path: readonly number[],
  clauses: readonly ClauseEvidence[],
  starts: readonly number[],
  weights: Weights,
): number[] {
  const kept = [...path];
  const names = (at: number, player: number) => clauses[at]?.named.has(player) === true;
  for (let from = 0, to = 0; from < path.length; from = to) {
    const player = path[from] ?? -1;
    while (to < path.length && path[to] === player) to += 1;
    let first = from;
    while (first < to && !names(first, player)) first += 1;
    if (player === -1 || first === to) continue;
    while (first > from && ((starts[first] ?? 0) <= 0 || (clauses[first - 1]?.cues.third ?? 0) >= 1)) first -= 1;
    if ((path[from - 1] ?? -1) === -1) kept.fill(-1, from, first);
    let last = to - 1;
    while (!names(last, player)) last -= 1;
    for (let at = last + 1; at < to; at++) {
      if ((starts[at] ?? 0) <= 0 || !endsAt(clauses, at, to, weights)) continue;
      kept.fill(-1, at, to);
      break;
    }
  }
  return kept;
}

/** Whether the next item begins with the clause, or the speaker's last words on this one, `to` being where the stay ends. */
function endsAt(clauses: readonly ClauseEvidence[], at: number, to: number, weights: Weights): boolean {
  const clause = clauses[at];
  if (!clause) return false;
  const { item, closing, frame, plan } = clause.cues;
  if (item >= 1) return true;
  const rest = clauses.slice(at, to);
  const length = (rest.at(-1)?.span.to ?? 0) - clause.span.from;
  // "So we will see how that plays out, that's their ambition, they …": not the last word.
  const goesOn = rest.filter(({ cues }) => cues.third >= 1).length > 1;
  return closing + frame + plan >= 1 && length <= weights.lastWords && !goesOn;
}

/**
 * Gives clauses that are nobody's to the discussed player that they name, with what goes on about it, until another name
 * falls: on labelled talks, where the player acts in them, ten words in eleven are about it.
 */
export function withStrays(
  path: readonly number[],
  clauses: readonly ClauseEvidence[],
  starts: readonly number[],
  players: ReadonlySet<number>,
  weights: Weights,
): number[] {
  const given = [...path];
  const { opening, closing } = framingOf(clauses);
  for (let at = opening; at < closing; at++) {
    const named = clauses[at];
    if (given[at] !== -1 || !named || named.cues.frame >= 1) continue;
    const stray = [...named.anchors].find(([player, anchor]) => players.has(player) && anchor >= weights.strayAnchor);
    if (!stray) continue;
    given[at] = stray[0];
    for (let next = at + 1; given[next] === -1; next++) {
      const clause = clauses[next];
      if (!clause || clause.named.size > 0 || clause.span.to - named.span.to > weights.strayReach) break;
      if (clause.cues.third < 1 && (starts[next] ?? 0) >= RUNS_ON) break;
      given[next] = stray[0];
    }
  }
  return given;
}

/** Log-odds of a beginning below which a clause rather goes on with what was said. */
const RUNS_ON = 1;
