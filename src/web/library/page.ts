import { AskerError } from '../../core/errors.ts';
import type { Library } from '../../core/library.ts';
import { count } from '../../core/phrasing.ts';
import { type Content, type Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import type { Handler } from '../server.ts';
import type { Site } from '../site.ts';
import { type Asked, askedIn, filterOf, ORDERS, parametersOf } from './asked.ts';
import { type Cards, cardsOf } from './card.ts';
import { choicesOf } from './choices.ts';
import { activeFilters, findForm } from './form.ts';
import { saidPart } from './said.ts';

/** Videos on a page. */
const SIZE = 30;

/** Milliseconds after which what is likely to be asked next is made ready: an answer is on its way by then. */
const BREATH = 100;

/** Every video of the library, or those that are asked for. */
export function libraryPage(site: Site): Handler {
  const { library, links } = site;
  const choices = choicesOf(library, () => performance.now());
  const cards = cardsOf(library, links);
  return async (request) => {
    const asked = askedIn(request);
    const [known, found, said] = await Promise.all([
      choices(),
      find(library, asked, cards),
      saidPart(library, asked, links),
    ]);
    const list = found.refusal === null ? listOf(found, asked, links) : html`<p class="notice">${found.refusal}</p>`;
    const main = html`<h1>Library</h1>
${findForm(asked, known, links)}
<p id="status" class="quiet" role="status">${statusOf(found, asked)}</p>
<div id="results">${activeFilters(asked, known, links)}${list}${said}</div>`;
    const title = asked.q === '' ? 'Library' : `“${asked.q}” in the library`;
    const about = 'Video talks with their key points, players and transcripts, each quote linked to its second.';
    const beyond = found.total > 0 && found.items.length === 0;
    if (asked.q === '') setTimeout(getReady, BREATH, library).unref();
    return site.page(
      { title, about, main, here: 'library', styles: ['lists.css'], scripts: ['library.js'] },
      beyond ? 404 : 200,
    );
  };
}

/** Who looks at the list may type next: what that takes is put in order meanwhile, where it is not so yet. */
function getReady(library: Library): void {
  // What goes wrong here goes wrong again for who searches, and is told there.
  library.list({ query: ' ', offset: 0, limit: 0 }).catch(() => undefined);
}

interface Found {
  readonly items: readonly Html[];
  readonly total: number;
  /** Why nothing could be looked for, for whoever asked. */
  readonly refusal: string | null;
}

/** One page of the videos that are asked for, and no more than that. */
async function find(library: Library, asked: Asked, cardOf: Cards): Promise<Found> {
  const { q, player, sort, page } = asked;
  const scope = {
    ...(q === '' ? {} : { query: q }),
    ...(player === '' ? {} : { player }),
    ...(sort === 'best' ? {} : { order: sort }),
    filter: filterOf(asked),
  };
  try {
    const { items, total } = await library.list({ ...scope, offset: (page - 1) * SIZE, limit: SIZE });
    return { items: await Promise.all(items.map(cardOf)), total, refusal: null };
  } catch (error) {
    if (!(error instanceof AskerError)) throw error;
    return { items: [], total: 0, refusal: error.message };
  }
}

function statusOf({ total, refusal }: Found, { q, sort }: Asked): string {
  if (refusal !== null) return 'Nothing to show.';
  if (total === 0) return q === '' ? 'No video fits.' : `No video fits “${q}”.`;
  return `${count(total, 'video')}, ${ORDERS[sort].toLowerCase()} first`.replace('title first', 'by title');
}

function listOf({ items, total }: Found, asked: Asked, links: Links): Content {
  const pages = Math.max(1, Math.ceil(total / SIZE));
  if (total === 0) {
    return html`<p>Try fewer words or filters, or look at <a href="${links.library()}">the whole library</a>.</p>`;
  }
  if (items.length === 0) {
    const last = links.library(parametersOf({ ...asked, page: pages }));
    return html`<p>There is no page ${asked.page}: <a href="${last}">the last one is ${pages}</a>.</p>`;
  }
  return html`<ul class="cards">${items}</ul>
${pages > 1 && pager(asked, pages, links)}`;
}

function pager(asked: Asked, pages: number, links: Links): Html {
  const to = (page: number) => links.library(parametersOf({ ...asked, page }));
  const { page } = asked;
  return html`<nav class="pages" aria-label="Pages of the list">
<span>${page > 1 && html`<a rel="prev" href="${to(page - 1)}">◀ Page ${page - 1}</a>`}</span>
<span class="quiet">Page ${page} of ${pages}</span>
<span>${page < pages && html`<a rel="next" href="${to(page + 1)}">Page ${page + 1} ▶</a>`}</span>
</nav>`;
}
