import type { WordSpan } from '../core/transcript.ts';
import { JOINS } from './boundaries.ts';
import type { ClauseEvidence } from './evidence.ts';
import type { Discussed } from './passages.ts';
import { isActing, type Role, type RoledMention } from './roles.ts';
import type { Talk } from './talk.ts';
import type { Weights } from './weights.ts';

/** Players that a clause speaks of together. */
interface Tie {
  readonly clause: number;
  readonly players: readonly number[];
  /** Named in one breath, rather than the two sides of a deal. */
  readonly grouped: boolean;
}

/**
 * Adds what players share: "Google and Apple have a deal, they …" is about both, and so is what follows while nobody is named
 * and the passage stays with one of them; a clause of one player's in which another acts is about that one too. The
 * segmentation before gives every clause to one player only. Who shares enough of it is discussed too, without a passage of
 * its own.
 */
export function withJoint(
  clauses: readonly ClauseEvidence[],
  discussed: readonly Discussed[],
  { mentions, tokens }: Pick<Talk, 'mentions' | 'tokens'>,
  weights: Weights,
): Discussed[] {
  const owners = ownersOf(clauses, discussed);
  const own = new Map(discussed.map((one) => [one.player, one]));
  const shared = new Map<number, WordSpan[]>();
  for (const tie of tiesIn(clauses, mentions, tokens)) {
    const owner = owners[tie.clause];
    if (owner === undefined || !tie.players.includes(owner)) continue;
    const span = stretchOf(tie, owner, clauses, owners, weights.jointReach);
    for (const player of tie.players) {
      const enough = own.has(player) || (tie.grouped && span.to - span.from >= weights.sharedWords);
      if (enough) shared.set(player, [...(shared.get(player) ?? []), span]);
    }
  }
  clauses.forEach(({ anchors, span }, k) => {
    const owner = owners[k];
    for (const [player, anchor] of owner === undefined ? [] : anchors)
      if (anchor >= weights.guestAnchor && own.has(player) && player !== owner)
        shared.set(player, [...(shared.get(player) ?? []), span]);
  });
  const players = new Set([...own.keys(), ...shared.keys()]);
  return [...players].map((player): Discussed => {
    const { passages = [], evidence = 0 } = own.get(player) ?? {};
    return { player, passages: merged([...passages, ...(shared.get(player) ?? [])]), evidence };
  });
}

function stretchOf(
  { clause, players }: Tie,
  owner: number,
  clauses: readonly ClauseEvidence[],
  owners: readonly (number | undefined)[],
  reach: number,
): WordSpan {
  const { from = 0, to = 0 } = clauses[clause]?.span ?? {};
  let end = to;
  for (let k = clause + 1; k < clauses.length; k++) {
    const next = clauses[k];
    if (!next || owners[k] !== owner || next.span.to - to > reach || next.cues.item >= 1) break;
    if (next.named.size > 0 && !players.every((player) => next.named.has(player))) break;
    end = next.span.to;
  }
  return { from, to: end };
}

function ownersOf(clauses: readonly ClauseEvidence[], discussed: readonly Discussed[]): (number | undefined)[] {
  const owners = new Array<number | undefined>(clauses.length);
  for (const { player, passages } of discussed) {
    let at = 0;
    for (const { from, to } of passages) {
      while ((clauses[at]?.span.from ?? to) < from) at += 1;
      for (; (clauses[at]?.span.from ?? to) < to; at++) owners[at] = player;
    }
  }
  return owners;
}

function tiesIn(clauses: readonly ClauseEvidence[], mentions: readonly RoledMention[], tokens: Talk['tokens']): Tie[] {
  const ties: Tie[] = [];
  let clause = 0;
  for (let k = 0; k + 1 < mentions.length; k++) {
    const first = mentions[k];
    if (!first) continue;
    while ((clauses[clause]?.span.to ?? first.to) <= first.from) clause += 1;
    const group = groupAt(mentions, k, tokens);
    const last = group.at(-1) ?? first;
    const players = [...new Set(group.map(({ player }) => player))];
    const acts = isActing(tokens, last.to) || first.role === 'turn';
    // "A, B and C": the last is joined by a word, or they only stand side by side.
    const joined = last.from > (group.at(-2)?.to ?? last.from);
    if (joined && players.length > 1 && players.length <= MOST && acts) ties.push({ clause, players, grouped: true });
    k += group.length - 1;
    const next = mentions[k + 1];
    if (group.length > 1 || !next || next.player === first.player || next.from >= (clauses[clause]?.span.to ?? 0))
      continue;
    const near = next.from - first.to <= DEAL && !SIDE.has(first.role) && !SIDE.has(next.role);
    if (near && (clauses[clause]?.cues.tie ?? 0) > 0)
      ties.push({ clause, players: [first.player, next.player], grouped: false });
  }
  return ties;
}

/** Names that nothing but "and" parts. */
function groupAt(mentions: readonly RoledMention[], from: number, tokens: Talk['tokens']): readonly RoledMention[] {
  let end = from + 1;
  for (; end < mentions.length; end++) {
    const [one, next] = [mentions[end - 1], mentions[end]];
    if (!one || !next || next.from - one.to > 1 || tokens[one.to - 1]?.stop === 2) break;
    if (next.from > one.to && !JOINS.has(tokens[one.to]?.norm ?? '')) break;
  }
  return mentions.slice(from, end);
}

function merged(spans: readonly WordSpan[]): WordSpan[] {
  const out: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else out.push({ from, to });
  }
  return out;
}

/** More players than this are a group such as "the hyperscalers". */
const MOST = 3;
/** Words between the two sides of a deal: "OpenAI has just purchased Windsurf". */
const DEAL = 9;
/** Names that stand in a side remark. */
const SIDE: ReadonlySet<Role> = new Set<Role>(['subordinate', 'reported', 'modifier', 'list']);
