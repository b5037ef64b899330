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
}

/**
 * Adds what players share: "Google and Apple have a deal, they …" is about both, and so is what follows while nobody is named
 * and the passage stays with one of them. The segmentation before gives every clause to one player only.
 */
export function withJoint(
  clauses: readonly ClauseEvidence[],
  discussed: readonly Discussed[],
  { mentions, tokens }: Pick<Talk, 'mentions' | 'tokens'>,
  weights: Weights,
): Discussed[] {
  const owners = ownersOf(clauses, discussed);
  const shared = new Map<number, WordSpan[]>();
  for (const tie of tiesIn(clauses, mentions, tokens)) {
    const owner = owners[tie.clause];
    if (owner === undefined || !tie.players.includes(owner)) continue;
    const span = stretchOf(tie, owner, clauses, owners, weights.jointReach);
    for (const player of tie.players) shared.set(player, [...(shared.get(player) ?? []), span]);
  }
  return discussed.map((one) => {
    const more = shared.get(one.player);
    return more ? { ...one, passages: merged([...one.passages, ...more]) } : one;
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
    if (players.length > 1 && players.length <= MOST && (isActing(tokens, last.to) || first.role === 'turn'))
      ties.push({ clause, players });
    k += group.length - 1;
    const next = mentions[k + 1];
    if (group.length > 1 || !next || next.player === first.player || next.from >= (clauses[clause]?.span.to ?? 0))
      continue;
    const near = next.from - first.to <= DEAL && !SIDE.has(first.role) && !SIDE.has(next.role);
    if (near && (clauses[clause]?.cues.tie ?? 0) > 0) ties.push({ clause, players: [first.player, next.player] });
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
