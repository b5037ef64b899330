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
