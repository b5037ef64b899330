/** Forms after which all memories start anew: far more than the words of a language that one library uses. */
const MOST = 50_000;

let first = 0;
let next = 0;

/** One distinct way to write a word. Talks repeat the same few thousand, so what is known of a form is worked out once. */
export interface Form {
  /** Lower case, without the marks around it, without a possessive ending. */
  readonly norm: string;
  /** The form's number among all that were seen. */
  readonly form: number;
}

/** Makes one form of each text and keeps it. Hostile documents with endless new words cost time but no memory. */
export function formsOf<Made extends Form>(make: (text: string, form: number) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    if (known.size >= MOST) {
      known.clear();
      first = next;
    }
    const made = make(text, next);
    next += 1;
    known.set(text, made);
    return made;
  };
}

/** What `compute` makes of a word, worked out once for each form of it. `compute` must be pure. */
export function perForm<Result>(compute: (norm: string) => Result): (form: Form) => Result {
  let known: (Result | undefined)[] = [];
  let since = first;
  return ({ norm, form }) => {
    if (since !== first) {
      known = [];
      since = first;
    }
    const at = form - first;
    const before = known[at];
    if (before !== undefined) return before;
    const result = compute(norm);
    // Filled up one by one, the list stays one that is quick to read.
    while (known.length < at) known.push(undefined);
    if (at >= 0) known[at] = result;
    return result;
  };
}
