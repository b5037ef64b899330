import type { Name, NameIndex, NameKind } from './names.ts';
import { isWilling } from './roles.ts';
import type { Token } from './tokens.ts';

/** A name of a player, where it falls: words `from` to `to`, exclusive. */
export interface Mention {
  readonly player: number;
  readonly kind: NameKind;
  readonly from: number;
  readonly to: number;
  readonly possessive: boolean;
  /** A product that is named like an ordinary word or number. */
  readonly faint: boolean;
}

interface Candidate extends Mention {
  readonly name: Name;
  readonly written: boolean;
}

/**
 * Every mention in the talk, in order, longest name first, not overlapping. Names that are also ordinary words count
 * under their conditions only; one that several players claim goes to the one named most. `expected` are players that the
 * title or the metadata name.
 */
export function mentionsOf(
  tokens: readonly Token[],
  index: NameIndex,
  expected: ReadonlySet<number> = new Set(),
): Mention[] {
  const found: (readonly Candidate[])[] = [];
  for (let at = 0; at < tokens.length; ) {
    const here = candidatesAt(tokens, at, index);
    if (here.length > 0) found.push(here);
    at = here[0]?.to ?? at + 1;
  }
  const support = supportOf(found);
  for (const player of expected) support.set(player, (support.get(player) ?? 0) + 0.5);
  const mentions: Mention[] = [];
  for (const here of found) {
    const chosen = choose(here, support);
    if (chosen)
      mentions.push({
        player: chosen.player,
        kind: chosen.kind,
        from: chosen.from,
        to: chosen.to,
        possessive: chosen.possessive,
        faint: chosen.faint,
      });
  }
  return mentions;
}

function candidatesAt(tokens: readonly Token[], at: number, index: NameIndex): readonly Candidate[] {
  const token = tokens[at];
  const openings = token ? index.startingWith(token) : null;
  if (!openings) return NOBODY;
  const here: Candidate[] = [];
  let length = 0;
  for (const name of openings.first) {
    if (name.words.length < length) break;
    if (!spells(tokens, at, name.words)) continue;
    const candidate = candidateOf(tokens, at, name.words.length, name);
    if (!candidate) continue;
    length = name.words.length;
    here.push(candidate);
  }
  for (const { names, exact } of openings.whole) {
    if (here.length > 0) return here;
    for (const name of names) {
      if (name.wary && !exact) continue;
      const candidate = candidateOf(tokens, at, 1, name);
      if (candidate) here.push(candidate);
    }
  }
  return here;
}

const NOBODY: readonly Candidate[] = [];

function spells(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  for (let k = 0; k < words.length; k++) {
    const token = tokens[at + k];
    if (!token || token.norm !== words[k]) return false;
    // A sentence that ends inside a name, or a possessive there, makes it two things.
    if (k < words.length - 1 && (token.stop === 2 || token.possessive)) return false;
  }
  return true;
}

function candidateOf(tokens: readonly Token[], at: number, count: number, name: Name): Candidate | null {
  const first = tokens[at];
  const last = tokens[at + count - 1];
  if (!first || !last) return null;
  if (name.shouted && !first.shout) return null;
  const opens = at === 0 || tokens[at - 1]?.stop === 2;
  if (name.wary) {
    const before = tokens[at - 1];
    const after = tokens[at + count];
    if (after && last.stop === 0 && !last.possessive && name.wary.not_before.includes(after.norm)) return null;
    if (before && before.stop !== 2 && name.wary.not_after.includes(before.norm)) return null;
    if (name.wary.needs === 'capital' && !first.capital) return null;
  }
  const { player, kind } = name;
  return {
    player,
    kind,
    from: at,
    to: at + count,
    possessive: last.possessive,
    faint: name.wary !== null && kind === 'product',
    name,
    // Every sentence begins with a capital; one that goes on like "Oracle has signed" still names somebody.
    written: first.capital && (!opens || isWilling(tokens, at + count)),
  };
}

/** How often each player is named beyond doubt. */
function supportOf(found: readonly (readonly Candidate[])[]): Map<number, number> {
  const support = new Map<number, number>();
  const add = (player: number, by: number) => support.set(player, (support.get(player) ?? 0) + by);
  for (const here of found) {
    for (const { name, written, player } of here) {
      if (!name.wary) add(player, 1);
      else if (written && name.kind === 'name') add(player, 0.5);
    }
  }
  return support;
}

function choose(here: readonly Candidate[], support: ReadonlyMap<number, number>): Candidate | null {
  let best: Candidate | null = null;
  let most = -1;
  for (const candidate of here) {
    const backing = support.get(candidate.player) ?? 0;
    const { wary } = candidate.name;
    const shared = here.length > 1;
    const allowed =
      wary === null ||
      (wary.needs === 'support' && (backing > 0 || (candidate.written && !shared))) ||
      (wary.needs === 'capital' && (candidate.written || backing > 0));
    // Among several owners the one that asks for support goes first: it is named elsewhere in this talk.
    const rank = allowed ? (wary && shared ? 1000 : 0) + backing : -1;
    if (rank > most) {
      most = rank;
      best = candidate;
    }
  }
  return best;
}
