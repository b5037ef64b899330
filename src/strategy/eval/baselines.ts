import type { Analysis } from '../../core/strategy.ts';
import { type WordSpan, wordsOf } from '../../core/transcript.ts';
import type { Video } from '../../core/video.ts';
import { type Strategies, strategiesOf } from '../report.ts';

/** Words on either side of a name that the first baseline gives to its player. */
const AROUND = 40;
/** Words of a baseline's quote, from its name on. */
const QUOTE = 25;

type Guess = (
  mentions: readonly { player: string; span: WordSpan }[],
  count: number,
) => readonly { player: string; span: WordSpan }[];

/** What anyone would try first: the words around each name belong to its player. The mentions are those of the analysis. */
export function namesAround(video: Video, analysis: Analysis, path?: string): Strategies {
  return guessed(video, analysis, path, (mentions, count) =>
    mentions.map(({ player, span }) => ({
      player,
      span: { from: Math.max(0, span.from - AROUND), to: Math.min(count, span.to + AROUND) },
    })),
  );
}

/** The next best: the player named last is being talked about until another one is named. */
export function lastNameSticks(video: Video, analysis: Analysis, path?: string): Strategies {
  return guessed(video, analysis, path, (mentions, count) =>
    mentions.map(({ player, span }, k) => ({
      player,
      span: { from: span.from, to: mentions[k + 1]?.span.from ?? count },
    })),
  );
}

function guessed(video: Video, analysis: Analysis, path: string | undefined, guess: Guess): Strategies {
  const count = wordsOf(video).length;
  const mentions = analysis.players
    .flatMap(({ player, mentions: own }) => (own.length < 2 ? [] : own.map((span) => ({ player: player.name, span }))))
    .sort((a, b) => a.span.from - b.span.from);
  const owned = guess(mentions, count).filter(({ span }) => span.to > span.from);
  const players = analysis.players
    .filter(({ mentions: own }) => own.length > 1)
    .map((one) => {
      const passages = joined(owned.filter(({ player }) => player === one.player.name).map(({ span }) => span));
      const claims = one.mentions.map(({ from }) => ({
        facet: 'PLAY' as const,
        span: { from, to: Math.min(count, from + QUOTE) },
        score: 1,
      }));
      return { ...one, standing: 'discussed' as const, passages, claims };
    });
  return strategiesOf(video, { ...analysis, players }, path);
}

function joined(spans: readonly WordSpan[]): WordSpan[] {
  const out: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const last = out.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else out.push({ from, to });
  }
  return out;
}
