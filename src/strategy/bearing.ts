import type { Facet } from '../core/strategy.ts';
import type { WordSpan } from '../core/transcript.ts';
import type { RoledMention } from './roles.ts';
import type { Talk } from './talk.ts';
import { BEARING as B } from './weights.ts';

/**
 * How surely a quote by itself speaks of the player, out of 1: all of it where the player acts in it, or where nobody else is
 * named and it speaks of "them"; little where somebody else acts and the player is not named at all. A risk may be what
 * others do to it.
 * @param said the mentions within the span, of all players
 */
export function bearingOf(
  { tokens }: Pick<Talk, 'tokens'>,
  player: number,
  { from, to }: WordSpan,
  facet: Facet,
  said: readonly RoledMention[],
): number {
  const own = said.filter((mention) => mention.player === player);
  if (own.some((mention) => acts(mention) || mention.from <= from + 1)) return 1;
  const other = said.find((mention) => mention.player !== player && (acts(mention) || mention.from < from + HEAD));
  const othersAct = other !== undefined;
  const norms = tokens.slice(from, to).map(({ norm }) => norm);
  // "Oracle says that it …": who is named before is meant.
  const opening = norms.slice(0, Math.min(OPENING, other ? other.from - from : OPENING));
  const begins = opening.some((word) => THEY.has(word));
  const meant = begins || norms.some((word) => ACTORS.has(word));
  if (own.length > 0) {
    if (meant && !othersAct) return 1;
    return facet === 'RISK' ? B.threatened : othersAct ? B.done : B.named;
  }
  if (othersAct) return begins ? B.beside : B.others;
  return meant ? 1 : B.nobody;
}

function acts({ role }: RoledMention): boolean {
  return (
    role === 'subject' || role === 'possessive' || role === 'turn' || role === 'reported' || role === 'subordinate'
  );
}

/** Words at the head of a span: a name among them is its subject, whatever verb follows. */
const HEAD = 3;
/** Words within which a span says whom it is about. */
const OPENING = 6;
const THEY = new Set(
  "they they're they've they'll they'd their them he he's he'll his she she's her it it's it'll its".split(' '),
);
/** Further on, "it" and "their" may mean anything that was named on the way. */
const ACTORS = new Set("they they're they've they'll they'd he he's he'll she she's".split(' '));
