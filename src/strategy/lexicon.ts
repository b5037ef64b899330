import type { Token } from './tokens.ts';

/** Rows of a table of phrases: a feature, what one phrase counts, and the phrases, separated by commas. `*` ends a stem. */
export type PhraseTable<Feature extends string> = readonly (readonly [Feature, number, string])[];

/** A phrase where it falls. */
export interface Hit<Feature extends string> {
  readonly feature: Feature;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
}

interface Phrase<Feature extends string> {
  readonly words: readonly string[];
  readonly feature: Feature;
  readonly weight: number;
}

/** Compiled phrases: those that begin with a whole word by it, those that begin with a stem by its first three letters. */
export interface Lexicon<Feature extends string> {
  readonly whole: ReadonlyMap<string, readonly Phrase<Feature>[]>;
  readonly stems: ReadonlyMap<string, readonly Phrase<Feature>[]>;
}

export function compileLexicon<Feature extends string>(table: PhraseTable<Feature>): Lexicon<Feature> {
  const whole = new Map<string, Phrase<Feature>[]>();
  const stems = new Map<string, Phrase<Feature>[]>();
  for (const [feature, weight, list] of table) {
    for (const text of list.split(',')) {
      const words = text.trim().split(' ');
      const first = words[0] ?? '';
      const map = first.endsWith('*') ? stems : whole;
      const at = first.endsWith('*') ? first.slice(0, 3) : first;
      const phrases = map.get(at) ?? [];
      phrases.push({ words, feature, weight });
      map.set(at, phrases);
    }
  }
  return { whole, stems };
}

/** Every phrase in the talk, in order of where it begins. Phrases may overlap; each counts. */
export function hitsOf<Feature extends string>(tokens: readonly Token[], lexicon: Lexicon<Feature>): Hit<Feature>[] {
  const hits: Hit<Feature>[] = [];
  const test = (phrases: readonly Phrase<Feature>[] | undefined, at: number) => {
    for (const { words, feature, weight } of phrases ?? []) {
      if (matches(tokens, at, words)) hits.push({ feature, weight, from: at, to: at + words.length });
    }
  };
  tokens.forEach((token, at) => {
    test(lexicon.whole.get(token.norm), at);
    test(lexicon.stems.get(token.norm.slice(0, 3)), at);
  });
  return hits;
}

function matches(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  for (let k = 0; k < words.length; k++) {
    const word = words[k] ?? '';
    const norm = tokens[at + k]?.norm;
    if (norm === undefined) return false;
    if (word.endsWith('*') ? !norm.startsWith(word.slice(0, -1)) : norm !== word) return false;
  }
  return true;
}
