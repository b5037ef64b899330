import type { TimeMark } from './times.ts';

/** Marks back to which the steps of a chain are weighed one by one; longer steps count as jumps. */
const WINDOW = 48;
/** What a jump costs: more than one cue, so that no stray time is worth one, and less than two. */
const JUMP = 1.5;
/** Seconds of silence that need no explanation, and words a second below which a longer gap is silence. */
const USUAL_GAP = 60;
const SLOWEST = 0.5;

/**
 * The times that are most likely the cues: the heaviest chain of marks that never runs backwards (equal times may
 * follow each other), in which a gap of more than a minute with hardly a word in it costs more than a single cue
 * brings. A weighted longest non-decreasing subsequence, in O(n log n).
 * @returns the chosen marks, in order; they are elements of `marks`
 */
export function likeliestChain(marks: readonly TimeMark[]): readonly TimeMark[] {
  const best: number[] = [];
  const previous: number[] = [];
  const earlier = new BestByTime(marks);
  marks.forEach((mark, index) => {
    let [score, from] = [0, -1];
    const consider = (candidate: number, cost: number) => {
      const reached = (best[candidate] ?? 0) - cost;
      if (reached > score) [score, from] = [reached, candidate];
    };
    for (let back = index - 1; back >= Math.max(0, index - WINDOW); back -= 1) {
      const other = marks[back];
      if (other && other.seconds <= mark.seconds) consider(back, stepCost(other, mark));
    }
    const far = earlier.upTo(mark.seconds);
    if (far !== -1) consider(far, JUMP);
    best[index] = score + mark.weight;
    previous[index] = from;
    earlier.add(index, best[index] ?? 0);
  });

  const chain: TimeMark[] = [];
  let at = best.reduce((top, score, index) => (score > (best[top] ?? 0) ? index : top), 0);
  for (let mark = marks[at]; mark; mark = marks[at]) {
    chain.push(mark);
    at = previous[at] ?? -1;
  }
  return chain.reverse();
}

function stepCost(from: TimeMark, to: TimeMark): number {
  const gap = to.seconds - from.seconds;
  const silent = gap > USUAL_GAP && to.words - from.words < gap * SLOWEST;
  // Of equally long chains the one with the smaller steps is the likelier.
  return (silent ? JUMP : 0) + gap * 1e-6;
}

/** The mark with the best score among those up to a time: a Fenwick tree of maxima over the times that occur. */
class BestByTime {
  readonly #times: readonly number[];
  readonly #marks: readonly TimeMark[];
  readonly #tree: { readonly index: number; readonly score: number }[] = [];

  constructor(marks: readonly TimeMark[]) {
    this.#marks = marks;
    this.#times = [...new Set(marks.map(({ seconds }) => seconds))].sort((a, b) => a - b);
  }

  add(index: number, score: number): void {
    const seconds = this.#marks[index]?.seconds ?? 0;
    for (let node = this.#rank(seconds); node <= this.#times.length; node += node & -node) {
      if (score > (this.#tree[node]?.score ?? 0)) this.#tree[node] = { index, score };
    }
  }

  upTo(seconds: number): number {
    let found = { index: -1, score: 0 };
    for (let node = this.#rank(seconds); node > 0; node -= node & -node) {
      const entry = this.#tree[node];
      if (entry && entry.score > found.score) found = entry;
    }
    return found.index;
  }

  /** How many of the times are not later than this one. */
  #rank(seconds: number): number {
    let [low, high] = [0, this.#times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] ?? 0) <= seconds) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
