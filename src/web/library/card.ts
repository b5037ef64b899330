import type { Library } from '../../core/library.ts';
import { aboutLine } from '../../core/phrasing.ts';
import type { VideoCard } from '../../core/store.ts';
import type { Player } from '../../core/strategy.ts';
import { type Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import { playerChips } from '../players.ts';

/** Players that a card names, at most: those that are talked about most. */
const MOST_PLAYERS = 6;

/** Makes the card of a video. */
export type Cards = (video: VideoCard) => Promise<Html>;

/** Cards are made once for as long as the library hands out the same video: it hands out another when that changes. */
export function cardsOf(library: Library, links: Links): Cards {
  const made = new WeakMap<VideoCard, Html>();
  return async (video) => {
    const known = made.get(video);
    if (known) return known;
    const shares = await library.players(video.id);
    const players = shares.flatMap(({ player, standing }) => (standing === 'discussed' ? [player] : []));
    const card = cardOf(video, players, links);
    made.set(video, card);
    return card;
  };
}

/** A video in a list: what it is, what is said first about it, and whose game it tells. */
function cardOf(video: VideoCard, players: readonly Player[], links: Links): Html {
  const [point] = video.keyPoints;
  return html`<li class="card">
<h2 dir="auto"><a href="${links.video(video.id)}">${video.titles[0] ?? video.id}</a></h2>
<p class="quiet" dir="auto">${aboutLine(video)}</p>
${point !== undefined && html`<p class="point" dir="auto">${point}</p>`}
${playerChips(players.slice(0, MOST_PLAYERS), links, 'Whose game it tells')}
</li>`;
}
