import type { Facet, FoundClaim } from '../core/strategy.ts';
import type { WordSpan } from '../core/transcript.ts';
import { bearingOf } from './bearing.ts';
import { facetScores, strongest } from './facets.ts';
import { flawsIn } from './flaws.ts';
import type { Hit } from './lexicon.ts';
import { lengthOf, QUOTE, shortened, trimmed } from './quote.ts';
import { withoutRepeats } from './repeats.ts';
import type { Role } from './roles.ts';
import { leadsIn, statementIn } from './statement.ts';
import type { Talk } from './talk.ts';
import { CLAIM_WEIGHTS } from './weights.ts';

/**
 * The claims in a player's passages: thoughts that say one of the facets, each long enough to stand alone.
 * @param discussed the players whose game is told in this talk
 */
export function claimsIn(
  talk: Talk,
  thoughts: readonly WordSpan[],
  player: number,
  passages: readonly WordSpan[],
  hits: readonly Hit<Facet>[],
  discussed: ReadonlySet<number>,
): FoundClaim[] {
  const claims: FoundClaim[] = [];
  for (const passage of passages) {
    for (const { span, whole } of quotable(talk, thoughts, passage)) {
      if (!inMind(talk, player, span) || ofSomebodyElse(talk, player, span, discussed)) continue;
      // "What's their bet? They …": the question tells what the answer is about.
      const said = strongest(facetScores(hits, whole));
      if (said.score < CLAIM_WEIGHTS.least) continue;
      const flawless = said.score + said.lead * CLAIM_WEIGHTS.lead + standing(talk, player, span) + edges(talk, span);
      if (flawless < CLAIM_WEIGHTS.worth) continue;
      const worth = flawless - CLAIM_WEIGHTS.flaw * flawsIn(talk, span).length;
      if (worth < CLAIM_WEIGHTS.worth) continue;
      const score = Math.max(0.01, Math.min(1, worth / CLAIM_WEIGHTS.full));
      const bearing = bearingOf(talk, player, span, said.facet, mentionsWithin(talk.mentions, span));
      claims.push({ facet: said.facet, span, score: score * bearing });
    }
  }
  return withoutRepeats(talk.tokens, claims);
}

interface Quotable {
  readonly span: WordSpan;
  /** The span with what leads to it and from it. */
  readonly whole: WordSpan;
}

/**
 * A passage in quotable spans: what its thoughts say, short ones joined with the next, long ones cut, loose words trimmed. What
 * would be too short without the question that leads to it keeps it.
 */
function quotable(talk: Talk, thoughts: readonly WordSpan[], passage: WordSpan): Quotable[] {
  const { words, tokens, odds } = talk;
  const found: Quotable[] = [];
  const tokenAt = (at: number) => tokens[at];
  const size = (span: WordSpan) => lengthOf(words, trimmed(tokenAt, span));
  for (const thought of thoughtsWithin(thoughts, passage)) {
    for (const whole of shortened(words, odds, thought)) {
      const span = statementIn(talk, whole);
      if (!span) continue;
      const last = found.at(-1);
      const joins = last?.span.to === span.from && (size(last.span) < QUOTE.least || size(span) < 30);
      const both = last && joins ? { from: last.span.from, to: span.to } : span;
      if (last && joins && lengthOf(words, both) <= QUOTE.most)
        found.splice(-1, 1, { span: both, whole: { from: last.whole.from, to: whole.to } });
      else found.push({ span, whole });
    }
  }
  return found
    .map(({ span, whole }) => ({ span: trimmed(tokenAt, size(span) < QUOTE.least ? whole : span), whole }))
    .filter(({ span }) => {
      const length = lengthOf(words, span);
      return length >= QUOTE.least && length <= QUOTE.most;
    });
}

function thoughtsWithin(thoughts: readonly WordSpan[], passage: WordSpan): WordSpan[] {
  let low = 0;
  let high = thoughts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((thoughts[middle]?.to ?? 0) <= passage.from) low = middle + 1;
    else high = middle;
  }
  const inside: WordSpan[] = [];
  for (let k = low; k < thoughts.length; k++) {
    const thought = thoughts[k];
    if (!thought || thought.from >= passage.to) break;
    inside.push({ from: Math.max(thought.from, passage.from), to: Math.min(thought.to, passage.to) });
  }
  return inside;
}

