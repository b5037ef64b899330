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

/** Known terms in order, and of each how many letters it shares with the one before it. */
interface Sorted {
  readonly terms: string[];
  readonly shared: number[];
}

/**
 * The spellings of a vocabulary. A sorted list is walked with one row of the edit distance for each letter that a term
 * shares with the one before it, and left where the row shows that nothing below can be near (Ukkonen 1985). It takes a
 * twentieth of the memory of an index by prefix tree, and less time.
 */
export function createSpellings(count: (term: string) => number, terms: Iterable<string>): Spellings {
  let sorted = inOrder([...terms]);
  let added: string[] = [];
  const known = (): Sorted => {
    if (added.length > FEW) sorted = inOrder([...sorted.terms, ...added]);
    else for (const term of added) put(sorted, term);
    added = [];
    return sorted;
  };
  return {
    beginning(start, most) {
      const all = known().terms;
      const found: string[] = [];
      for (let at = placeOf(all, start); all[at]?.startsWith(start); at += 1) {
        const term = all[at] ?? '';
        if (count(term) > 0) found.push(term);
      }
      return found.sort((a, b) => count(b) - count(a)).slice(0, most);
    },
    within: (typed, edits) => walked(known(), typed, edits).filter((term) => count(term) > 0),
    add: (term) => added.push(term),
  };
}

function inOrder(terms: string[]): Sorted {
  terms.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { terms, shared: terms.map((term, at) => sharedBy(term, terms[at - 1])) };
}

function put({ terms, shared }: Sorted, term: string): void {
  const at = placeOf(terms, term);
  terms.splice(at, 0, term);
  shared.splice(at, 0, sharedBy(term, terms[at - 1]));
  const next = terms[at + 1];
  if (next !== undefined) shared[at + 1] = sharedBy(next, term);
}

/** Letters with which both begin. */
function sharedBy(term: string, before = ''): number {
  let shared = 0;
  while (shared < before.length && term.charCodeAt(shared) === before.charCodeAt(shared)) shared += 1;
  return shared;
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

function walked({ terms, shared }: Sorted, typed: string, edits: number): string[] {
  const distance = createDistance(typed);
  const found: string[] = [];
  // Rows up to this depth belong to the term before; beyond `left` nothing could be near.
  let known = 0;
  let left = Number.POSITIVE_INFINITY;
  for (let at = 0; at < terms.length; at += 1) {
    const alike = shared[at] ?? 0;
    if (alike >= left) continue;
    const term = terms[at] ?? '';
    left = Number.POSITIVE_INFINITY;
    for (known = Math.min(alike, known); known < term.length; ) {
      known += 1;
      if (distance.take(term, known) > 2 * edits) {
        left = known;
        break;
      }
    }
    if (left === Number.POSITIVE_INFINITY && distance.whole(known) <= 2 * edits) found.push(term);
  }
  return found;
}

/** The rows of the edit distance from a typed term, in half edits: one for each letter of another term. */
function createDistance(typed: string) {
  const width = typed.length + 1;
  const letters = Uint16Array.from(typed, (_, at) => typed.charCodeAt(at));
  const sounds = Uint8Array.from(letters, soundClass);
  const drops = Uint8Array.from(typed, (_, at) => 2 * dropped(typed, at));
  let rows = new Uint16Array(4 * width);
  for (let j = 1; j < width; j += 1) rows[j] = (rows[j - 1] ?? 0) + (drops[j - 1] ?? 0);
  return {
    /** How far the whole of a term of so many letters is. */
    whole: (length: number) => rows[length * width + width - 1] ?? 0,
    /** Fills the row for one more letter of a term; the least that anything which goes on like this can come to. */
    take(term: string, depth: number): number {
      const row = depth * width;
      if (row + width > rows.length) rows = Uint16Array.from({ length: 2 * (row + width) }, (_, at) => rows[at] ?? 0);
      const above = row - width;
      const letter = term.charCodeAt(depth - 1);
      const previous = depth > 1 ? term.charCodeAt(depth - 2) : -1;
      const sound = soundClass(letter);
      const drop = 2 * dropped(term, depth - 1);
      let diagonal = rows[above] ?? 0;
      let last = diagonal + drop;
      rows[row] = last;
      let least = last;
      for (let j = 1; j < width; j += 1) {
        const other = letters[j - 1];
        let value = letter === other ? diagonal : diagonal + (sound !== 0 && sound === sounds[j - 1] ? 1 : 2);
        diagonal = rows[above + j] ?? 0;
        if (diagonal + drop < value) value = diagonal + drop;
        const without = last + (drops[j - 1] ?? 0);
        if (without < value) value = without;
        if (j > 1 && previous === other && letter === letters[j - 2]) {
          const swapped = (rows[above - width + j - 2] ?? 0) + 2;
          if (swapped < value) value = swapped;
        }
        rows[row + j] = value;
        last = value;
        if (value < least) least = value;
      }
      return least;
    },
  };
}
