import { count } from '../../core/phrasing.ts';
import type { Drawer } from '../../core/picture.ts';
import type { Pictured } from '../../core/pictured.ts';
import type { Breakdown, VideoBreakdown } from '../../core/strategy.ts';
import { clock, shownTime } from '../../core/time.ts';
import type { Video } from '../../core/video.ts';
import { type Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import { figureOf } from '../picture.ts';
import { toldIn } from '../told.ts';

/** Who is talked about when: as a picture, and as a list of the same in which each time opens its moment. */
export function timelineOf(
  video: Video,
  strip: Pictured | null,
  told: readonly Breakdown[],
  { links, drawer }: { links: Links; drawer: Drawer },
): Html | null {
  if (!strip) return null;
  const items = told.flatMap(({ player, videos }) =>
    videos.map(
      (breakdown) => html`<li class="lane"><h3><a href="${links.player(player.id)}">${player.name}</a></h3>
<p class="spans">${spansOf(video, breakdown)}</p>
${quotesOf(player.name, breakdown, links)}</li>`,
    ),
  );
  return html`<section aria-labelledby="players"><h2 id="players">Players</h2>
${figureOf(strip, drawer)}
<ul class="lanes">${items}</ul></section>`;
}

function spansOf(video: Video, { passages }: VideoBreakdown): readonly Html[] {
  return passages.map(({ start, end }, at) => {
    const shown = `${shownTime(start, video.timing)}–${clock(end)}`;
    return html`${at > 0 && ' '}<a class="chip time" href="?t=${Math.ceil(start)}">${shown}</a>`;
  });
}

function quotesOf(name: string, breakdown: VideoBreakdown, links: Links): Html | null {
  const { claims } = breakdown;
  if (claims.length === 0) return null;
  return html`<details><summary>${count(claims.length, 'quote')} <span class="unseen">of ${name}</span></summary>
${toldIn(breakdown, links)}</details>`;
}
