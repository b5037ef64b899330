import { CLOSERS, INSEPARABLE, OPENERS, OPENING_PAIRS } from './boundary-table.ts';
import { perForm } from './forms.ts';
import { isPunctuated, type Token } from './tokens.ts';

/** Log-odds that a sentence ends at an average point between two words: one sentence in 15 words. */
const AVERAGE = -2.64;
/** Log-odds of a point that writing marks as the end of a sentence, or of a part of one. */
const FULL_STOP = 5;
const COMMA = 1.2;
/** Fast talk without punctuation parts more often than the sentences that an editor or a recogniser writes. */
const UNPUNCTUATED = 0.7;
/** What a point loses in punctuated writing that marks nothing there. */
const UNMARKED = 2.5;

const opener = weightsOf(OPENERS, ' ');
const closer = weightsOf(CLOSERS, ' ');
const openingPair = weightsOf(OPENING_PAIRS, ',');

/** What one word tells of the points beside it. */
interface Edge {
  readonly opens: number;
  /** What its possessive tells, which may be short for "is". */
  readonly opensOwning: number;
  readonly closes: number;
  /** What it tells together with the word after it. */
  readonly pairs: ReadonlyMap<string, number>;
  /** Words after it that no point parts from it. */
  readonly holds: ReadonlySet<string>;
  readonly pronoun: boolean;
  readonly transitive: boolean;
  readonly preposition: boolean;
}

const pairsBy = Map.groupBy(openingPair, ([pair]) => pair.split(' ')[0] ?? '');
const heldBy = Map.groupBy(INSEPARABLE, (pair) => pair.split(' ')[0] ?? '');
const second = (pair: string) => pair.split(' ')[1] ?? '';
const NO_PAIRS: Edge['pairs'] = new Map();
const NO_WORDS: Edge['holds'] = new Set();

const edgeOf = perForm((word): Edge => {
  const pairs = pairsBy.get(word);
  const held = heldBy.get(word);
  const opens = opener.get(word);
  return {
    opens: opens ?? 0,
    opensOwning: opens ?? opener.get(`${word}'s`) ?? 0,
    closes: closer.get(word) ?? 0,
    pairs: pairs ? new Map(pairs.map(([pair, value]) => [second(pair), value])) : NO_PAIRS,
    holds: held ? new Set(held.map(second)) : NO_WORDS,
    pronoun: PRONOUN.test(word),
    transitive: TRANSITIVE.test(word),
    preposition: PREPOSITION.test(word),
  };
});

/** What a cue phrase adds: "so much for", "let's move to" begin something (Grosz and Sidner 1986). */
const CUED = 2;

/**
 * For each word, the log-odds that a thought begins with it. `cued` tells where cue phrases begin; `names` tells where names of players begin: a name often opens
 * a sentence, and no sentence begins inside one.
 */
export function boundariesOf(
  tokens: readonly Token[],
  names: readonly { from: number; to: number }[],
  cued: readonly number[],
): Float64Array {
  const odds = new Float64Array(tokens.length);
  const punctuated = isPunctuated(tokens);
  const edges = tokens.map(edgeOf);
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    const [touches, here] = [edges[at - 1], edges[at]];
    odds[at] =
      before && touches && here
        ? oddsAt(before, touches, token, here, tokens[at + 1], punctuated) -
          (here.pronoun && isRelative(edges, at) && before.stop !== 2 ? RELATIVE : 0)
        : FULL_STOP;
  });
  for (const cue of cued) {
    // "now what about …" begins with its opener.
    const at = cue > 1 && LEADS_IN.has(tokens[cue - 1]?.norm ?? '') && tokens[cue - 1]?.stop === 0 ? cue - 1 : cue;
    if (at !== cue) odds[cue] = NEVER;
    if (at > 0 && (!punctuated || (odds[at] ?? 0) > -1)) odds[at] = (odds[at] ?? 0) + CUED;
  }
  for (const name of names) {
    const after = tokens[name.to]?.norm ?? '';
    const start = odds[name.from] ?? 0;
    if (FINITE.test(after) && name.from > 0 && (!punctuated || start > 0)) odds[name.from] = start + 1.8;
    for (let at = name.from + 1; at < name.to; at++) odds[at] = NEVER;
  }
  names.forEach((name, k) => {
    const next = names[k + 1];
    if (next?.from !== name.to + 1 || !JOINS.has(tokens[name.to]?.norm ?? '') || tokens[name.to - 1]?.stop === 2)
      return;
    odds[name.to] = NEVER;
    odds[next.from] = NEVER;
  });
  return odds;
}

/** "Zuckerberg and Meta": one subject. */
export const JOINS: ReadonlySet<string> = new Set(['and', 'or', 'plus']);

const LEADS_IN = new Set(['now', 'so', 'and', 'but', 'okay', 'well', 'then']);
const NEVER = -20;

/** A verb that has its subject right before it. */
const FINITE =
  /^(?:is|isn't|was|wasn't|has|hasn't|had|will|won't|would|can|can't|could|does|doesn't|did|didn't|wants|needs|knows|thinks|said|says|just|actually|also|really|made|released|launched|announced|came|went|put)$/u;

function oddsAt(
  before: Token,
  touches: Edge,
  token: Token,
  here: Edge,
  after: Token | undefined,
  punctuated: boolean,
): number {
  if (punctuated && before.stop === 2) return FULL_STOP;
  const words =
    AVERAGE +
    (token.possessive ? here.opensOwning : here.opens) +
    touches.closes +
    (here.pairs.get(after?.norm ?? '') ?? 0) +
    (touches.holds.has(token.norm) ? -6 : 0);
  if (before.stop === 2) return Math.max(words + 3, 1);
  if (before.stop === 1) return words + COMMA;
  return punctuated ? words - UNMARKED : words + UNPUNCTUATED;
}

/** "The leverage they have at …": a clause whose object came before it, which no thought begins with. */
function isRelative(edges: readonly Edge[], at: number): boolean {
  return edges[at + 1]?.transitive === true && edges[at + 2]?.preposition === true;
}

const PRONOUN = /^(?:they|we|you|i|he|she)$/u;
const TRANSITIVE =
  /^(?:have|has|had|want|wanted|use|used|need|needed|make|made|built|get|got|offer|bring|sell|see|saw)$/u;
const PREPOSITION = /^(?:at|in|on|for|with|from|to|by|is|are|was)$/u;
const RELATIVE = 3;

function weightsOf(table: readonly (readonly [number, string])[], separator: string): ReadonlyMap<string, number> {
  return new Map(table.flatMap(([value, list]) => list.split(separator).map((word) => [word, value] as const)));
}
