import { aboutLine } from '../../core/phrasing.ts';
import type { VideoCard } from '../../core/store.ts';
import type { Player } from '../../core/strategy.ts';
import { type Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import { playerChips } from '../players.ts';

/** Players that a card names, at most: those that are talked about most. */
export const MOST_PLAYERS = 6;

/** A video in a list: what it is, what is said first about it, and whose game it tells. */
export function cardOf(video: VideoCard, players: readonly Player[], links: Links): Html {
  const [point] = video.keyPoints;
  return html`<li class="card">
<h2 dir="auto"><a href="${links.video(video.id)}">${video.titles[0] ?? video.id}</a></h2>
<p class="quiet" dir="auto">${aboutLine(video)}</p>
${point !== undefined && html`<p class="point" dir="auto">${point}</p>`}
${playerChips(players.slice(0, MOST_PLAYERS), links, 'Whose game it tells')}
</li>`;
}
