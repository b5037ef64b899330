import type { WordSpan } from '../core/transcript.ts';

/** A thought of 10 to 32 words costs nothing; spoken sentences of the talks measured had 15 words on average. */
const SHORT = 10;
const LONG = 32;
/** No thought is longer, whatever the words say. */
const LONGEST = 60;
const PER_WORD_SHORT = 0.45;
const PER_WORD_LONG = 0.2;
/** Points below these log-odds begin no thought, unless nothing else is in reach. */
const HOPELESS = -3.5;

/**
 * The talk in thoughts: the segmentation with the highest sum of boundary log-odds, less the cost of thoughts that are too
 * short or too long. Dynamic programming over the plausible points; linear in the length of the talk.
 */
export function thoughtsOf(odds: Float64Array): WordSpan[] {
  const count = odds.length;
  if (count === 0) return [];
  const points = plausible(odds);
  const best = new Float64Array(points.length).fill(Number.NEGATIVE_INFINITY);
  const from = new Int32Array(points.length);
  best[0] = 0;
  for (let k = 1; k < points.length; k++) {
    const end = points[k] ?? count;
    const gain = end === count ? 0 : (odds[end] ?? 0);
    for (let j = k - 1; j >= 0; j--) {
      const length = end - (points[j] ?? 0);
      if (length > LONGEST && j < k - 1) break;
      const score = (best[j] ?? 0) + gain - lengthCost(length);
      if (score > (best[k] ?? 0)) {
        best[k] = score;
        from[k] = j;
      }
    }
  }
  const spans: WordSpan[] = [];
  for (let k = points.length - 1; k > 0; k = from[k] ?? 0) {
    spans.push({ from: points[from[k] ?? 0] ?? 0, to: points[k] ?? count });
  }
  return spans.reverse();
}

function lengthCost(length: number): number {
  if (length < SHORT) return (SHORT - length) * PER_WORD_SHORT;
  return length > LONG ? (length - LONG) * PER_WORD_LONG : 0;
}

function plausible(odds: Float64Array): number[] {
  const points = [0];
  let last = 0;
  for (let at = 1; at < odds.length; at++) {
    // Text without any boundary, such as one word said ten thousand times, is cut at full length.
    const overdue = at - last >= LONGEST / 2;
    if ((odds[at] ?? 0) < HOPELESS && !overdue) continue;
    points.push(at);
    last = at;
  }
  points.push(odds.length);
  return points;
}

/** The talk in clauses, the units that a player may own: every likely boundary splits, and no clause exceeds 25 words. */
export function clausesOf(odds: Float64Array): WordSpan[] {
  const spans: WordSpan[] = [];
  let from = 0;
  for (let at = 1; at <= odds.length; at++) {
    const here = odds[at] ?? 0;
    const splits = at === odds.length || (here > CLAUSE && at - from >= 3) || here > SURE;
    if (!splits && at - from < LONGEST_CLAUSE) continue;
    const to = splits ? at : likeliest(odds, from + 5, at);
    spans.push({ from, to });
    from = to;
  }
  if (from < odds.length) spans.push({ from, to: odds.length });
  return spans;
}

const CLAUSE = -0.6;
const SURE = 3;
const LONGEST_CLAUSE = 25;

function likeliest(odds: Float64Array, from: number, to: number): number {
  let best = to;
  for (let at = to - 1; at >= from; at--) if ((odds[at] ?? 0) > (odds[best] ?? 0)) best = at;
  return best;
}
