import { cleanText } from '../../core/arguments.ts';

/** A number, a word or a sign of what somebody typed. */
export interface Token {
  /** Lower case, without accents. */
  readonly key: string;
  readonly isNumber: boolean;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

export interface Typed {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Lower case, without accents: `Miércoles` is `miercoles`. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What somebody typed, in tokens. `a.m.` is one word, and `o'clock` says nothing. */
export function typed(text: string): Typed {
  const clean = cleanText(text.normalize('NFKC'))
    .replace(/\b([ap])\.\s?m\b\.?/giu, '$1m')
    .replace(/\bo\s?['’‘`´]\s?clock\b/giu, ' ');
  const tokens = Array.from(clean.matchAll(/\d+|\p{L}+|\S/gu), ({ 0: piece, index }) => ({
    key: folded(piece),
    isNumber: /^\d/u.test(piece),
    start: index,
    end: index + piece.length,
  }));
  return { text: clean, tokens };
}

/** The text from one token up to and including another one. */
export function said({ text, tokens }: Typed, from: number, to: number): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? text.length);
}
