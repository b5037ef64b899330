import type { Hits } from '../core/library.ts';
import type { MatchExpression, RankedPassage } from '../core/passages.ts';
import type { VideoScope } from '../core/scope.ts';
import type { LibraryStore } from '../core/store.ts';
import { type Finding, findingOf } from './occurrences.ts';
import { questionIn } from './question.ts';
import { type Answer, rankAgain } from './ranking.ts';
import type { Part, Vocabulary } from './vocabulary.ts';

/** Passages looked at closely for one question: a dozen pages of them. */
const LOOKED_AT = 60;
/** Matches up to which all are looked at, where BM25 does not choose. */
const LATEST = 200;
/** Passages that a question is expected to match, up to which all are looked at closely. */
const FEW = 100;
/** What ranking by BM25 may cost, in passages that match; a part that is said in one costs a quarter of that. */
const BUDGET = 3_000;
const SAID_IN = 0.25;
/** Passages that the parts stand in, all together, up to which those that say all of them are looked for everywhere. */
const SCANNED = 400_000;
/** How much more often two parts are said together than by chance. */
const TOGETHER = 4;
/** Talks that are looked through for words which are far apart. */
const MOST_TALKS = 100;

/** What a question found. */
export interface Found extends Pick<Hits, 'understoodAs' | 'unsaid' | 'complete' | 'exactly' | 'without'> {
  readonly answers: readonly Answer[];
  /** Finds what was asked for in a passage or a quote. */
  readonly finding: Finding;
  /** True when there are more: only so many passages are ranked. */
  readonly capped: boolean;
}

/** What a question is put to. */
export interface Searched {
  readonly store: Pick<LibraryStore, 'rank' | 'talksSaying' | 'treatments'>;
  readonly vocabulary: Vocabulary;
  /** The number of passages, as far as it bounds work. */
  readonly passages: number;
  /** The id of the known player that a question names; null when it names none. */
  readonly playerIn: (question: string) => string | null;
}

/** Where and by whom something must be said. */
export interface SearchScope {
  readonly scope?: VideoScope;
  readonly speakers?: readonly string[];
}

/** Finds the passages that answer a question: those that say all of it, and where none do, those that say the most. */
export async function search(
  { store, vocabulary, passages, playerIn }: Searched,
  text: string,
  scope: SearchScope,
): Promise<Found> {
  const question = questionIn(text);
  const { parts, understoodAs } = vocabulary.mend(question);
  const finding = findingOf(parts);
  const player = playerIn(text);
  const found = async (ranked: readonly RankedPassage[], complete: boolean): Promise<Found> => {
    const ids = complete && player === null ? [] : [...new Set(ranked.map(({ videoId }) => videoId))];
    const treatments = ids.length === 0 ? [] : await store.treatments(ids, player);
    const weighing = { parts, finding, count: vocabulary.count, passages, typed: question.typed, treatments };
    const answers = rankAgain(ranked, weighing);
    return {
      ...{ answers, finding, understoodAs, complete },
      unsaid: unsaidIn(parts, answers, vocabulary),
      exactly: question.phrases.map((phrase) => phrase.join(' ')),
      without: question.excluded.map((excluded) => excluded.join(' ')),
      capped,
    };
  };
  const { excluded } = question;
  let capped = false;
  const ask = async (some: readonly Part[], combine: MatchExpression['combine']) => {
    const how = howToRank(some, combine, { vocabulary, passages, within: scope.scope !== undefined, player });
    const { passages: ranked, more } = await store.rank(
      { parts: waysOf(some), combine, excluded, ...scope, ...how },
      LOOKED_AT,
    );
    capped ||= more;
    return ranked;
  };
  const all = await ask(parts, 'all');
  if (all.length > 0 || parts.length < 2) return found(all, true);
  const collected = new Map<number, RankedPassage>();
  const collect = (ranked: readonly RankedPassage[]) => {
    for (const passage of ranked) collected.set(passage.key, passage);
  };
  // What says all but one part comes before what says any: first without the most frequent, which tells the least.
  const byRarity = [...parts].sort((a, b) => standsIn(a, vocabulary) - standsIn(b, vocabulary));
  if (parts.length > 2) {
    for (const left of byRarity.toReversed()) {
      const others = parts.filter((part) => part !== left);
      collect(await ask(others, 'all'));
    }
  }
  collect(await store.talksSaying({ parts: waysOf(byRarity), combine: 'all', excluded, ...scope }, MOST_TALKS));
  if (collected.size === 0) collect(await ask(byRarity, 'any'));
  return found([...collected.values()], false);
}

/** The parts that are said in no passage as they were typed, and in which way the best answer that says them does. */
function unsaidIn(parts: readonly Part[], answers: readonly Answer[], { count }: Vocabulary): Hits['unsaid'] {
  return parts.flatMap(({ typed, ways, exact }) => {
    const own = typed.replaceAll(' ', '');
    if (exact || typed.split(' ').every((term) => count(term) > 0) || count(own) > 0) return [];
    const said = answers.flatMap(({ passage }) => ways.filter(({ terms }) => says(passage, terms)));
    // What is said as two words, or as one, is said.
    if (said.some(({ terms }) => terms.join('') === own)) return [];
    return [{ typed, nearest: said[0]?.terms.join(' ') ?? null }];
  });
}

function says({ terms }: Pick<RankedPassage, 'terms'>, some: readonly string[]): boolean {
  return ` ${terms} `.includes(` ${some.join(' ')} `);
}

/** Passages that a part stands in, at most. */
function standsIn({ ways }: Part, { count }: Vocabulary): number {
  return ways.reduce((sum, { terms }) => sum + Math.min(...terms.map(count)), 0);
}

function waysOf(parts: readonly Part[]): MatchExpression['parts'] {
  return parts.map(({ ways }) => ways.map(({ terms }) => terms));
}

/**
 * Whether BM25 is worth its time, and up to how many matches all are looked at instead. Where the parts are so frequent that
 * it would take long and tell little, the latest are looked at.
 */
function howToRank(
  parts: readonly Part[],
  combine: MatchExpression['combine'],
  {
    vocabulary,
    passages,
    within,
    player,
  }: Pick<Searched, 'vocabulary' | 'passages'> & {
    readonly within: boolean;
    readonly player: string | null;
  },
): Pick<MatchExpression, 'all' | 'ranked'> {
  const said = parts.map((part) => standsIn(part, vocabulary));
  const sum = said.reduce((all, each) => all + each, 0);
  const [rarest = 0, ...others] = [...said].sort((a, b) => a - b);
  const chance = (each: number) => Math.min(1, (TOGETHER * each) / Math.max(1, passages));
  const matching = combine === 'any' ? sum : others.reduce((expected, each) => expected * chance(each), rarest);
  // BM25 does not know whom a talk is about: the more are looked at, the more is found that is about the player.
  const all = player !== null ? LATEST : parts.length > 1 ? FEW : LOOKED_AT;
  if (within || matching + SAID_IN * sum <= BUDGET) return { ranked: true, all };
  if (combine === 'all' && parts.length > 1 && sum <= SCANNED) return { ranked: false, all: LATEST };
  return { ranked: false };
}
