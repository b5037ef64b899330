import type { TextRange } from '../core/reply.ts';
import type { Word, WordSpan } from '../core/transcript.ts';
import { located, termsOf } from './terms.ts';
import type { Part } from './vocabulary.ts';

/** A place where one part of a question is said; offsets are in characters of the terms, joined by single spaces. */
export interface Occurrence extends TextRange {
  readonly part: number;
  /** How likely the way in which it is said is what was meant. */
  readonly likely: number;
  /** It stood in quotes. */
  readonly exact: boolean;
}

/** Finds every place in some terms, joined by single spaces, where a part of a question is said, in order. */
export type Finding = (terms: string) => readonly Occurrence[];

/** Characters that a term takes with the space behind it, on average in English talks. */
export const TERM = 5.2;

/** The finding of a question's parts. Searching the text for each way is several times as fast as looking each term up. */
export function findingOf(parts: readonly Part[]): Finding {
  const ways = parts.flatMap(({ ways, exact }, part) =>
    ways
      .filter(({ terms }) => terms.length > 0)
      .map(({ terms, likely }) => ({ part, likely, exact, said: ` ${terms.join(' ')} ` })),
  );
  return (terms) => {
    const text = ` ${terms} `;
    const found: Occurrence[] = [];
    for (const { part, likely, exact, said } of ways) {
      for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + said.length - 1)) {
        found.push({ part, from: at, to: at + said.length - 2, likely, exact });
      }
    }
    return ways.length > 1 ? found.sort((a, b) => a.from - b.from) : found;
  };
}

/** A run of terms, in characters, and how many parts of the question it says. */
export interface Run extends TextRange {
  readonly parts: number;
}

/** The run that says the most parts, and of those the tightest; of runs that are alike the first. */
export function tightestRun(found: readonly Occurrence[], width = Number.POSITIVE_INFINITY): Run | null {
  const most = partsIn(found);
  let best: Run | null = null;
  for (let index = 0; index < found.length; index += 1) {
    const from = found[index]?.from ?? 0;
    const seen: number[] = [];
    // Once every part is said, what comes after only makes the run longer.
    for (let next = index; next < found.length && seen.length < most; next += 1) {
      const { part = 0, to = 0 } = found[next] ?? {};
      if (to - from > width) break;
      if (seen.includes(part)) continue;
      seen.push(part);
      const tighter = best?.parts === seen.length && to - from < best.to - best.from;
      if (seen.length > (best?.parts ?? 0) || tighter) best = { from, to, parts: seen.length };
    }
  }
  return best;
}

function partsIn(found: readonly Occurrence[]): number {
  const parts: number[] = [];
  for (const { part } of found) if (!parts.includes(part)) parts.push(part);
  return parts.length;
}

/** The run around what stood in quotes that says the most beside it; null where nothing did, or none of it is said. */
function runAroundExact(found: readonly Occurrence[], width: number): Run | null {
  let best: Run | null = null;
  for (const anchor of found.filter(({ exact }) => exact)) {
    const near = found.filter(({ from, to }) => from >= anchor.to - width / 2 && to <= anchor.from + width / 2);
    const run = tightestRun(near);
    const [from, to] = [Math.min(anchor.from, run?.from ?? anchor.from), Math.max(anchor.to, run?.to ?? anchor.to)];
    const parts = partsIn(near);
    if (parts > (best?.parts ?? 0) || (best && parts === best.parts && to - from < best.to - best.from)) {
      best = { from, to, parts };
    }
  }
  return best;
}

/**
 * The tightest run of a passage's words that says the most parts, at most `limit` words wide; null when it says none.
 * What stood in quotes is in it.
 * `terms` are those of the words from `first` on.
 */
export function tightest(
  words: readonly Word[],
  { first, terms }: { readonly first: number; readonly terms: string },
  finding: Finding,
  limit: number,
): WordSpan | null {
  const found = finding(terms);
  const run = runAroundExact(found, limit * TERM) ?? tightestRun(found, limit * TERM);
  if (!run) return null;
  // Words are counted off rather than taken apart: every quote that is shown takes this.
  let at = first;
  let behind = widthOf(words[at]?.text ?? '');
  const wordAt = (character: number) => {
    while (behind <= character && at + 1 < words.length) {
      at += 1;
      behind += widthOf(words[at]?.text ?? '');
    }
    return at;
  };
  const from = wordAt(run.from);
  return { from, to: Math.min(wordAt(run.to - 1) + 1, from + limit) };
}

/** Characters that the terms of a word take, each with the space behind it. */
function widthOf(text: string): number {
  let width = 0;
  let inTerm = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7e) return termsOf(text).reduce((sum, term) => sum + term.length + 1, 0);
    const letter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
    if (letter || inTerm) width += 1;
    inTerm = letter;
  }
  return width + (inTerm ? 1 : 0);
}

/** Where the parts of the question stand in a quote, in order and not overlapping. */
export function matchesIn(quote: string, finding: Finding): readonly TextRange[] {
  const terms = located(quote);
  const ranges: TextRange[] = [];
  let next = 0;
  let at = 0;
  for (const occurrence of finding(terms.map(({ term }) => term).join(' '))) {
    if (occurrence.from < at) continue;
    while (next < terms.length && at < occurrence.from) {
      at += (terms[next]?.term.length ?? 0) + 1;
      next += 1;
    }
    const from = terms[next]?.from ?? 0;
    let to = from;
    for (; next < terms.length && at < occurrence.to; next += 1) {
      to = terms[next]?.to ?? to;
      at += (terms[next]?.term.length ?? 0) + 1;
    }
    ranges.push({ from, to });
  }
  return ranges;
}
