/** Half-open intervals `[start, end)` on one axis, seconds or words. */
export type Interval = readonly [start: number, end: number];

/** The same points as sorted intervals that do not touch. */
export function union(list: readonly Interval[]): Interval[] {
  const sorted = list.filter(([start, end]) => end > start).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

export function length(list: readonly Interval[]): number {
  return list.reduce((sum, [start, end]) => sum + end - start, 0);
}

export function overlap(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
}

/** Points in both; each list as `union` gives it. */
export function intersection(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i], b[j]];
    if (!x || !y) break;
    if (overlap(x, y) > 0) out.push([Math.max(x[0], y[0]), Math.min(x[1], y[1])]);
    if (x[1] < y[1]) i += 1;
    else j += 1;
  }
  return out;
}

/** Points of the first list that are not in the second; each list as `union` gives it. */
export function difference(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  for (const [from, to] of a) {
    let start = from;
    for (const [cutFrom, cutTo] of b) {
      if (cutTo <= start) continue;
      if (cutFrom >= to) break;
      if (cutFrom > start) out.push([start, cutFrom]);
      start = Math.max(start, cutTo);
      if (start >= to) break;
    }
    if (start < to) out.push([start, to]);
  }
  return out;
}
