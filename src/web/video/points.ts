import { isCurated } from '../../core/curated.ts';
import type { TellingMoment } from '../../core/library.ts';
import type { Moment } from '../../core/moment.ts';
import type { Video } from '../../core/video.ts';
import { type Content, type Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import { quoteOf, timeLink } from '../quote.ts';
import type { Site } from '../site.ts';

/** What somebody has written of a video, and the moment that bears it out; null where none does. */
export interface Point {
  readonly point: string;
  readonly moment: Moment | null;
}

/** What somebody has written of a video: all of it together, and its points. */
export interface Written {
  readonly summary: readonly Point[];
  readonly keyPoints: readonly Point[];
  /** What stands in for it where nobody has written any, from beginning to end. */
  readonly quotes: readonly TellingMoment[];
}

/** What is written of a video, each point with its moment; a summary that says no more than the points is left out. */
export async function writtenOf({ library, quotes }: Pick<Site, 'library' | 'quotes'>, video: Video): Promise<Written> {
  const same = video.summary.join('\n') === video.keyPoints.join('\n');
  const borneOut = (points: readonly string[]) =>
    Promise.all(points.map(async (point) => ({ point, moment: await library.support(video, point) })));
  const [summary, keyPoints] = await Promise.all([borneOut(same ? [] : video.summary), borneOut(video.keyPoints)]);
  return { summary, keyPoints, quotes: isCurated(video) ? [] : await quotes(video) };
}

/** What somebody has written of a video; without that, quotes. */
export function pointsOf(video: Video, { summary, keyPoints, quotes }: Written, links: Links): Content {
  if (!isCurated(video)) return tellingQuotes(quotes, links);
  return [pointsPart('summary', 'Summary', summary, links), pointsPart('points', 'Key points', keyPoints, links)];
}

function pointsPart(id: string, title: string, points: readonly Point[], links: Links): Content {
  return (
    points.length > 0 &&
    html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
<ul class="points">${points.map((point) => pointItem(point, links))}</ul></section>`
  );
}

function pointItem({ point, moment }: Point, links: Links): Html {
  const said = moment && html` <span class="said">${timeLink(links.moment(moment), moment)}</span>`;
  return html`<li><span dir="auto">${point}</span>${said}</li>`;
}

function tellingQuotes(quotes: readonly TellingMoment[], links: Links): Html {
  const none = 'Nobody has written a summary of this video.';
  if (quotes.length === 0) return html`<p class="quiet">${none} Nor does it say enough to quote.</p>`;
  // A section's title stands once, above the first quote from it.
  const label = (at: number) =>
    quotes[at]?.section === quotes[at - 1]?.section ? null : html`<span dir="auto">${quotes[at]?.section ?? ''}</span>`;
  return html`<section aria-labelledby="quotes"><h2 id="quotes">In its own words</h2>
<p class="quiet">${none} Here it is as quotes, from beginning to end.</p>
${quotes.map((moment, at) => quoteOf(moment, links, { label: moment.section === null ? null : label(at) }))}</section>`;
}
