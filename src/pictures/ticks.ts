/** Steps of a clock's face, in seconds. */
const STEPS = [5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];

/** Times along an axis, in seconds from 0 on: at most four, so that hours stay apart, at full steps of a clock. */
export function ticks(end: number): readonly number[] {
  const step = STEPS.find((each) => end / each <= 3) ?? Math.ceil(end / 3 / 3600) * 3600;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}
