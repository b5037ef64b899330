/** Words of fewer letters have too many neighbours for a spelling to be told from another word. */
const LEAST = 6;
/** Ordinary words that lie one letter from a name. */
const ORDINARY = new Set(
  'clause clauses course courses curse cursory source goggles intern amazing oracles centric generic'.split(' '),
);

/** Whether a word may be how someone wrote, or a recogniser heard, a name: one letter off, two in long names, or the same sound. */
export function soundsLike(word: string, name: string): boolean {
  if (word.length < LEAST || name.length < LEAST || ORDINARY.has(word)) return false;
  if (Math.abs(word.length - name.length) > FAR || differing(lettersOf(word) ^ lettersOf(name)) > 2 * FAR) return false;
  const far = distance(word, name, FAR);
  if (far <= (Math.min(word.length, name.length) >= 9 ? 2 : 1)) return true;
  return far <= FAR && soundOf(word) === soundOf(name);
}

const FAR = 2;

/** The letters that occur in a word, one bit each. An edit changes two of them at most, which rules most pairs out at once. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let k = 0; k < word.length; k++) letters |= 1 << (word.charCodeAt(k) % 32);
  return letters;
}

function differing(letters: number): number {
  let count = 0;
  for (let rest = letters; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** A word's consonants in classes of sound, its first vowel kept: a short form of Metaphone (Philips 1990). */
export function soundOf(word: string): string {
  const classes = word
    .toLowerCase()
    .replace(/ph/gu, 'f')
    .replace(/[ckq]+h?/gu, 'k')
    .replace(/[szx]/gu, 's')
    .replace(/[dt]h?/gu, 't')
    .replace(/[gj]/gu, 'j')
    .replace(/[bp]/gu, 'p')
    .replace(/[fv]/gu, 'f');
  const first = /^[aeiouy]/u.test(classes) ? 'a' : '';
  return first + classes.replace(/[aeiouyhw]/gu, '').replace(/(.)\1+/gu, '$1');
}

/** Edits between two words, a swap of neighbours being one (Damerau 1964); `most + 1` as soon as there are more. */
export function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
