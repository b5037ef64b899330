import type { VideoFilter } from '../core/filters.ts';
import type { Hit, Hits } from '../core/library.ts';
import type { RankedPassage } from '../core/passages.ts';
import type { VideoScope } from '../core/scope.ts';
import type { LibraryStore } from '../core/store.ts';
import type { Analyst, Player } from '../core/strategy.ts';
import { resolved } from './filtering.ts';
import { type Folded, foldCopies, foldSentences } from './folding.ts';
import { type Finding, matchesIn } from './occurrences.ts';
import { quoteFrom } from './quoting.ts';
import { type Answer, newer } from './ranking.ts';
import { search } from './search.ts';
import { squash } from './terms.ts';
import type { View } from './view.ts';

/** Other videos named with a moment that is said in them too, at most. */
const MOST_ALSO = 5;

/** Characters of a question that may be a name. */
const LONGEST_NAME = 60;

/** Share of the best one's score from which one that says the same may stand for it. */
const AS_GOOD = 0.75;

/** What is asked of the moments of a library. */
export interface MomentsScope {
  readonly videoId?: string;
  readonly filter?: VideoFilter;
  readonly offset: number;
  readonly limit: number;
}

/** Answers questions with moments: finds, folds what is said twice, and quotes the page that is shown. */
export function createMoments(store: LibraryStore, analyst: Analyst, view: View) {
  const playerIn = namedPlayer(analyst.catalogue);

  /** The quotes of all answers on a page: they are read at once. */
  async function hitsOf(page: readonly Folded[], finding: Finding): Promise<readonly Hit[]> {
    const shown = page.map(({ answer, also }) => [answer, ...also.slice(0, MOST_ALSO)]);
    const excerpts = (await store.excerpts(shown.flat().map(around))).values();
    return page.flatMap(({ answer, also }, at) => {
      const [own, ...elsewhere] = (shown[at] ?? []).map(({ passage }) => {
        const excerpt = excerpts.next().value;
        const quote = excerpt ? quoteFrom(analyst, excerpt, passage, finding) : null;
        return excerpt && quote ? { video: excerpt.video, ...quote } : null;
      });
      if (!own) return [];
      const { video, moment, speaker } = own;
      const { from, to } = answer.passage;
      return [
        {
          ...{ video, moment, passage: { from, to }, speaker, matches: matchesIn(moment.quote, finding) },
          also: elsewhere.flatMap((other) => (other ? [{ video: other.video, moment: other.moment }] : [])),
          alsoIn: also.length,
        },
      ];
    });
  }

  return async function moments(
    question: string,
    { videoId, filter = {}, offset, limit }: MomentsScope,
  ): Promise<Hits> {
    const findVideo = async (typed: string) => (await view.videos()).find(typed);
    const { scope, speakers, understood } = await resolved(filter, { traits: view.traits, findVideo });
    const within: VideoScope | null = videoId === undefined ? scope : { ...scope, ids: [videoId] };
    const found = await search({ store, vocabulary: view.vocabulary, passages: view.passages(), playerIn }, question, {
      ...(within ? { scope: within } : {}),
      ...(speakers ? { speakers } : {}),
    });
    const { answers, finding, ...told } = found;
    const folded = foldSentences(apart(foldCopies(answers).map(newestFirst)));
    const page = folded.slice(offset, offset + limit).map(newestFirst);
    const items = await hitsOf(page, finding);
    return { ...told, items, total: folded.length, filter: understood };
  };
}

/** Finds the known player whose name or alias a question is; a name that two share names neither. */
function namedPlayer(catalogue: readonly Player[]): (question: string) => string | null {
  const byName = new Map<string, string | null>();
  for (const { id, name, aliases } of catalogue) {
    for (const alias of new Set([name, ...aliases].map(squash))) byName.set(alias, byName.has(alias) ? null : id);
  }
  return (question) => (question.length > LONGEST_NAME ? null : (byName.get(squash(question)) ?? null));
}

/** Of answers that say the same, the newest video's first, as long as it says as much. */
function newestFirst(group: Folded): Folded {
  const { answer, also } = group;
  if (also.length === 0) return group;
  const asGood = [answer, ...also.filter(({ score }) => score >= AS_GOOD * answer.score)];
  const [first = answer, ...others] = asGood.sort((a, b) => newer(a.passage, b.passage));
  return { answer: first, also: [...others, ...also.filter((other) => !asGood.includes(other))] };
}

/**
 * The passages that hold every quote which can be taken from an answer: words begin in the passage that they are first
 * in, three quarters of each are its own, and a quote reaches about half a passage beyond what matched.
 */
function around({ passage, run }: Answer): { key: number; before: number; after: number } {
  const [from, to] = run ? [run.from / passage.terms.length, run.to / passage.terms.length] : [0, 1];
  return { key: passage.key, before: from < 0.6 ? 1 : 0, after: to > 0.8 ? 2 : 1 };
}

/** The answers without those that overlap a better one: what two of them share is shown once. */
function apart(answers: readonly Folded[]): readonly Folded[] {
  const taken = new Map<string, RankedPassage[]>();
  return answers.filter(({ answer: { passage } }) => {
    const others = taken.get(passage.videoId);
    if (!others) taken.set(passage.videoId, [passage]);
    else if (others.some((other) => passage.from < other.to && other.from < passage.to)) return false;
    else others.push(passage);
    return true;
  });
}
