import { AskerError } from '../../core/errors.ts';
import type { Hits, Library } from '../../core/library.ts';
import { sourceLine } from '../../core/phrasing.ts';
import { type Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import { quoteOf } from '../quote.ts';
import { type Asked, filterOf } from './asked.ts';

/** Moments beneath the videos, at most. */
const MOST = 5;

/** Where somebody says what is looked for; nothing where nobody does, and beside a list of one player's videos. */
export async function saidPart(library: Library, asked: Asked, links: Links): Promise<Html | null> {
  if (asked.q === '' || asked.page > 1 || asked.player !== '') return null;
  const hits = await momentsOf(library, asked);
  if (!hits?.complete || hits.items.length === 0) return null;
  const quotes = hits.items.map(({ moment, video }) =>
    quoteOf(moment, links, { source: html`<a href="${links.video(video.id)}">${sourceLine(video)}</a>` }),
  );
  return html`<section aria-labelledby="said"><h2 id="said">Said in the talks</h2>${quotes}</section>`;
}

/** Null where the filter cannot be meant, which the list says. */
async function momentsOf(library: Library, asked: Asked): Promise<Hits | null> {
  try {
    return await library.moments(asked.q, { filter: filterOf(asked), offset: 0, limit: MOST });
  } catch (error) {
    if (error instanceof AskerError) return null;
    throw error;
  }
}
