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
  const beside = new Map<string, Folded[]>();
  const into = new Map<Folded, Folded[]>();
  const gone = new Set<Folded>();
  for (const group of folded.slice(0, MOST_COMPARED)) {
    const keys = sidesOf(group.answer);
    const first = keys
      .flatMap((key) => beside.get(key) ?? [])
      .find((other) => rowInCommon(group.answer, other.answer) >= SENTENCE);
    const members = first ? [first, ...(into.get(first) ?? [])].flatMap(videosOf) : [];
    if (first && !videosOf(group).some((id) => members.includes(id))) {
      into.set(first, [...(into.get(first) ?? []), group]);
      gone.add(group);
      continue;
    }
    for (const key of keys) {
      const others = beside.get(key);
      if (others) others.push(group);
      else beside.set(key, [group]);
    }
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

function sidesOf({ passage: { terms }, run }: Answer): readonly string[] {
  if (!run) return [];
  const own = Math.max(0, BESIDE - terms.slice(run.from, run.to).split(' ').length);
  let { from, to } = run;
  for (let more = own; more > 0 && from > 0; more -= 1) from = terms.lastIndexOf(' ', from - 2) + 1;
  for (let more = own; more > 0 && to < terms.length; more -= 1) {
    const next = terms.indexOf(' ', to + 1);
    to = next < 0 ? terms.length : next;
  }
  return [`<${terms.slice(from, run.to)}`, `>${terms.slice(run.from, to)}`];
}

/** How many terms in a row are the same in two answers, around where what matched begins. */
function rowInCommon(a: Answer, b: Answer): number {
  const [before, after] = [split(a), split(b)];
  let back = 0;
  while (
    back < before.left.length &&
    before.left.at(-1 - back) === after.left.at(-1 - back) &&
    back < after.left.length
  )
    back += 1;
  let ahead = 0;
  while (ahead < before.right.length && before.right[ahead] === after.right[ahead]) ahead += 1;
  return back + ahead;
}

function split({ passage: { terms }, run }: Answer): { left: readonly string[]; right: readonly string[] } {
  const from = run?.from ?? 0;
  return { left: terms.slice(0, from).trimEnd().split(' '), right: terms.slice(from).split(' ') };
}