/** Whether the player is in mind where the span stands: named shortly before or in it, or spoken of as "they". */
function inMind({ tokens, mentions }: Talk, player: number, span: WordSpan): boolean {
  const reach = { from: Math.max(0, span.from - CLAIM_WEIGHTS.named), to: span.to };
  if (mentionsWithin(mentions, reach).some((mention) => mention.player === player)) return true;
  for (let at = Math.max(0, span.from - CLAIM_WEIGHTS.meant); at < span.to; at++)
    if (THEIRS.has(tokens[at]?.norm ?? '')) return true;
  return false;
}

/**
 * Whether the span continues with an actor of whom too little is said for its game to be told: "COSCO's strategy is
 * political. They bought …". The talk about such an actor goes to its neighbours, but none of them may be quoted with it.
 */
function ofSomebodyElse(
  { mentions }: Talk,
  player: number,
  { from, to }: WordSpan,
  discussed: ReadonlySet<number>,
): boolean {
  if (mentionsWithin(mentions, { from, to }).some((mention) => mention.player === player)) return false;
  const before = mentionsWithin(mentions, { from: from - CLAIM_WEIGHTS.omitted, to: Math.min(to, from + 6) });
  const last = before.findLast(({ player: named, role }) => named === player || ACTING.has(role));
  return last !== undefined && last.player !== player && !discussed.has(last.player);
}

const ACTING = new Set<Role>(['turn', 'subject', 'possessive']);

/** Who acts in the span: the player itself, "they", or somebody else; and whether it asks rather than says. */
function standing(talk: Talk, player: number, span: WordSpan): number {
  const { tokens, mentions } = talk;
  let worth = 0;
  let own = false;
  let rival = false;
  for (const mention of mentionsWithin(mentions, span)) {
    const acts = mention.role === 'subject' || mention.role === 'possessive' || mention.role === 'turn';
    if (mention.player === player) own ||= acts;
    else rival ||= acts;
  }
  if (own) worth += CLAIM_WEIGHTS.own;
  else if (rival) worth -= CLAIM_WEIGHTS.rival;
  let theirs = false;
  let audience = false;
  let aside = 0;
  let pauses = 0;
  for (let at = span.from; at < span.to; at++) {
    const norm = tokens[at]?.norm ?? '';
    theirs ||= THEIRS.has(norm);
    audience ||= AUDIENCE.has(norm);
    if (ASIDE.has(norm) || norm === tokens[at - 1]?.norm) aside += 1;
    if (tokens[at]?.stop === 1) pauses += 1;
  }
  const named = mentionsWithin(mentions, span).some((mention) => mention.player === player);
  if (!theirs && !named) worth -= CLAIM_WEIGHTS.anonymous;
  if (theirs && !own) worth += CLAIM_WEIGHTS.theirs;
  if (pauses > (span.to - span.from) * BROKEN) worth -= CLAIM_WEIGHTS.broken;
  if (audience) worth -= CLAIM_WEIGHTS.audience;
  if (leadsIn(talk, span)) worth -= CLAIM_WEIGHTS.asking;
  worth -= CLAIM_WEIGHTS.faded * Math.log2(1 + sinceNamed(mentions, player, span) / 20);
  return worth - CLAIM_WEIGHTS.aside * Math.min(aside, 4);
}

const THEIRS = new Set("they they're they've they'll their them he he's his she she's her".split(' '));
const ASIDE = new Set("i i'm i've uh um like you know my your".split(' '));
/** Share of words with a comma above which a recogniser was at a loss: "6, months, it's, going to". */
const BROKEN = 0.35;
const AUDIENCE = new Set("you your you're".split(' '));
/** Beyond so many words it is long ago. */
const LONG_AGO = 300;

/** Words from the last naming of the player before the span to it; 0 where it names the player. */
function sinceNamed(mentions: Talk['mentions'], player: number, span: WordSpan): number {
  const reach = mentionsWithin(mentions, { from: span.from - LONG_AGO, to: span.to });
  const last = reach.findLast((mention) => mention.player === player);
  return last ? Math.max(0, span.from - last.from) : LONG_AGO;
}

function mentionsWithin(mentions: Talk['mentions'], span: WordSpan): Talk['mentions'] {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.from ?? 0) < span.from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < mentions.length && (mentions[end]?.from ?? span.to) < span.to) end += 1;
  return mentions.slice(low, end);
}

/** How surely the span begins and ends where a thought does. */
function edges({ odds }: Talk, span: WordSpan): number {
  const sure = (at: number) => Math.max(-2, Math.min(2, odds[at] ?? 2));
  return CLAIM_WEIGHTS.edge * (sure(span.from) + sure(span.to));
}
