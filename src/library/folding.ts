import type { Run } from './occurrences.ts';
import type { Answer } from './ranking.ts';
import { alike } from './sketch.ts';

/** An answer, and those of other videos that say the same. */
export interface Folded {
  readonly answer: Answer;
  readonly also: readonly Answer[];
}

/** Terms that stand alike around what matched, on one side of it or the other, where two answers are compared at all. */
const BESIDE = 6;
/** Terms in a row that are said alike in a sentence that is said twice, at least: a phrase that many use is shorter. */
const SENTENCE = 9;
/** Answers among which copies of a talk are looked for. */
const MOST_FOLDED = 200;
/** The best of them, among which a sentence that is said twice is looked for. */
const MOST_COMPARED = 50;

/** Folds what a talk that was put up twice says twice: passages whose sketches are alike. The best comes first. */
export function foldCopies(answers: readonly Answer[]): readonly Folded[] {
  const first = alike(answers.slice(0, MOST_FOLDED).map(({ passage }) => passage));
  const folded: { answer: Answer; also: Answer[] }[] = [];
  const groups = new Map<number, (typeof folded)[number]>();
  answers.forEach((answer, at) => {
    const group = groups.get(first[at] ?? at);
    if (group && !videosOf(group).includes(answer.passage.videoId)) group.also.push(answer);
    else {
      const alone = { answer, also: [] };
      folded.push(alone);
      groups.set(at, alone);
    }
  });
  return folded;
}

/** Folds a sentence that is said in many talks: answers whose match stands in the same row of words. */
export function foldSentences(folded: readonly Folded[]): readonly Folded[] {
  const beside = [new Map<string, Folded[]>(), new Map<string, Folded[]>()] as const;
  const into = new Map<Folded, Folded[]>();
  const gone = new Set<Folded>();
  for (const group of folded.slice(0, MOST_COMPARED)) {
    const { run } = group.answer;
    if (!run) continue;
    const sides = sidesOf(group.answer, run);
    const others = sides.map((side, at) => beside[at]?.get(side));
    const said = (other: Folded) => rowInCommon(group.answer, other.answer) >= SENTENCE;
    const first = others[0]?.find(said) ?? others[1]?.find(said);
    const members = first ? [first, ...(into.get(first) ?? [])].flatMap(videosOf) : [];
    if (first && !videosOf(group).some((id) => members.includes(id))) {
      into.set(first, [...(into.get(first) ?? []), group]);
      gone.add(group);
      continue;
    }
    sides.forEach((side, at) => {
      if (!others[at]?.push(group)) beside[at]?.set(side, [group]);
    });
  }
  if (gone.size === 0) return folded;
  return folded
    .filter((group) => !gone.has(group))
    .map((group) => ({
      answer: group.answer,
      also: [...group.also, ...(into.get(group) ?? []).flatMap(({ answer, also }) => [answer, ...also])],
    }));
}

function videosOf({ answer, also }: Folded): readonly string[] {
  return [answer, ...also].map(({ passage }) => passage.videoId);
}

/** What matched with the terms before it, and with those behind it. */
function sidesOf({ passage: { terms } }: Answer, run: Run): readonly [string, string] {
  let own = BESIDE - 1;
  for (let at = run.from; at < run.to; at += 1) if (terms.charCodeAt(at) === SPACE) own -= 1;
  let { from, to } = run;
  for (let more = Math.max(0, own); from > 0; from -= 1) {
    if (terms.charCodeAt(from - 1) !== SPACE) continue;
    if (more === 0) break;
    more -= 1;
  }
  for (let more = Math.max(0, own); to < terms.length; to += 1) {
    if (terms.charCodeAt(to) !== SPACE) continue;
    if (more === 0) break;
    more -= 1;
  }
  return [terms.slice(from, run.to), terms.slice(run.from, to)];
}

const SPACE = 0x20;

/** How many terms in a row are the same in two answers, around where what matched begins. */
function rowInCommon(a: Answer, b: Answer): number {
  return termsAlike(a, b, 1) + termsAlike(a, b, -1);
}

/** How many whole terms are the same, from where what matched begins on, or back from there. */
function termsAlike(a: Answer, b: Answer, step: 1 | -1): number {
  // Back from there begins before the space that parts the terms.
  const skipped = step === 1 ? 0 : -2;
  let one = (a.run?.from ?? 0) + skipped;
  let other = (b.run?.from ?? 0) + skipped;
  let count = 0;
  for (; ; one += step, other += step) {
    const [here, there] = [letterAt(a.passage.terms, one), letterAt(b.passage.terms, other)];
    if (here !== there) return count;
    if (here === SPACE) count += 1;
    if (one < 0 || one >= a.passage.terms.length) return count;
  }
}

/** What stands there; a space where nothing does, as terms end there too. */
function letterAt(terms: string, at: number): number {
  return at < 0 || at >= terms.length ? SPACE : terms.charCodeAt(at);
}
