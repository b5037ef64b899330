import type { RankedPassage } from '../core/store.ts';
import type { Part } from './vocabulary.ts';

/** A passage with where in it the question is answered. */
export interface Answer {
  readonly passage: RankedPassage;
  readonly score: number;
}

/** What a question is ranked by. */
export interface Weighing {
  /** The number of passages that a term stands in, and that there are. */
  readonly count: (term: string) => number;
  readonly passages: number;
}

/** Terms between two parts that follow each other in the question, within which they count as said together. */
const TOGETHER = 4;
/** What parts that are said together, in the question's order, add to what they are worth alone. */
const IN_ORDER = 0.6;
/** What parts add that stand in the tightest run, by how tight it is. */
const TIGHT = 0.4;

interface Occurrence {
  readonly part: number;
  readonly from: number;
  readonly to: number;
  readonly likely: number;
}

/**
 * The passages that FTS5 ranked, ranked again by what it does not see: how likely the way is in which a part is said,
 * whether parts follow each other as in the question, and how close together they are. Of each part the rarity counts,
 * all its ways taken together, so that a rare guess is worth no more than what it stands for.
 */
export function rankAgain(
  ranked: readonly RankedPassage[],
  parts: readonly Part[],
  { count, passages }: Weighing,
  most: number,
): readonly Answer[] {
  const worth = parts.map(({ ways }) => {
    const standsIn = ways.reduce((sum, { terms }) => sum + Math.min(...terms.map(count)), 0);
    return Math.log2(1 + passages / (1 + standsIn));
  });
  const looked = ranked
    .slice(0, most)
    .map((passage, rank) => ({ ...answerIn(passage, parts, worth), rank }))
    .sort((a, b) => b.score - a.score || a.rank - b.rank);
  return [...looked, ...ranked.slice(most).map((passage) => ({ passage, score: 0 }))];
}

function answerIn(passage: RankedPassage, parts: readonly Part[], worth: readonly number[]): Answer {
  const terms = passage.terms.split(' ');
  const found = occurrencesIn(terms, parts);
  const best = new Map<number, number>();
  for (const { part, likely } of found) best.set(part, Math.max(best.get(part) ?? 0, likely));
  const value = (part: number) => (worth[part] ?? 0) * (best.get(part) ?? 0);
  let score = [...best.keys()].reduce((sum, part) => sum + value(part), 0);
  const pairs = new Set<number>();
  for (const [index, first] of found.entries()) {
    for (const next of found.slice(index + 1)) {
      if (next.from - first.to > TOGETHER) break;
      if (next.part === first.part + 1 && next.from >= first.to) pairs.add(first.part);
    }
  }
  for (const part of pairs) score += IN_ORDER * Math.min(value(part), value(part + 1));
  const run = tightestRun(found);
  const width = run.to - run.from;
  if (run.parts > 1) score += TIGHT * score * ((run.parts / parts.length) * Math.min(1, (2 * run.parts) / width));
  return { passage, score };
}

/** Where parts are said, in order of where they begin. */
function occurrencesIn(terms: readonly string[], parts: readonly Part[]): readonly Occurrence[] {
  const starts = new Map<string, { part: number; terms: readonly string[]; likely: number }[]>();
  parts.forEach(({ ways }, part) => {
    for (const { terms, likely } of ways) {
      const [first] = terms;
      if (first === undefined) continue;
      const others = starts.get(first);
      if (others) others.push({ part, terms, likely });
      else starts.set(first, [{ part, terms, likely }]);
    }
  });
  const found: Occurrence[] = [];
  for (let from = 0; from < terms.length; from += 1) {
    for (const way of starts.get(terms[from] ?? '') ?? []) {
      if (way.terms.every((term, offset) => terms[from + offset] === term)) {
        found.push({ part: way.part, from, to: from + way.terms.length, likely: way.likely });
      }
    }
  }
  return found;
}

/** The run of terms that says the most parts, and of those the tightest. */
function tightestRun(found: readonly Occurrence[]): { from: number; to: number; parts: number } {
  let best = { from: 0, to: 1, parts: 0 };
  for (const [index, first] of found.entries()) {
    const seen = new Set<number>();
    for (const next of found.slice(index)) {
      seen.add(next.part);
      const tighter = seen.size === best.parts && next.to - first.from < best.to - best.from;
      if (seen.size > best.parts || tighter) best = { from: first.from, to: next.to, parts: seen.size };
    }
  }
  return best;
}
