import { type Form, perForm } from './forms.ts';
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

/** Compiled phrases: gives those that may begin with a word. */
export type Lexicon<Feature extends string> = (first: Form) => readonly Phrase<Feature>[];

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
  const none: readonly Phrase<Feature>[] = [];
  return perForm((first) => {
    const stemmed = (stems.get(first.slice(0, 3)) ?? none).filter(({ words }) => fits(first, words[0]));
    const phrases = [...(whole.get(first) ?? none), ...stemmed];
    return phrases.length > 0 ? phrases : none;
  });
}

/** Every phrase in the talk, in order of where it begins. Phrases may overlap; each counts. */
export function hitsOf<Feature extends string>(tokens: readonly Token[], lexicon: Lexicon<Feature>): Hit<Feature>[] {
  const hits: Hit<Feature>[] = [];
  tokens.forEach((token, at) => {
    for (const { words, feature, weight } of lexicon(token)) {
      if (goesOn(tokens, at, words)) hits.push({ feature, weight, from: at, to: at + words.length });
    }
  });
  return hits;
}

/** Whether the words after the first one of a phrase follow as well. */
function goesOn(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  for (let k = 1; k < words.length; k++) if (!fits(tokens[at + k]?.norm, words[k])) return false;
  return true;
}

function fits(norm: string | undefined, word = ''): boolean {
  if (norm === undefined) return false;
  return word.endsWith('*') ? norm.startsWith(word.slice(0, -1)) : norm === word;
}
