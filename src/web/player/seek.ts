import type { Library, PlayerShare } from '../../core/library.ts';
import type { Player } from '../../core/strategy.ts';
import { html } from '../html.ts';
import type { Answer } from '../server.ts';
import type { Site } from '../site.ts';

/** Players that are offered in the place of one that is not known, at most. */
const OFFERED = 8;

/** Who is talked about in the library under this id; null when nobody is. */
export async function shareOf(library: Library, id: string): Promise<PlayerShare | null> {
  return (await library.players()).find(({ player }) => player.id === id) ?? null;
}

/** The page for a player that nobody talks about, with those that may be meant. */
export async function unknownPlayer(
  { library, links, missing }: Site,
  typed: string,
  to: (player: Player) => string = ({ id }) => links.player(id),
): Promise<Answer> {
  const sought = await library.findPlayer(typed.slice(0, 200));
  const talkedOf = (await library.players()).map(({ player }) => player);
  const known = new Set(talkedOf.map(({ id }) => id));
  const near = (sought.found ? [sought.found] : sought.near).filter(({ id }) => known.has(id));
  const offered = near.length > 0 ? near : talkedOf.slice(0, OFFERED);
  return missing(
    'There is no such player',
    html`<h1>There is no such player</h1>
<p>Nobody in the library talks about “${typed.slice(0, 60)}”.</p>
${
  offered.length > 0 &&
  html`<p>${near.length > 0 ? 'Did you mean one of these?' : 'These are talked about most:'}</p>
<ul>${offered.map((player) => html`<li><a href="${to(player)}">${player.name}</a></li>`)}</ul>`
}
<p><a href="${links.players()}">All players</a></p>`,
  );
}
