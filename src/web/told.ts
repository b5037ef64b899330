import { FACET_TITLES, FACETS, type VideoBreakdown } from '../core/strategy.ts';
import { tellClaims } from '../core/telling.ts';
import { type Html, html } from './html.ts';
import type { Links } from './links.ts';
import { quoteOf } from './quote.ts';

/** Quotes of one player from one video, at most: every facet's best ones. */
const MOST = 12;

/**
 * What a video says of a player's game, facet by facet; where it says more than is told, that is said.
 * @param most quotes, at most
 */
export function toldIn(breakdown: VideoBreakdown, links: Links, most: number = MOST): Html {
  const all = tellClaims([breakdown]);
  const told = all.slice(0, most).toSorted((a, b) => FACETS.indexOf(a.claim.facet) - FACETS.indexOf(b.claim.facet));
  const quotes = told.map(({ claim }) => quoteOf(claim.moment, links, { label: FACET_TITLES[claim.facet].title }));
  return html`${quotes}${all.length > most && html`<p class="quiet">The ${most} most telling of ${all.length} quotes.</p>`}`;
}
