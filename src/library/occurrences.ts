import type { TextRange } from '../core/reply.ts';
import type { Alternatives } from '../core/store.ts';
import type { Word, WordSpan } from '../core/transcript.ts';
import { located, termsOf } from './terms.ts';

/** A place where one part of a question is said; offsets are into the terms that were searched. */
interface Occurrence extends TextRange {
  readonly part: number;
}

/** Every place in a run of terms where a part of the question is said, in order. */
function occurrences(terms: readonly string[], parts: readonly Alternatives[]): readonly Occurrence[] {
  const found: Occurrence[] = [];
  terms.forEach((_, from) => {
    parts.forEach((alternatives, part) => {
      const said = alternatives.find((phrase) => phrase.every((term, offset) => terms[from + offset] === term));
      if (said) found.push({ part, from, to: from + said.length });
    });
  });
  return found;
}

/**
 * The tightest run of words in a passage that says the most parts of the question, at most `limit` words wide; null
 * when it says none.
 */
export function tightest(
  words: readonly Word[],
  passage: WordSpan,
  parts: readonly Alternatives[],
  limit: number,
): WordSpan | null {
  const terms: string[] = [];
  const wordAt: number[] = [];
  for (let at = passage.from; at < Math.min(passage.to, words.length); at += 1) {
    for (const term of termsOf(words[at]?.text ?? '')) {
      terms.push(term);
      wordAt.push(at);
    }
  }
  const found = occurrences(terms, parts);
  let best: { readonly span: WordSpan; readonly parts: number } | null = null;
  for (const [index, first] of found.entries()) {
    const seen = new Set<number>();
    const from = wordAt[first.from] ?? passage.from;
    for (const next of found.slice(index)) {
      const to = (wordAt[next.to - 1] ?? from) + 1;
      if (to - from > limit) break;
      seen.add(next.part);
      const tighter = best?.parts === seen.size && to - from < best.span.to - best.span.from;
      if (seen.size > (best?.parts ?? 0) || tighter) best = { span: { from, to }, parts: seen.size };
    }
  }
  return best?.span ?? null;
}

/** Where the parts of the question stand in a quote, in order and not overlapping. */
export function matchesIn(quote: string, parts: readonly Alternatives[]): readonly TextRange[] {
  const terms = located(quote);
  const ranges: TextRange[] = [];
  for (const { from, to } of occurrences(
    terms.map(({ term }) => term),
    parts,
  )) {
    const first = terms[from];
    const last = terms[to - 1];
    if (first && last && first.from >= (ranges.at(-1)?.to ?? 0)) ranges.push({ from: first.from, to: last.to });
  }
  return ranges;
}
