import type { WordSpan } from '../core/transcript.ts';
import { climateOf } from './climate.ts';
import type { ClauseEvidence } from './evidence.ts';
import { withoutFaded } from './fading.ts';
import type { RoledMention } from './roles.ts';
import { segment } from './segment.ts';
import { aligned, shaved, withStrays } from './stays.ts';
import type { Talk } from './talk.ts';
import type { Weights } from './weights.ts';

/** A player whose game is talked about, and where. */
export interface Discussed {
  readonly player: number;
  readonly passages: readonly WordSpan[];
  readonly evidence: number;
}

/**
 * Who is discussed, and where. Players without enough evidence are taken out and the talk is segmented again, so that what
 * they held goes to those who stay.
 */
export function discussedIn(
  clauses: readonly ClauseEvidence[],
  odds: Float64Array,
  mentions: readonly RoledMention[],
  { typed, titled, opens }: Pick<Talk, 'typed' | 'titled' | 'opens'>,
  weights: Weights,
): Discussed[] {
  const starts = clauses.map(({ span }) => odds[span.from] ?? 0);
  const counts = new Map<number, number>();
  const times = new Map<number, number>();
  const acting = new Set<number>();
  for (const { player, kind, role } of mentions) {
    counts.set(player, (counts.get(player) ?? 0) + weights[kind] * weights[role]);
    times.set(player, (times.get(player) ?? (titled.has(player) ? 1 : 0)) + (role === 'turn' ? 2 : 1));
    if (role === 'subject' && kind !== 'product') acting.add(player);
  }
  let players = [...counts]
    .filter(([player, count]) => count >= 1.5 && ((times.get(player) ?? 0) >= 2 || acting.has(player)))
    .map(([player]) => player);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0) || 1;
  const prior = new Map([...counts].map(([player, count]) => [player, count / total]));
  const climate = climateOf(clauses, { typed, opens }, weights);
  const cold = weights.cold * Math.max(0, weights.coldBelow - meanOf(clauses, climate));
  for (let round = 0; round < 3; round++) {
    const stays = withoutFaded(segment(clauses, starts, players, prior, climate, weights), clauses, prior, weights);
    const path = shaved(aligned(stays, clauses, starts, weights), clauses, starts, weights);
    const found = players.map((player) => summarise(player, clauses, path, climate, weights));
    const kept = found.filter(
      (one) =>
        one.evidence - cold + (titled.has(one.player) ? weights.titled : 0) >=
          ((times.get(one.player) ?? 0) < 2 ? weights.once : weights.discussed) && one.words >= weights.leastWords,
    );
    if (kept.length === found.length || round === 2) {
      const full = withStrays(path, clauses, starts, new Set(kept.map(({ player }) => player)), weights);
      return kept.map(({ player, evidence }) => {
        const { passages } = summarise(player, clauses, full, climate, weights);
        return { player, passages, evidence };
      });
    }
    players = kept.map(({ player }) => player);
  }
  return [];
}

/** The climate of the talk, each clause weighed by its words. */
function meanOf(clauses: readonly ClauseEvidence[], climate: Float64Array): number {
  const sum = clauses.reduce((before, { span }, k) => before + (climate[k] ?? 0) * (span.to - span.from), 0);
  return sum / (clauses.at(-1)?.span.to ?? 1);
}

function summarise(
  player: number,
  clauses: readonly ClauseEvidence[],
  path: readonly number[],
  climate: Float64Array,
  weights: Weights,
) {
  const passages: { from: number; to: number }[] = [];
  let evidence = 0;
  let words = 0;
  let warmth = 0;
  clauses.forEach((clause, k) => {
    if (path[k] !== player) return;
    const { span, named } = clause;
    const length = span.to - span.from;
    evidence += (named.get(player) ?? 0) + weights.carried * Math.min(clause.cues.third, 2);
    warmth += (climate[k] ?? 0) * length;
    words += length;
    const last = passages.at(-1);
    if (last && last.to === span.from) last.to = span.to;
    else passages.push({ ...span });
  });
  return { player, passages, evidence: evidence + (words > 0 ? (weights.climateGate * warmth) / words : 0), words };
}

/** The passages, none of which goes on beyond one of the points; in words, points in order. */
export function partedAt(passages: readonly WordSpan[], points: readonly number[]): readonly WordSpan[] {
  return points.reduce<readonly WordSpan[]>(
    (parts, at) =>
      parts.flatMap((part) => {
        const { from, to } = part;
        return from < at && at < to
          ? [
              { from, to: at },
              { from: at, to },
            ]
          : [part];
      }),
    passages,
  );
}
