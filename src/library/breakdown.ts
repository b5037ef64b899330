import { type Moment, momentOf } from '../core/moment.ts';
import type { PlayerRow } from '../core/store.ts';
import {
  type Analysis,
  type Breakdown,
  FACETS,
  type Player,
  type PlayerAnalysis,
  type VideoBreakdown,
} from '../core/strategy.ts';
import type { WordSpan } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';

/** Videos of a breakdown over the library, at most: the newest. */
const MOST_VIDEOS = 8;
/** Mentions given where nobody says what the player's game is, at most. */
const MOST_MENTIONS = 10;
interface Stored {
  readonly video: Video;
  readonly analysis: Analysis;
}

/** How a breakdown gets at the videos. */
interface Reading {
  load(ids: readonly string[]): Promise<readonly Stored[]>;
  /** The quotable moment around a span. */
  quoteAt(entry: Stored, at: WordSpan): Moment;
}

/**
 * The breakdown of a player from what the talks say of it.
 * @param rows the videos in scope that name the player, newest first
 */
export async function breakdownOf(
  player: Player,
  rows: readonly PlayerRow[],
  { load, quoteAt }: Reading,
): Promise<Breakdown> {
  const discussed = rows.filter((row) => row.standing === 'discussed');
  const mentioned = rows.filter((row) => row.standing === 'mentioned');
  const told = await load(discussed.slice(0, MOST_VIDEOS).map((row) => row.videoId));
  const named = await load(mentioned.slice(0, MOST_MENTIONS).map((row) => row.videoId));
  const of = (entry: Stored) => entry.analysis.players.find((found) => found.player.id === player.id);
  return {
    player,
    videos: told.flatMap((entry) => {
      const found = of(entry);
      return found ? [videoBreakdown(entry.video, found)] : [];
    }),
    discussedIn: discussed.length,
    mentions: named
      .flatMap((entry) => (of(entry)?.mentions ?? []).map((at) => ({ video: entry.video, moment: quoteAt(entry, at) })))
      .slice(0, MOST_MENTIONS),
    mentionCount: mentioned.reduce((sum, row) => sum + row.mentions, 0),
  };
}

function videoBreakdown(video: Video, found: PlayerAnalysis): VideoBreakdown {
  return {
    video,
    headline: found.headline && headlineOf(video, found.headline),
    passages: found.passages.map((passage) => {
      const { start, end } = momentOf(video, passage);
      return { start, end };
    }),
    claims: found.claims
      .map(({ facet, span, score }) => ({ facet, score, moment: momentOf(video, span) }))
      .sort((a, b) => FACETS.indexOf(a.facet) - FACETS.indexOf(b.facet) || b.score - a.score),
  };
}

function headlineOf(video: Video, { text, span }: NonNullable<PlayerAnalysis['headline']>): VideoBreakdown['headline'] {
  const moment = span ? momentOf(video, span) : null;
  return { text: moment?.quote ?? text, moment };
}
