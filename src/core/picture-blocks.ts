import type { Library } from './library.ts';
import type { Picture } from './picture.ts';
import { comparisonOf, mentionsOf, type Pictured, stripOf } from './pictured.ts';
import type { Block } from './reply.ts';
import type { Breakdown, Player } from './strategy.ts';
import type { Video } from './video.ts';

/** Rows of a strip and of mentions over time, at most, as `picture.ts` has them. */
const MOST_LANES = { strip: 12, mentions: 8 } as const;

/** A strip takes the breakdowns of all players: it is kept for as long as its video is held in memory. */
const known = new WeakMap<Video, Promise<readonly Block[]>>();

/** Who is talked about when in a video. Nothing where that is one player, or nobody who is quoted. */
export function stripBlocks(library: Library, video: Video): Promise<readonly Block[]> {
  const kept = known.get(video);
  if (kept) return kept;
  const made = makeStrip(library, video);
  known.set(video, made);
  made.catch(() => known.delete(video));
  return made;
}

async function makeStrip(library: Library, video: Video): Promise<readonly Block[]> {
  const discussed = (await library.players(video.id)).filter(({ standing }) => standing === 'discussed');
  if (discussed.length < 2) return [];
  const players = discussed.slice(0, MOST_LANES.strip).map(({ player }) => player);
  const strip = stripOf(video, await Promise.all(players.map((player) => library.breakdown(player, video.id))));
  const says = strip && strip.picture.lanes.length > 1 && strip.picture.lanes.some(({ marks }) => marks.length > 0);
  return says ? [block(strip)] : [];
}

/** How much the players are talked about over time, in the order given. Nothing where all of it is of one period. */
export async function mentionsBlocks(library: Library, players: readonly Player[]): Promise<readonly Block[]> {
  const shown = players.slice(0, MOST_LANES.mentions);
  const rows = await Promise.all(shown.map((player) => library.appearances(player)));
  const mentions = mentionsOf(rows.flat(), shown);
  return mentions && mentions.picture.periods.length > 1 ? [block(mentions)] : [];
}

/** Which facets of two players are told by how many quotes. Nothing where that is one facet. */
export function comparisonBlocks(sides: readonly [Breakdown, Breakdown]): readonly Block[] {
  const comparison = comparisonOf(sides);
  return comparison && comparison.picture.rows.length > 1 ? [block(comparison)] : [];
}

function block({ picture, alt }: Pictured<Picture>): Block {
  return { kind: 'image', picture, alt };
}
