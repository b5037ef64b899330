import type { RankedPassage, Treatment } from '../core/passages.ts';
import { type Finding, type Run, tightestRun } from './occurrences.ts';
import { termsOf } from './terms.ts';
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
  /** What is known of the videos, where it can tell more than their words. */
  readonly treatments: readonly Treatment[];
}

/** What a part that only the title of the video or of its section says is worth, as a share of that in the passage. */
const IN_TITLE = 0.7;
/** What a talk wholly about the player that is asked about adds, as a share: with the root of the share that is. */
const ABOUT = 1;
/** What a part that is said again and again adds to what it is worth, at most: talk about it rather than a mention. */
const AGAIN = 0.3;
/** What each two neighbouring terms of the question add that stand so in the passage, in bits: a verbatim memory. */
const VERBATIM = 0.7;
/**
 * The passages that FTS5 found, ranked by what it does not see: how likely the way is in which a part is said, and how much
 * of the question is said word for word; that a part which the passage leaves out stands in the title of the video or the section; and how much
 * of the video is about the player that is asked for. Of each part the rarity counts, all its ways taken together, so that
 * a rare guess
 * is worth no more than what it stands for. Of what scores alike the newer comes first, and of one day's what was taken in
 * first: a copy comes after its original. (How close the parts are, and in which order, was tried as well, and found
 * nothing better.)
 */
export function rankAgain(ranked: readonly RankedPassage[], weighing: Weighing): readonly Answer[] {
  const worth = worthOf(weighing);
  const videos = new Map(weighing.treatments.map((treatment) => [treatment.videoId, beyond(treatment, weighing)]));
  const pairs = weighing.typed.slice(1).map((term, at) => ` ${weighing.typed[at]} ${term} `);
  return ranked
    .map((passage) => answerIn(passage, weighing, { worth, pairs, video: videos.get(passage.videoId) }))
    .sort((a, b) => b.score - a.score || newer(a.passage, b.passage));
}

interface Beyond {
  /** Parts of the question that the title says. */
  readonly inTitle: ReadonlySet<number>;
  /** Those that the title of each section says, and the word with which it begins, in order. */
  readonly sections: readonly { readonly from: number; readonly inTitle: ReadonlySet<number> }[];
  readonly about: number;
}

function beyond({ title, about, sections }: Treatment, { finding }: Weighing): Beyond {
  const saidIn = (text: string) => new Set(finding(termsOf(text).join(' ')).map(({ part }) => part));
  return {
    ...{ inTitle: saidIn(title), about },
    sections: sections.map((section) => ({ from: section.from, inTitle: saidIn(section.title) })),
  };
}

/** Parts that the titles over what matched say: the video's, and that of the section in which the middle of it lies. */
function titling({ from, to, terms }: RankedPassage, run: Run | null, video: Beyond | undefined) {
  const share = run ? (run.from + run.to) / 2 / terms.length : 0.5;
  const section = video?.sections.findLast((each) => each.from <= from + share * (to - from));
  return (part: number) => video?.inTitle.has(part) === true || section?.inTitle.has(part) === true;
}

/** Orders passages by the date of their videos, newest first, and those of one date as they were taken in. */
export function newer(a: RankedPassage, b: RankedPassage): number {
  const [one, other] = [a.date ?? '', b.date ?? ''];
  return one === other ? a.key - b.key : one < other ? 1 : -1;
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
  {
    worth,
    pairs,
    video,
  }: { readonly worth: readonly number[]; readonly pairs: readonly string[]; readonly video: Beyond | undefined },
): Answer {
  const found = finding(passage.terms);
  const likeliest = parts.map(() => 0);
  const times = parts.map(() => 0);
  for (const { part, likely } of found) {
    likeliest[part] = Math.max(likeliest[part] ?? 0, likely);
    times[part] = (times[part] ?? 0) + 1;
  }
  const run = tightestRun(found);
  const isTitled = titling(passage, run, video);
  let score = 0;
  for (let part = 0; part < parts.length; part += 1) {
    const again = AGAIN * (1 - 1 / Math.max(1, times[part] ?? 0));
    const inTitle = isTitled(part) ? IN_TITLE * (worth[part] ?? 0) : 0;
    score += Math.max((worth[part] ?? 0) * (likeliest[part] ?? 0) * (1 + again), inTitle);
  }
  if (pairs.length > 0) {
    const said = ` ${passage.terms} `;
    for (const pair of pairs) if (said.includes(pair)) score += VERBATIM;
  }
  score *= 1 + ABOUT * Math.sqrt(video?.about ?? 0);
  return { passage, score, run };
}
