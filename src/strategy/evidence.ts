import type { WordSpan } from '../core/transcript.ts';
import { decayed, shares } from './attention.ts';
import { compileLexicon, type Hit, hitsOf } from './lexicon.ts';
import { CUES, type Cue } from './phrases.ts';
import type { Role, RoledMention } from './roles.ts';
import type { Token } from './tokens.ts';
import type { Weights } from './weights.ts';

/** What one clause says about who it is about. */
export interface ClauseEvidence {
  readonly span: WordSpan;
  /** Evidence for each player named in it. */
  readonly named: ReadonlyMap<number, number>;
  /** How fit the clause is to begin talk about each player named in it, 0 to 1: new topics come as topic or subject. */
  readonly anchors: ReadonlyMap<number, number>;
  /** Of whom "they" would speak here: each recently named player's share of attention. What is missing to 1 is anyone's. */
  readonly attention: ReadonlyMap<number, number>;
  /** Players that the clause turns to and how clearly, and those it turns away from. */
  readonly turns: ReadonlyMap<number, number>;
  readonly closes: ReadonlySet<number>;
  /** Mentions in it that make their player an actor: not a product used, not an example. */
  readonly acted: number;
  /** How often each kind of cue falls. */
  readonly cues: Readonly<Record<Cue, number>>;
}

const ANCHOR: Readonly<Record<Role, number>> = {
  turn: 1,
  subject: 1,
  reported: 0.6,
  possessive: 0.7,
  subordinate: 0.25,
  modifier: 0.15,
  object: 0.35,
  list: 0.2,
  aside: 0.15,
};
const ACTING: ReadonlySet<Role> = new Set<Role>(['turn', 'subject', 'possessive']);

const lexicon = compileLexicon(CUES);

/** Every cue in the talk. */
export function cuesOf(tokens: readonly Token[]): Hit<Cue>[] {
  return hitsOf(tokens, lexicon);
}

/** Where the cues begin that begin something themselves. */
export function openingsOf(hits: readonly Hit<Cue>[]): number[] {
  return hits.filter(({ feature, weight }) => weight >= 1 && OPENING.has(feature)).map(({ from }) => from);
}

const OPENING: ReadonlySet<Cue> = new Set<Cue>(['close', 'item', 'closing']);

/** The evidence of every clause, from the names and the cues in it. Mentions and hits are in order. */
export function evidenceOf(
  clauses: readonly WordSpan[],
  mentions: readonly RoledMention[],
  hits: readonly Hit<Cue>[],
  weights: Weights,
): ClauseEvidence[] {
  let hit = 0;
  let mention = 0;
  let activation: ReadonlyMap<number, number> = new Map();
  return clauses.map((span) => {
    const firstHit = hit;
    while ((hits[hit]?.from ?? span.to) < span.to) hit += 1;
    const firstMention = mention;
    while ((mentions[mention]?.from ?? span.to) < span.to) mention += 1;
    const { cues, closing } = cuesIn(span, hits.slice(firstHit, hit));
    const said = namesIn(mentions.slice(firstMention, mention), closing, weights);
    activation = decayed(activation, said.named, said.anchors, weights.memory);
    return { span, ...said, attention: shares(activation, weights.anyone), cues };
  });
}

function cuesIn(span: WordSpan, hits: readonly Hit<Cue>[]): { cues: Record<Cue, number>; closing: number } {
  const cues: Record<Cue, number> = {
    third: 0,
    intent: 0,
    business: 0,
    audience: 0,
    frame: 0,
    craft: 0,
    close: 0,
    item: 0,
    plan: 0,
    closing: 0,
    generic: 0,
    tie: 0,
  };
  let closing = -1;
  for (const { feature, weight, from, to } of hits) {
    // "next" opens an item where it opens a clause, not in "what they do next".
    if (feature === 'item' && from > span.from + 1) continue;
    cues[feature] += weight;
    if (feature === 'close') closing = to;
  }
  return { cues, closing };
}

/** What the names of one clause say; the one that begins at `closing` is taken leave of. */
function namesIn(mentions: readonly RoledMention[], closing: number, weights: Weights) {
  const named = new Map<number, number>();
  const anchors = new Map<number, number>();
  const turns = new Map<number, number>();
  const closes = new Set<number>();
  let acted = 0;
  for (const { player, kind, role, turn, faint, from } of mentions) {
    if (from === closing) {
      closes.add(player);
      continue;
    }
    const acts = ACTING.has(role);
    const made = kind === 'product';
    if (acts && !made) acted += 1;
    if (turn > 0) turns.set(player, Math.max(turn, turns.get(player) ?? 0));
    const dimmed = (made && !acts ? weights.used : 1) * (faint ? weights.faint : 1);
    const anchor = ANCHOR[role] * dimmed * (made ? weights.productAnchor : 1);
    anchors.set(player, Math.max(anchor, anchors.get(player) ?? 0));
    const value = weights[kind] * weights[role] * dimmed;
    const before = named.get(player) ?? 0;
    const more = before === 0 ? value : Math.max(before, value) + weights.repeat * Math.min(before, value);
    named.set(player, more);
  }
  return { named, anchors, turns, closes, acted };
}
