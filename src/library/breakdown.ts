import { type Moment, momentOf, overlap } from '../core/moment.ts';
import type { PlayerRow } from '../core/store.ts';
import {
  type Analysis,
  type Breakdown,
  type Claim,
  FACETS,
  type Player,
  type PlayerAnalysis,
  type VideoBreakdown,
} from '../core/strategy.ts';
import type { WordSpan } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';
import { readingOf } from './telling/index.ts';

/** Videos of a breakdown over the library, at most: the newest. */
const MOST_VIDEOS = 8;
/** Mentions given where nobody says what the player's game is, at most. */
const MOST_MENTIONS = 10;
/** A claim that says less, or reads worse, is not told where a better one is there. */
const FAINT = 0.25;
/** What is left of the score of a claim that reads worst. */
const HARD = 0.35;

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
    mentions: named.flatMap((entry) => mentionsOf(entry, of(entry), quoteAt)).slice(0, MOST_MENTIONS),
    mentionCount: mentioned.reduce((sum, row) => sum + row.mentions, 0),
  };
}

/** The moments in which a player is named; one that is named twice is given once. */
function mentionsOf(
  entry: Stored,
  found: PlayerAnalysis | undefined,
  quoteAt: Reading['quoteAt'],
): Breakdown['mentions'] {
  const given: Moment[] = [];
  for (const at of found?.mentions ?? []) {
    const moment = quoteAt(entry, at);
    if (!given.some((other) => overlap(other, moment))) given.push(moment);
  }
  return given.map((moment) => ({ video: entry.video, moment }));
}

function videoBreakdown(video: Video, found: PlayerAnalysis): VideoBreakdown {
  return {
    video,
    headline: found.headline && headlineOf(video, found.headline),
    passages: found.passages.map((passage) => {
      const { start, end } = momentOf(video, passage);
      return { start, end };
    }),
    claims: claimsOf(video, found),
  };
}

/** The claims that are worth telling, by facet, the most telling first: what is hard to read by itself tells less. */
function claimsOf(video: Video, found: PlayerAnalysis): readonly Claim[] {
  const readingAt = readingOf(video);
  const claims = found.claims.map(({ facet, span, score }) => ({
    facet,
    score: score * easeOf(readingAt(span)),
    moment: momentOf(video, span),
  }));
  const best = Math.max(0, ...claims.map(({ score }) => score));
  return claims
    .filter(({ score }) => score >= Math.min(FAINT, best))
    .sort((a, b) => FACETS.indexOf(a.facet) - FACETS.indexOf(b.facet) || b.score - a.score);
}

/** How much of its score a claim keeps: all of it down to a reading of -1, half of it at -3. */
function easeOf(reading: number): number {
  return Math.min(1, Math.max(HARD, 1 + (reading + 1) / 4));
}

function headlineOf(video: Video, { text, span }: NonNullable<PlayerAnalysis['headline']>): VideoBreakdown['headline'] {
  const moment = span ? momentOf(video, span) : null;
  return { text: moment?.quote ?? text, moment };
}
