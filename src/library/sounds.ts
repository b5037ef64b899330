import { doubleMetaphone } from 'double-metaphone';

/**
 * What a word sounds like, as keys: words that share one are heard as each other. Double Metaphone (Philips, 2000) keeps
 * the consonants as an English speaker says them; a word that begins with a vowel is keyed without it as well, as
 * listeners add and drop those (`anthropic`, `enthropic`; `nvidia`, `in video`).
 */
export function soundKeys(word: string): readonly string[] {
  if (!/^[a-z]{3,}$/u.test(word)) return [];
  const codes = doubleMetaphone(word).filter((code) => code.length > 1);
  return [...new Set(codes.map((code) => (code.length > 3 ? code.replace(/^A/u, '') : code)))];
}

/**
 * How alike two words are by their letters, 0 to 1: one less the edit distance over the longer length, where letters that
 * are heard alike count for half an edit. Optimal string alignment (Damerau 1964).
 */
export function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  let twoAgo: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const [x = '', y = ''] = [a[i - 1], b[j - 1]];
      const replaced = (before[j - 1] ?? 0) + (x === y ? 0 : alike(x, y) ? 0.5 : 1);
      let least = Math.min(replaced, (before[j] ?? 0) + dropped(a, i - 1), (row[j - 1] ?? 0) + dropped(b, j - 1));
      if (i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y) least = Math.min(least, (twoAgo[j - 2] ?? 0) + 1);
      row.push(least);
    }
    twoAgo = before;
    before = row;
  }
  return 1 - (before[b.length] ?? longer) / longer;
}

function alike(x: string, y: string): boolean {
  const sound = soundClass(x.charCodeAt(0));
  return sound !== 0 && sound === soundClass(y.charCodeAt(0));
}

/** A letter that is doubled, or silent as often as not, is half an edit when it is left out. */
export function dropped(word: string, at: number): number {
  const letter = word.charCodeAt(at);
  const silent =
    letter === H || (letter === E && at === word.length - 1) || (at > 0 && letter === word.charCodeAt(at - 1));
  return silent ? 0.5 : 1;
}

const [H, E] = ['h'.charCodeAt(0), 'e'.charCodeAt(0)];

/** The class of letters that are written for one sound or for neighbouring ones; 0 for a letter in none. */
export function soundClass(letter: number): number {
  return letter < CLASSES.length ? (CLASSES[letter] ?? 0) : 0;
}

const CLASSES = new Uint8Array(128);
['aeiouy', 'ckqxg', 'sz', 'fvp', 'dt', 'mn', 'jg', 'bp', 'wv'].forEach((letters, index) => {
  for (const letter of letters) CLASSES[letter.charCodeAt(0)] = index + 1;
});
