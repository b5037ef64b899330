import type { FoundClaim, Player, PlayerAnalysis } from '../core/strategy.ts';
import { textOf, type Word, type WordSpan } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';
import type { RoledMention } from './roles.ts';

export function headlineOf(
  _video: Video,
  words: readonly Word[],
  _odds: Float64Array,
  _player: Player,
  _passages: readonly WordSpan[],
  _mentions: readonly RoledMention[],
  claims: readonly FoundClaim[],
): PlayerAnalysis['headline'] {
  const best = [...claims].sort((a, b) => b.score - a.score)[0];
  return best ? { text: textOf(words, best.span), span: best.span } : null;
}
