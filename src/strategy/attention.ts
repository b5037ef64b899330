import type { Weights } from './weights.ts';

/** Attention after a clause: what it was, faded, and what the clause names (activation as in ACT-R, kept to one rate). */
export function decayed(
  before: ReadonlyMap<number, number>,
  named: ReadonlyMap<number, number>,
  anchors: ReadonlyMap<number, number>,
  memory: number,
): Map<number, number> {
  const after = new Map<number, number>();
  for (const [player, value] of before) if (value * memory > 0.001) after.set(player, value * memory);
  for (const [player, value] of named) after.set(player, (after.get(player) ?? 0) + value * (anchors.get(player) ?? 0));
  return after;
}

/** Each player's share of attention; `anyone` is the part that is nobody's. */
export function shares(activation: ReadonlyMap<number, number>, anyone: number): Map<number, number> {
  let sum = anyone;
  for (const value of activation.values()) sum += value;
  return new Map([...activation].map(([player, value]) => [player, value / sum]));
}

/**
 * How far a player that fell `since` words ago still holds "they" and what is said of aims: all of it for a while, then less
 * and less, but never less than its share of all mentions, as the one whom a talk is about need not be named again.
 */
export function gripOf(since: number, share: number, { fresh, fade }: Pick<Weights, 'fresh' | 'fade'>): number {
  return Math.max(share, Math.min(1, 2 ** ((fresh - since) / fade)));
}
