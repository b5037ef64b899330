/** A caption as it is shown: its lines, and how long. */
export interface Shown {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Seconds that may lie between a caption and the one that goes on with its lines. */
const GAP = 0.5;
/** Words of a caption that are compared. */
const MAX_WORDS = 200;

/**
 * Captions that roll up repeat the line above before they add to it, and those that a machine wrote word by word grow.
 * In a file that is written so (a third of its captions begin with what the one before ended with), every word is kept
 * once, where it first appears; any other file is left as it is, for people do say things twice.
 */
export function withoutRollUp<T extends Shown>(captions: readonly T[]): readonly T[] {
  const repeats = captions.map((caption, index) => repeatedBy(captions[index - 1], caption));
  const rolling = repeats.filter((count) => count > 0).length;
  if (rolling < 2 || rolling * 3 < captions.length - 1) return captions;
  return captions.flatMap((caption, index) => {
    const count = repeats[index] ?? 0;
    if (count === 0) return [caption];
    const text = withoutWords(caption.text, count);
    return text.trim() === '' ? [] : [{ ...caption, text }];
  });
}

/** Words at the beginning of a caption that end the one before; 0 unless they are at least a whole line. */
function repeatedBy(before: Shown | undefined, caption: Shown): number {
  if (!before || caption.start - before.end > GAP || caption.start < before.start) return 0;
  const [last, next] = [wordsIn(before.text), wordsIn(caption.text)];
  const count = overlapOf(last, next);
  const firstLine = wordsIn(caption.text.trimStart().split('\n', 1)[0] ?? '').length;
  return count > 0 && (count >= firstLine || count === last.length) ? count : 0;
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\S+/gu)?.slice(0, MAX_WORDS) ?? [];
}

/** The longest end of one list that begins the other: Knuth, Morris and Pratt's table over the second and the first. */
function overlapOf(last: readonly string[], next: readonly string[]): number {
  const all = [...next, null, ...last];
  const table = [0];
  for (let at = 1; at < all.length; at += 1) {
    let length = table[at - 1] ?? 0;
    while (length > 0 && all[at] !== all[length]) length = table[length - 1] ?? 0;
    table.push(all[at] === all[length] ? length + 1 : 0);
  }
  return last.length === 0 ? 0 : (table.at(-1) ?? 0);
}

function withoutWords(text: string, count: number): string {
  const words = /\S+/gu;
  for (let left = count; left > 0 && words.exec(text); ) left -= 1;
  return text.slice(words.lastIndex);
}
