import type { PlayerShare } from '../../core/library.ts';
import { sourceLine } from '../../core/phrasing.ts';
import { comparisonOf } from '../../core/pictured.ts';
import { type Breakdown, FACET_TITLES, FACETS, type Facet, type Player } from '../../core/strategy.ts';
import { type ToldClaim, tellClaims } from '../../core/telling.ts';
import { type Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import { figureOf } from '../picture.ts';
import { queryOf } from '../query.ts';
import { quoteOf } from '../quote.ts';
import type { Answer, Handler } from '../server.ts';
import type { Site } from '../site.ts';
import { unknownPlayer } from './seek.ts';

/** Quotes of one facet and one player, at most: the current one, and what stands beside it. */
const MOST = 2;
/** Players to choose from, at most: those that are talked about most. */
const CHOICES = 200;

/** Two players side by side, facet by facet. */
export function comparePage(site: Site): Handler {
  const { library } = site;
  return async (request) => {
    const given = queryOf(request);
    const shares = (await library.players()).filter(({ standing }) => standing === 'discussed');
    const [one, two] = [given('a'), given('b')];
    if (one === '' || two === '') return chooser(site, shares, one, two);
    const a = await playerOf(site, shares, one);
    if (!a) return unknownPlayer(site, one, ({ id }) => site.links.compare(id, two));
    const b = await playerOf(site, shares, two);
    if (!b) return unknownPlayer(site, two, ({ id }) => site.links.compare(a.id, id));
    if (a.id === b.id) return chooser(site, shares, a.id, '', `Both are ${a.name}: choose another to compare it with.`);
    const sides = [await library.breakdown(a), await library.breakdown(b)] as const;
    return compared(site, sides, shares, site.absolute(request).compare(a.id, b.id));
  };
}

/** By id as links have it, or by name as somebody may write it into the address. */
async function playerOf({ library }: Site, shares: readonly PlayerShare[], typed: string): Promise<Player | null> {
  const known = (id: string) => shares.find(({ player }) => player.id === id)?.player ?? null;
  const { found } = await library.findPlayer(typed);
  return known(typed) ?? (found && known(found.id));
}

function chooser(
  site: Site,
  shares: readonly PlayerShare[],
  a: string,
  b: string,
  notice: string | null = null,
): Answer {
  const main = html`<h1>Compare two players</h1>
${notice !== null && html`<p class="notice">${notice}</p>`}${form(shares, a, b)}`;
  return site.page({
    title: 'Compare two players',
    about: 'Two players, facet by facet.',
    main,
    here: 'players',
    styles: ['lists.css'],
  });
}

function form(shares: readonly PlayerShare[], a: string, b: string): Html {
  const select = (name: string, label: string, chosen: string) =>
    html`<label>${label} <select name="${name}">${shares
      .slice(0, CHOICES)
      .map(
        ({ player }) =>
          html`<option value="${player.id}" ${player.id === chosen && html`selected`}>${player.name}</option>`,
      )}
</select></label>`;
  return html`<form class="find" method="get" action="/compare"><div class="fields">${select('a', 'One', a)}
${select('b', 'The other', b || (shares[a === shares[1]?.player.id ? 0 : 1]?.player.id ?? ''))}
<button type="submit">Compare</button></div></form>`;
}

function compared(
  site: Site,
  sides: readonly [Breakdown, Breakdown],
  shares: readonly PlayerShare[],
  canonical: string,
): Answer {
  const { links, drawer } = site;
  const [a, b] = [sides[0].player, sides[1].player];
  const picture = comparisonOf([sides[0], sides[1]]);
  const title = `${a.name} and ${b.name}`;
  const capped = sides.some(({ videos, discussedIn }) => discussedIn > videos.length);
  const aside = capped
    ? 'From the newest videos that tell the game of each.'
    : 'From every video that tells their game.';
  const told = sides.map(({ videos }) => tellClaims(videos));
  const facets = FACETS.map((facet) => facetPart(facet, [a, b], told, links));
  const main = html`<h1>${title}</h1>
<p class="quiet">${aside}</p>
${picture && figureOf(picture, drawer)}
${facets}
<section aria-labelledby="others"><h2 id="others">Compare others</h2>${form(shares, a.id, b.id)}</section>`;
  const about = picture ? picture.alt : `${title}, facet by facet.`;
  return site.page({ title, about, main, here: 'players', styles: ['lists.css'], canonical });
}

function facetPart(
  facet: Facet,
  players: readonly Player[],
  told: readonly (readonly ToldClaim[])[],
  links: Links,
): Html | null {
  const each = told.map((claims) => claims.filter(({ claim }) => claim.facet === facet));
  if (each.every((claims) => claims.length === 0)) return null;
  const { title, about } = FACET_TITLES[facet];
  const columns = players.map(({ id, name }, at) => {
    const claims = each[at] ?? [];
    return html`<div><h3><a href="${links.player(id)}">${name}</a></h3>
${claims
  .slice(0, MOST)
  .map(({ claim, video }) =>
    quoteOf(claim.moment, links, { source: html`<a href="${links.video(video.id)}">${sourceLine(video)}</a>` }),
  )}
${claims.length === 0 && html`<p class="quiet">No quote tells it.</p>`}</div>`;
  });
  return html`<section aria-labelledby="${facet}"><h2 id="${facet}">${title} <span class="quiet">${about}</span></h2>
<div class="sides">${columns}</div></section>`;
}
