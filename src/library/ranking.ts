import type { RankedPassage } from '../core/store.ts';
import { type Finding, type Occurrence, type Run, TERM, tightestRun } from './occurrences.ts';
import type { Part } from './vocabulary.ts';

/** A passage with where in it the question is answered. */
export interface Answer {
  readonly passage: RankedPassage;
  readonly score: number;
  /** The terms of the passage that say the most parts, closest together; null when it says none. */
  readonly run: Run | null;
}

/** What a question is ranked by. */
export interface Weighing {
  readonly parts: readonly Part[];
  readonly finding: Finding;
  /** The number of passages that a term stands in, and that there are. */
  readonly count: (term: string) => number;
  readonly passages: number;
  /** Every term that was typed, in order: those that tell little by themselves as well. */
  readonly typed: readonly string[];
}

/** Terms between two parts that follow each other in the question, within which they count as said together. */
const TOGETHER = 4;
/** What parts that are said together, in the question's order, add to what they are worth alone. */
const IN_ORDER = 0.6;
/** What each two neighbouring terms of the question add that stand so in the passage, in bits: a verbatim memory. */
const VERBATIM = 1.5;
/** What parts add that stand in the tightest run, by how tight it is. */
const TIGHT = 0.4;

/**
 * The passages that FTS5 ranked, ranked again by what it does not see: how likely the way is in which a part is said,
 * whether parts follow each other as in the question, and how close together they are. Of each part the rarity counts,
 * all its ways taken together, so that a rare guess is worth no more than what it stands for.
 */
export function rankAgain(ranked: readonly RankedPassage[], weighing: Weighing): readonly Answer[] {
  const worth = worthOf(weighing);
  const pairs = weighing.typed.slice(1).map((term, at) => ` ${weighing.typed[at]} ${term} `);
  // Of what scores alike the one that was taken in first comes first: a copy comes after its original.
  return ranked
    .map((passage) => answerIn(passage, weighing, worth, pairs))
    .sort((a, b) => b.score - a.score || a.passage.key - b.passage.key);
}

/** What saying each part is worth, in bits: the rarer the more. */
function worthOf({ parts, count, passages }: Weighing): readonly number[] {
  return parts.map(({ ways }) => {
    const standsIn = ways.reduce((sum, { terms }) => sum + Math.min(...terms.map(count)), 0);
    return Math.log2(1 + passages / (1 + standsIn));
  });
}

function answerIn(
  passage: RankedPassage,
  { parts, finding }: Weighing,
  worth: readonly number[],
  pairs: readonly string[],
): Answer {
  const found = finding(passage.terms);
  const best = parts.map(() => 0);
  for (const { part, likely } of found) best[part] = Math.max(best[part] ?? 0, likely);
  const value = (part: number) => (worth[part] ?? 0) * (best[part] ?? 0);
  let score = parts.reduce((sum, _, part) => sum + value(part), 0);
  for (const part of inOrder(found)) score += IN_ORDER * Math.min(value(part), value(part + 1));
  const run = tightestRun(found);
  if (run && run.parts > 1) {
    score += TIGHT * score * ((run.parts / parts.length) * Math.min(1, (2 * run.parts * TERM) / (run.to - run.from)));
  }
  if (pairs.length > 0) {
    const said = ` ${passage.terms} `;
    for (const pair of pairs) if (said.includes(pair)) score += VERBATIM;
  }
  return { passage, score, run };
}

/** The parts that are soon followed by the one that follows them in the question. */
function inOrder(found: readonly Occurrence[]): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let index = 0; index < found.length; index += 1) {
    const first = found[index];
    for (let later = index + 1; first && later < found.length; later += 1) {
      const next = found[later];
      if (!next || next.from - first.to > TOGETHER * TERM) break;
      if (next.part === first.part + 1 && next.from >= first.to) pairs.add(first.part);
    }
  }
  return pairs;
}
