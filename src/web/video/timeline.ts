import { count } from '../../core/phrasing.ts';
import type { Breakdown, VideoBreakdown } from '../../core/strategy.ts';
import { clock, shownTime } from '../../core/time.ts';
import type { PageDrawer, Timeline } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import { Html, html } from '../html.ts';
import type { Links } from '../links.ts';
import { toldIn } from '../told.ts';
import { MOST_MARKS } from './course.ts';

/**
 * The course of a video as a drawing in which everything leads to its second. It is for the mouse: the sections, points
 * and players stand below it as lists, whose links the keyboard and a screen reader reach.
 * @param at the second on which the page opens, if it does on one
 */
export function drawnCourse(course: Timeline | null, at: number | undefined, drawer: PageDrawer): Html | null {
  if (!course) return null;
  const { lanes } = course;
  const { names, track } = drawer.timeline(at === undefined ? course : { ...course, at });
  const talk = lanes.filter(({ look }) => look === 'talk');
  const hints = [
    talk.some(({ spans }) => spans.length > 0) && html`Bars are stretches of talk. `,
    talk.some(({ marks }) => marks.length > 0) && html`<span aria-hidden="true">◇</span> marks what is quoted. `,
  ];
  return html`<section class="course" aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>
<p class="unseen">A drawing of what the lists below tell: ${lanes.map(({ label }) => label).join(', ')}.</p>
<div class="timeline">${new Html(names)}${new Html(track)}</div>
<p class="quiet hint">${hints}A click goes there.</p>
</section>`;
}

/** Whose game the video tells, each with when, and what is said. */
export function playersOf(video: Video, told: readonly Breakdown[], links: Links): Html | null {
  if (told.length === 0) return null;
  const items = told.flatMap(({ player, videos }) =>
    videos.map(
      (breakdown) => html`<li class="lane"><h3><a href="${links.player(player.id)}">${player.name}</a></h3>
<p class="spans">${spansOf(video, breakdown)}</p>
${quotesOf(player.name, breakdown, links)}</li>`,
    ),
  );
  return html`<section aria-labelledby="players"><h2 id="players">Players</h2>
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
${toldIn(breakdown, links, MOST_MARKS)}</details>`;
}
