import { dropped, soundClass } from './sounds.ts';

/** Known terms in order, so that those which begin alike lie together. */
export interface Spellings {
  /** The terms that begin like this, those that stand in most passages first. */
  beginning(start: string, most: number): readonly string[];
  /** The terms within some edits of a typed one, where letters that are heard alike count for half an edit. */
  within(typed: string, edits: number): readonly string[];
  add(term: string): void;
}

/** Terms that are put in their places one by one; when there are more, all are sorted anew. */
const FEW = 500;

/**
 * The spellings of a vocabulary. A sorted list is walked with one row of the edit distance for each letter that a term
 * shares with the one before it, and left where the row shows that nothing below can be near (Ukkonen 1985). It takes a
 * twentieth of the memory of an index by prefix tree, and less time.
 */
export function createSpellings(count: (term: string) => number, terms: Iterable<string>): Spellings {
  let sorted = [...terms].sort(byCode);
  let added: string[] = [];
  const inOrder = (): readonly string[] => {
    if (added.length > FEW) sorted = [...sorted, ...added].sort(byCode);
    else for (const term of added) sorted.splice(placeOf(sorted, term), 0, term);
    added = [];
    return sorted;
  };
  return {
    beginning(start, most) {
      const all = inOrder();
      const found: string[] = [];
      for (let at = placeOf(all, start); all[at]?.startsWith(start); at += 1) {
        const term = all[at] ?? '';
        if (count(term) > 0) found.push(term);
      }
      return found.sort((a, b) => count(b) - count(a)).slice(0, most);
    },
    within: (typed, edits) => walked(inOrder(), typed, edits).filter((term) => count(term) > 0),
    add: (term) => added.push(term),
  };
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where a term stands in a sorted list, or would. */
function placeOf(sorted: readonly string[], term: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

function walked(sorted: readonly string[], typed: string, edits: number): string[] {
  const width = typed.length + 1;
  const letters = Uint16Array.from(typed, (_, at) => typed.charCodeAt(at));
  const drops = Float64Array.from(typed, (_, at) => dropped(typed, at));
  const first = new Float64Array(width);
  for (let j = 1; j < width; j += 1) first[j] = (first[j - 1] ?? 0) + (drops[j - 1] ?? 0);
  const rows: Float64Array[] = [first];
  const found: string[] = [];
  let before = '';
  // Rows up to this depth belong to the term before; beyond `left` nothing could be near.
  let known = 0;
  let left = Number.POSITIVE_INFINITY;
  for (const term of sorted) {
    let shared = 0;
    while (shared < term.length && term.charCodeAt(shared) === before.charCodeAt(shared)) shared += 1;
    before = term;
    if (shared >= left) continue;
    left = Number.POSITIVE_INFINITY;
    for (let depth = Math.min(shared, known) + 1; depth <= term.length; depth += 1) {
      rows[depth] ??= new Float64Array(width);
      known = depth;
      if (rowAt(rows, term, depth, letters, drops) > edits) {
        left = depth;
        break;
      }
    }
    if (left === Number.POSITIVE_INFINITY) {
      known = term.length;
      if ((rows[term.length]?.[width - 1] ?? edits + 1) <= edits) found.push(term);
    }
  }
  return found;
}

/** Fills the row for one more letter of a term; the least that anything below it can come to. */
function rowAt(
  rows: readonly Float64Array[],
  term: string,
  depth: number,
  letters: Uint16Array,
  drops: Float64Array,
): number {
  const [row, above, twoAbove] = [rows[depth], rows[depth - 1], rows[depth - 2]];
  if (!row || !above) return 0;
  const letter = term.charCodeAt(depth - 1);
  const previous = depth > 1 ? term.charCodeAt(depth - 2) : 0;
  const sound = soundClass(letter);
  const drop = dropped(term, depth - 1);
  let last = (above[0] ?? 0) + drop;
  let diagonal = above[0] ?? 0;
  row[0] = last;
  let least = last;
  for (let j = 1; j < row.length; j += 1) {
    const other = letters[j - 1] ?? 0;
    let value = letter === other ? diagonal : diagonal + (sound !== 0 && sound === soundClass(other) ? 0.5 : 1);
    diagonal = above[j] ?? 0;
    if (diagonal + drop < value) value = diagonal + drop;
    const without = last + (drops[j - 1] ?? 0);
    if (without < value) value = without;
    if (twoAbove && j > 1 && letter === letters[j - 2] && previous === other) {
      const swapped = (twoAbove[j - 2] ?? 0) + 1;
      if (swapped < value) value = swapped;
    }
    row[j] = value;
    last = value;
    if (value < least) least = value;
  }
  return least;
}
