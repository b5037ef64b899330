import { distance } from '../core/distance.ts';

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
function soundOf(word: string): string {
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
