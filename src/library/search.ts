import type { LibraryStore, MatchExpression, RankedPassage } from '../core/store.ts';
import { type Question, questionIn } from './question.ts';
import { type Answer, rankAgain } from './ranking.ts';
import type { Part, Vocabulary } from './vocabulary.ts';

/** Ranked passages looked at for one question: more than anybody pages through. */
const MOST_RANKED = 200;
/** Of those, how many are looked at more closely. */
const LOOKED_AT = 80;
/** Passages that a question may match before only the last ones taken in are looked at: some 10 ms of ranking. */
const MOST_MATCHED = 8_000;

/** What a question found. */
export interface Found {
  readonly answers: readonly Answer[];
  readonly parts: readonly Part[];
  readonly understoodAs: string | null;
  /** True when there may be more: only so many passages are ranked. */
  readonly capped: boolean;
  /** True when each answer says every part of the question. */
  readonly complete: boolean;
}

/** Finds the passages that answer a question: those that say all of it, and where none do, those that say the most. */
export async function search(
  store: LibraryStore,
  vocabulary: Vocabulary,
  text: string,
  scope: { readonly videoIds?: readonly string[] },
): Promise<Found> {
  const question = questionIn(text);
  const { parts, understoodAs } = vocabulary.mend(question);
  const passages = await store.passages();
  const weighing = { count: vocabulary.count, passages };
  const found = (ranked: readonly RankedPassage[], complete: boolean): Found => ({
    ...{ answers: rankAgain(ranked, parts, weighing, LOOKED_AT), parts, understoodAs, complete },
    capped: ranked.length === MOST_RANKED,
  });
  const ask = (some: readonly Part[], combine: MatchExpression['combine']) =>
    store.rank(
      expressionOf(some, combine, { ...question, ...scope, matches: matchesOf(some, combine, vocabulary), passages }),
      MOST_RANKED,
    );
  const all = await ask(parts, 'all');
  if (all.length > 0) return found(all, true);
  // What says all but one part comes before what says any: first without the most frequent, which tells the least.
  const byRarity = [...parts].sort((a, b) => standsIn(a, vocabulary) - standsIn(b, vocabulary));
  const collected = new Map<string, RankedPassage>();
  const collect = (ranked: readonly RankedPassage[]) => {
    for (const passage of ranked) collected.set(`${passage.videoId} ${passage.from}`, passage);
  };
  if (parts.length > 2) {
    for (const left of byRarity.toReversed())
      collect(
        await ask(
          parts.filter((part) => part !== left),
          'all',
        ),
      );
  }
  if (collected.size === 0) {
    for (let most = byRarity.length; most > 0 && collected.size === 0; most -= 1) {
      const rarest = byRarity.slice(0, most);
      if (most > 1 && matchesOf(rarest, 'any', vocabulary) > MOST_MATCHED) continue;
      collect(await ask(rarest, 'any'));
    }
  }
  return found([...collected.values()], false);
}

/** Passages that a part stands in, at most. */
function standsIn({ ways }: Part, { count }: Vocabulary): number {
  return ways.reduce((sum, { terms }) => sum + Math.min(...terms.map(count)), 0);
}

function matchesOf(parts: readonly Part[], combine: MatchExpression['combine'], vocabulary: Vocabulary): number {
  const each = parts.map((part) => standsIn(part, vocabulary));
  return combine === 'all' ? Math.min(...each) : each.reduce((sum, matches) => sum + matches, 0);
}

interface Bounds extends Pick<Question, 'excluded'> {
  readonly videoIds?: readonly string[];
  readonly matches: number;
  readonly passages: number;
}

function expressionOf(
  parts: readonly Part[],
  combine: MatchExpression['combine'],
  { excluded, videoIds, matches, passages }: Bounds,
): MatchExpression {
  return {
    parts: parts.map(({ ways }) => ways.map(({ terms }) => terms)),
    combine,
    excluded,
    ...(videoIds ? { videoIds } : {}),
    ...(matches > MOST_MATCHED ? { among: Math.ceil((passages * MOST_MATCHED) / matches) } : {}),
  };
}
