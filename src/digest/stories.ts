import type { Subscription } from '../core/digest.ts';
import type { Library } from '../core/library.ts';
import { type Moment, overlap } from '../core/moment.ts';
import type { Player, VideoBreakdown } from '../core/strategy.ts';
import type { Video } from '../core/video.ts';
import type { Told } from './told.ts';

/** Key points of a video that a digest tells. */
const POINTS = 3;
/** Players of one video that a digest tells of, at most: those that are talked about most. */
const MOST_PLAYERS = 8;

/** What a digest tells of one video. */
export interface Story {
  readonly video: Video;
  /** Written by somebody, each with the moment that bears it out; empty when nobody has. */
  readonly points: readonly { readonly text: string; readonly moment: Moment | null }[];
  /** Its most telling moments, where nobody has written points. */
  readonly telling: readonly Moment[];
  /** Who is talked about, most first. Of their breakdowns, only the claims that the channel has not had. */
  readonly players: readonly { readonly player: Player; readonly breakdown: VideoBreakdown }[];
}

/** What of the library a subscription is about. */
type Wants = Pick<Subscription, 'players' | 'topic'>;

/** True when a video is what a subscription is about: its players' game is talked about in it, and its topic is. */
export async function isWanted(library: Library, videoId: string, { players, topic }: Wants): Promise<boolean> {
  if (players.length > 0) {
    const shares = await library.players(videoId);
    if (!shares.some(({ player, standing }) => standing === 'discussed' && players.includes(player.id))) return false;
  }
  if (topic === null) return true;
  const { complete, total } = await library.moments(topic, { videoId, offset: 0, limit: 1 });
  return complete && total > 0;
}

/** What there is to tell of a video. Each quote is told of one player alone: the one that is talked about most. */
export async function storyOf(library: Library, video: Video, { players }: Wants, told: Told): Promise<Story> {
  const shares = (await library.players(video.id))
    .filter(({ player, standing }) => standing === 'discussed' && (players.length === 0 || players.includes(player.id)))
    .slice(0, MOST_PLAYERS);
  const used: Moment[] = [];
  const isFresh = (moment: Moment) => !told.hadQuote(moment) && !used.some((other) => overlap(other, moment));
  const about: { player: Player; breakdown: VideoBreakdown }[] = [];
  for (const { player } of shares) {
    const [breakdown] = (await library.breakdown(player, video.id)).videos;
    if (!breakdown) continue;
    const claims = breakdown.claims.filter(({ moment }) => isFresh(moment));
    const headline = breakdown.headline?.moment && !isFresh(breakdown.headline.moment) ? null : breakdown.headline;
    if (claims.length === 0 && headline === null) continue;
    used.push(...claims.map(({ moment }) => moment), ...(headline?.moment ? [headline.moment] : []));
    about.push({ player, breakdown: { ...breakdown, claims, headline } });
  }
  return { video, ...(await pointsOf(library, video)), players: about };
}

/** The same for every channel, and most of the work: kept for as long as the video is held in memory. */
const known = new WeakMap<Video, Promise<Pick<Story, 'points' | 'telling'>>>();

function pointsOf(library: Library, video: Video): Promise<Pick<Story, 'points' | 'telling'>> {
  const kept = known.get(video);
  if (kept) return kept;
  const found = findPoints(library, video);
  known.set(video, found);
  found.catch(() => known.delete(video));
  return found;
}

async function findPoints(library: Library, video: Video): Promise<Pick<Story, 'points' | 'telling'>> {
  const written = video.keyPoints.slice(0, POINTS);
  if (written.length === 0) return { points: [], telling: await library.telling(video, POINTS) };
  const points = written.map(async (text) => ({ text, moment: await library.support(video, text) }));
  return { points: await Promise.all(points), telling: [] };
}
