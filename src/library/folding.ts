import type { Excerpt } from '../core/store.ts';
import { textOf, wordsOf } from '../core/transcript.ts';
import type { Quoted } from './quoting.ts';
import type { Answer } from './ranking.ts';
import { alike } from './sketch.ts';
import { termsOf } from './terms.ts';

/** An answer, and those of other videos that say the same. */
export interface Folded {
  readonly answer: Answer;
  readonly also: readonly Answer[];
}

/** Terms on either side of what matched that are compared before anything is read. */
const BESIDE = 6;
/** Answers that are read to see whether they say the same, at most. */
const MOST_READ = 12;
/** The best answers, among which it is looked for: what is behind them is seldom shown. */
const MOST_FOLDED = 200;
/** The best of them, whose sentences are compared. */
const MOST_COMPARED = 50;
/** Share of the shorter one's pairs of terms that both must have to be the same, said twice. */
const SAME = 0.8;
/** Terms of a sentence that is said twice rather than a phrase that many use, at least. */
const SENTENCE = 5;

/** Reads the sentences of an answer that carry what matched: their terms. */
export type Reading = (answers: readonly Answer[]) => Promise<readonly (readonly string[])[]>;

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

/**
 * Folds a sentence that is said in many talks. Only answers are read whose match stands beside the same terms, so that
 * most questions cost nothing more.
 */
export async function foldSentences(folded: readonly Folded[], reading: Reading): Promise<readonly Folded[]> {
  const beside = new Map<string, Folded[]>();
  for (const group of folded.slice(0, MOST_COMPARED)) {
    for (const key of sidesOf(group.answer)) {
      const others = beside.get(key);
      if (others) others.push(group);
      else beside.set(key, [group]);
    }
  }
  const near = new Set([...beside.values()].filter((groups) => groups.length > 1).flat());
  if (near.size === 0) return folded;
  const read = folded.filter((group) => near.has(group)).slice(0, MOST_READ);
  const sentences = await reading(read.map(({ answer }) => answer));
  const pairs = read.map((_, at) => pairsOf(sentences[at] ?? []));
  const into = new Map<Folded, Folded[]>();
  const gone = new Set<Folded>();
  for (const [at, group] of read.entries()) {
    const own = pairs[at] ?? new Set();
    const first = read.find((other, before) => before < at && !gone.has(other) && saysTheSame(own, pairs[before]));
    const members = first ? [first, ...(into.get(first) ?? [])] : [];
    if (!first || members.some((member) => videosOf(member).some((id) => videosOf(group).includes(id)))) continue;
    into.set(first, [...(into.get(first) ?? []), group]);
    gone.add(group);
  }
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

/** The terms of the sentences that carry a match. */
export function sentencesOf({ cues, thoughts }: Excerpt, { at }: Quoted): readonly string[] {
  const words = wordsOf({ cues });
  const carrying = thoughts.filter(({ from, to }) => from < at.to && at.from < to);
  const from = Math.max(0, Math.min(at.from, carrying[0]?.from ?? at.from));
  return termsOf(textOf(words, { from, to: Math.max(at.to, carrying.at(-1)?.to ?? at.to) }));
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

function pairsOf(terms: readonly string[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  if (terms.length < SENTENCE) return pairs;
  for (let at = 0; at + 1 < terms.length; at += 1) pairs.add(`${terms[at]} ${terms[at + 1]}`);
  return pairs;
}

function saysTheSame(a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): boolean {
  if (!b || a.size === 0 || b.size === 0) return false;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return common >= SAME * Math.min(a.size, b.size) && Math.min(a.size, b.size) >= 0.5 * Math.max(a.size, b.size);
}
