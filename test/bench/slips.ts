/** One slip of the fingers in a word: a letter left out, doubled, replaced by another, or changed with its neighbour. */
export function retyped(word: string, random: () => number): string | null {
  if (word.length < 4) return null;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter = '', next = '', after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  const slips = [before + next + after, before + letter + letter + next + after, before + next + letter + after];
  const other = 'etaoinshrdlu'[Math.floor(random() * 12)] ?? 'e';
  slips.push(before + other + next + after);
  const slip = slips[Math.floor(random() * slips.length)];
  return slip === undefined || slip === word ? null : slip;
}

/**
 * Spellings of one sound in English, either of which a listener may write for the other. Source: the correspondences of
 * letters and sounds in Carney, A Survey of English Spelling (1994), those that occur in names.
 */
const SOUNDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ph/u, ['f']],
  [/f(?!f)/u, ['ph', 'ff']],
  [/ck/u, ['k', 'c']],
  [/c(?=[aou])/u, ['k']],
  [/k/u, ['c', 'ck']],
  [/qu/u, ['kw']],
  [/x/u, ['ks', 'cks']],
  [/c(?=[eiy])/u, ['s']],
  [/s(?=[aeiou])/u, ['c', 'z']],
  [/z/u, ['s']],
  [/ee/u, ['ea', 'i']],
  [/ea/u, ['ee']],
  [/i(?=[^aeiou]|$)/u, ['y', 'e']],
  [/y/u, ['i', 'ie']],
  [/^a/u, ['e', 'u']],
  [/^e/u, ['i', 'a']],
  [/oo/u, ['u', 'ou']],
  [/ou/u, ['ow', 'oo']],
  [/er/u, ['or', 'ar', 'ur']],
  [/or/u, ['er', 'ore']],
  [/a(?=[^aeiou])/u, ['e', 'o']],
  [/o(?=[^aeiou])/u, ['a', 'u']],
  [/([bdfglmnprst])\1/u, ['$1']],
  [/j/u, ['g', 'dj']],
  [/g(?=[eiy])/u, ['j']],
  [/tion/u, ['shun']],
  [/wh/u, ['w']],
  [/v/u, ['w', 'f']],
  [/e$/u, ['']],
];

/** How a listener might write a name that was heard: two of its sounds spelled in another way. */
export function misheard(name: string, random: () => number): string | null {
  let heard = name.toLowerCase();
  for (let slip = 0; slip < 2; slip += 1) {
    const can = SOUNDS.filter(([sound]) => sound.test(heard));
    const [sound, spellings] = can[Math.floor(random() * can.length)] ?? [];
    const spelling = spellings?.[Math.floor(random() * spellings.length)];
    if (!sound || spelling === undefined) return null;
    heard = heard.replace(sound, spelling);
  }
  return heard === name.toLowerCase() || heard.length < 4 ? null : heard;
}
