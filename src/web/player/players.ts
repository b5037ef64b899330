import type { Library, PlayerShare } from '../../core/library.ts';
import { LAST_PAGE } from '../../core/paging.ts';
import { count } from '../../core/phrasing.ts';
import { mentionsOf, type Pictured } from '../../core/pictured.ts';
import { shownDate } from '../../core/time.ts';
import { type Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import { figureOf } from '../picture.ts';
import { queryOf } from '../query.ts';
import type { Handler } from '../server.ts';
import type { Site } from '../site.ts';

/** Players on a page. */
const SIZE = 50;
/** Players whose talk over time is drawn. */
const DRAWN = 8;

/** Who is talked about, how much, and since when. */
export function playersPage(site: Site): Handler {
  const { library, links, drawer } = site;
  const drawn = drawnOf(library);
  return async (request) => {
    const all = await library.players();
    const discussed = all.filter(({ standing }) => standing === 'discussed');
    const named = all.filter(({ standing }) => standing === 'mentioned');
    const over = await drawn(all, discussed.slice(0, DRAWN));
    const pages = Math.max(1, Math.ceil(discussed.length / SIZE));
    const asked = queryOf(request)('page');
    const page = /^\d{1,4}$/u.test(asked) ? Math.min(LAST_PAGE, Math.max(1, Number(asked))) : 1;
    const shown = discussed.slice((page - 1) * SIZE, page * SIZE);
    const about = `${count(discussed.length, 'player')} whose game is told, ${named.length} more that are named.`;
    const main = html`<h1>Players</h1>
<p class="quiet">${about}</p>
${page === 1 && over && figureOf(over, drawer)}
${shown.length > 0 ? table(shown, links) : html`<p>There is nobody here. <a href="${links.players()}">All players</a></p>`}
${pages > 1 && pager(page, pages, links)}
${page === 1 && named.length > 0 && namedOnly(named.slice(0, SIZE), links)}`;
    const none = shown.length === 0 && discussed.length > 0;
    return site.page({ title: 'Players', about, main, here: 'players', styles: ['lists.css'] }, none ? 404 : 200);
  };
}

/** The picture of who is talked about, made once for as long as the library hands out the same players. */
function drawnOf(library: Library) {
  const made = new WeakMap<readonly PlayerShare[], Pictured | null>();
  return async (all: readonly PlayerShare[], first: readonly PlayerShare[]): Promise<Pictured | null> => {
    const known = made.get(all);
    if (known !== undefined) return known;
    const players = first.map(({ player }) => player);
    const rows = await Promise.all(players.map((player) => library.appearances(player)));
    const over = mentionsOf(rows.flat(), players);
    made.set(all, over);
    return over;
  };
}

function table(shares: readonly PlayerShare[], links: Links): Html {
  const rows = shares.map(
    ({
      player,
      seconds,
      discussedIn,
      since,
    }) => html`<tr><th scope="row"><a href="${links.player(player.id)}">${player.name}</a></th>
<td>${count(discussedIn, 'video')}</td><td>${seconds < 30 ? 'under a minute' : `${Math.round(seconds / 60)} min`}</td>
<td>${since === null ? 'no date' : shownDate(since)}</td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Players, table"><table>
<thead><tr><th scope="col">Player</th><th scope="col">Game told in</th><th scope="col">Talk</th><th scope="col">Named since</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function namedOnly(shares: readonly PlayerShare[], links: Links): Html {
  const chips = shares.map(
    ({ player, namedIn }) =>
      html`<li><a class="chip" href="${links.player(player.id)}">${player.name} <span class="quiet">${count(namedIn, 'video')}</span></a></li>`,
  );
  return html`<section aria-labelledby="named"><h2 id="named">Only named</h2>
<p class="quiet">Their names fall, but nobody says what their game is.</p><ul class="chips">${chips}</ul></section>`;
}

function pager(page: number, pages: number, links: Links): Html {
  const to = (number: number) => `${links.players()}?page=${number}`;
  return html`<nav class="pages" aria-label="Pages of the list">
<span>${page > 1 && html`<a rel="prev" href="${to(page - 1)}">◀ Page ${page - 1}</a>`}</span>
<span class="quiet">Page ${page} of ${pages}</span>
<span>${page < pages && html`<a rel="next" href="${to(page + 1)}">Page ${page + 1} ▶</a>`}</span></nav>`;
}
