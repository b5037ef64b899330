import type { Library } from '../core/library.ts';
import type { Breakdown, Player } from '../core/strategy.ts';
import type { Video } from '../core/video.ts';
import { type Html, html } from './html.ts';
import type { Links } from './links.ts';

/** Players of one video, at most: as many as a strip shows. */
const MOST = 12;

/** The players whose game a video tells, most talked about first, with what it says of each. */
export async function discussedPlayers(
  library: Library,
  video: Video,
): Promise<readonly { readonly player: Player; readonly breakdown: Breakdown }[]> {
  const discussed = (await library.players(video.id)).filter(({ standing }) => standing === 'discussed');
  return Promise.all(
    discussed.slice(0, MOST).map(async ({ player }) => ({
      player,
      breakdown: await library.breakdown(player, video.id),
    })),
  );
}

/** Links to players, as chips. */
export function playerChips(players: readonly Player[], links: Links, label: string): Html | null {
  if (players.length === 0) return null;
  const chips = players.map(({ id, name }) => html`<li><a class="chip" href="${links.player(id)}">${name}</a></li>`);
  return html`<ul class="chips" aria-label="${label}">${chips}</ul>`;
}
