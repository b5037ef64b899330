import type { WordSpan } from '../core/transcript.ts';
import { compileLexicon, hitsOf } from './lexicon.ts';
import { CUES, type Cue } from './phrases.ts';
import type { RoledMention } from './roles.ts';
import type { Token } from './tokens.ts';
import type { Weights } from './weights.ts';

/** What one clause says about who it is about. */
export interface ClauseEvidence {
  readonly span: WordSpan;
  /** Evidence for each player named in it. */
  readonly named: ReadonlyMap<number, number>;
  /** Players that the clause turns to and how clearly, and those it turns away from. */
  readonly turns: ReadonlyMap<number, number>;
  readonly closes: ReadonlySet<number>;
  /** How often each kind of cue falls. */
  readonly cues: Readonly<Record<Cue, number>>;
}

const lexicon = compileLexicon(CUES);

/** The evidence of every clause, from the names and the cues in it. */
export function evidenceOf(
  tokens: readonly Token[],
  clauses: readonly WordSpan[],
  mentions: readonly RoledMention[],
  weights: Weights,
): ClauseEvidence[] {
  const hits = hitsOf(tokens, lexicon);
  let hit = 0;
  let mention = 0;
  return clauses.map((span) => {
    const cues: Record<Cue, number> = { third: 0, intent: 0, business: 0, audience: 0, frame: 0, craft: 0, close: 0 };
    let closing = -1;
    for (; hit < hits.length; hit++) {
      const found = hits[hit];
      if (!found || found.from >= span.to) break;
      cues[found.feature] += found.weight;
      if (found.feature === 'close') closing = found.to;
    }
    const named = new Map<number, number>();
    const turns = new Map<number, number>();
    const closes = new Set<number>();
    for (; mention < mentions.length; mention++) {
      const found = mentions[mention];
      if (!found || found.from >= span.to) break;
      if (found.from === closing) {
        closes.add(found.player);
        continue;
      }
      if (found.turn > 0) turns.set(found.player, Math.max(found.turn, turns.get(found.player) ?? 0));
      const before = named.get(found.player) ?? 0;
      const value = weights[found.kind] * weights[found.role];
      named.set(
        found.player,
        before === 0 ? value : Math.max(before, value) + weights.repeat * Math.min(before, value),
      );
    }
    return { span, named, turns, closes, cues };
  });
}
