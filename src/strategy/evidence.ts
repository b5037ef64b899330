import type { WordSpan } from '../core/transcript.ts';
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

/** The evidence of every clause, from the names and the cues in it. */
export function evidenceOf(
  clauses: readonly WordSpan[],
  mentions: readonly RoledMention[],
  hits: readonly Hit<Cue>[],
  weights: Weights,
): ClauseEvidence[] {
  let hit = 0;
  let mention = 0;
  let activation = new Map<number, number>();
  return clauses.map((span) => {
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
    };
    let closing = -1;
    for (; hit < hits.length; hit++) {
      const found = hits[hit];
      if (!found || found.from >= span.to) break;
      // "next" opens an item where it opens a clause, not in "what they do next".
      if (found.feature === 'item' && found.from > span.from + 1) continue;
      cues[found.feature] += found.weight;
      if (found.feature === 'close') closing = found.to;
    }
    const named = new Map<number, number>();
    const anchors = new Map<number, number>();
    const turns = new Map<number, number>();
    const closes = new Set<number>();
    let acted = 0;
    for (; mention < mentions.length; mention++) {
      const found = mentions[mention];
      if (!found || found.from >= span.to) break;
      if (found.from === closing) {
        closes.add(found.player);
        continue;
      }
      if (found.turn > 0) turns.set(found.player, Math.max(found.turn, turns.get(found.player) ?? 0));
      if (found.kind !== 'product' && ACTING.has(found.role)) acted += 1;
      const anchor =
        ANCHOR[found.role] *
        (found.kind === 'product' && !ACTING.has(found.role) ? weights.used : 1) *
        (found.kind === 'product' ? weights.productAnchor * (found.faint ? weights.faint : 1) : 1);
      anchors.set(found.player, Math.max(anchor, anchors.get(found.player) ?? 0));
      const before = named.get(found.player) ?? 0;
      const used = found.kind === 'product' && !ACTING.has(found.role) ? weights.used : 1;
      const value = weights[found.kind] * weights[found.role] * used * (found.faint ? weights.faint : 1);
      named.set(
        found.player,
        before === 0 ? value : Math.max(before, value) + weights.repeat * Math.min(before, value),
      );
    }
    activation = decayed(activation, named, anchors, weights.memory);
    return { span, named, anchors, attention: shares(activation, weights.anyone), turns, closes, acted, cues };
  });
}

/** Attention after a clause: what it was, faded, and what the clause names (activation as in ACT-R, kept to one rate). */
function decayed(
  before: ReadonlyMap<number, number>,
  named: ReadonlyMap<number, number>,
  anchors: ReadonlyMap<number, number>,
  memory: number,
): Map<number, number> {
  const after = new Map<number, number>();
  for (const [player, value] of before) if (value * memory > 0.001) after.set(player, value * memory);
  for (const [player, value] of named) after.set(player, (after.get(player) ?? 0) + value * (anchors.get(player) ?? 0));
  return after;
}

function shares(activation: ReadonlyMap<number, number>, anyone: number): Map<number, number> {
  let sum = anyone;
  for (const value of activation.values()) sum += value;
  return new Map([...activation].map(([player, value]) => [player, value / sum]));
}

/**
 * Which clauses open the talk before its plan is told, and which close it after its last word on the matter: talk about nobody.
 */
export function framingOf(clauses: readonly ClauseEvidence[]): { opening: number; closing: number } {
  const total = clauses.at(-1)?.span.to ?? 0;
  let opening = 0;
  let closing = clauses.length;
  clauses.forEach(({ span, cues }, at) => {
    if (cues.plan > 0 && span.from < Math.max(60, total * 0.04)) opening = at + 1;
    if (cues.closing > 0 && closing === clauses.length && span.from > total - Math.max(70, total * 0.05)) closing = at;
  });
  return { opening, closing };
}
