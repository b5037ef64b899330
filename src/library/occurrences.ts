import type { TextRange } from '../core/reply.ts';
import type { Word, WordSpan } from '../core/transcript.ts';
import { located, termsOf } from './terms.ts';
import type { Part } from './vocabulary.ts';

/** A place where one part of a question is said; offsets are in characters of the terms, joined by single spaces. */
export interface Occurrence extends TextRange {
  readonly part: number;
  /** How likely the way in which it is said is what was meant. */
  readonly likely: number;
}

/** Finds every place in some terms, joined by single spaces, where a part of a question is said, in order. */
export type Finding = (terms: string) => readonly Occurrence[];

/** Characters that a term takes with the space behind it, on average in English talks. */
export const TERM = 5.2;

/** The finding of a question's parts. Searching the text for each way is several times as fast as looking each term up. */
export function findingOf(parts: readonly Part[]): Finding {
  const ways = parts.flatMap(({ ways }, part) =>
    ways
      .filter(({ terms }) => terms.length > 0)
      .map(({ terms, likely }) => ({ part, likely, said: ` ${terms.join(' ')} ` })),
  );
  return (terms) => {
    const text = ` ${terms} `;
    const found: Occurrence[] = [];
    for (const { part, likely, said } of ways) {
      for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + said.length - 1)) {
        found.push({ part, from: at, to: at + said.length - 2, likely });
      }
    }
    return found.sort((a, b) => a.from - b.from);
  };
}

/** A run of terms, in characters, and how many parts of the question it says. */
export interface Run extends TextRange {
  readonly parts: number;
}

/** The run that says the most parts, and of those the tightest; of runs that are alike the first. */
export function tightestRun(found: readonly Occurrence[], width = Number.POSITIVE_INFINITY): Run | null {
  let best: Run | null = null;
  for (let index = 0; index < found.length; index += 1) {
    const from = found[index]?.from ?? 0;
    const seen = new Set<number>();
    for (let next = index; next < found.length; next += 1) {
      const { part = 0, to = 0 } = found[next] ?? {};
      if (to - from > width) break;
      if (seen.has(part)) continue;
      seen.add(part);
      const tighter = best?.parts === seen.size && to - from < best.to - best.from;
      if (seen.size > (best?.parts ?? 0) || tighter) best = { from, to, parts: seen.size };
    }
  }
  return best;
}

/** The tightest run of words in a span that says the most parts, at most `limit` words wide; null when it says none. */
export function tightest(words: readonly Word[], span: WordSpan, finding: Finding, limit: number): WordSpan | null {
  const terms: string[] = [];
  const wordAt: number[] = [];
  for (let at = span.from; at < Math.min(span.to, words.length); at += 1) {
    for (const term of termsOf(words[at]?.text ?? '')) {
      terms.push(term);
      for (let character = 0; character <= term.length; character += 1) wordAt.push(at);
    }
  }
  const run = tightestRun(finding(terms.join(' ')), limit * TERM);
  if (!run) return null;
  const from = wordAt[run.from] ?? span.from;
  return { from, to: Math.min((wordAt[run.to - 1] ?? from) + 1, from + limit) };
}

/** Where the parts of the question stand in a quote, in order and not overlapping. */
export function matchesIn(quote: string, finding: Finding): readonly TextRange[] {
  const terms = located(quote);
  const startsAt = new Map<number, number>();
  const endsAt = new Map<number, number>();
  let at = 0;
  for (const { term, from, to } of terms) {
    startsAt.set(at, from);
    endsAt.set(at + term.length, to);
    at += term.length + 1;
  }
  const ranges: TextRange[] = [];
  for (const occurrence of finding(terms.map(({ term }) => term).join(' '))) {
    const from = startsAt.get(occurrence.from);
    const to = endsAt.get(occurrence.to);
    if (from !== undefined && to !== undefined && from >= (ranges.at(-1)?.to ?? 0)) ranges.push({ from, to });
  }
  return ranges;
}
