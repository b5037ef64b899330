import { aboutLine, sourceLine } from '../../core/phrasing.ts';
import type { Pictured } from '../../core/pictured.ts';
import { clock, shownTime } from '../../core/time.ts';
import type { Video } from '../../core/video.ts';
import { isOwnPage } from '../../core/video-link.ts';
import { html } from '../html.ts';
import type { PageParts } from '../layout.ts';
import { type Links, secondOf } from '../links.ts';
import { versionOf } from '../picture.ts';
import { discussedPlayers } from '../players.ts';
import { copyButton, described, forChat, markedQuote, spokenTime } from '../quote.ts';
import type { Answer, Handler } from '../server.ts';
import type { Site } from '../site.ts';
import { videoStrip } from '../strip.ts';
import { courseOf } from './course.ts';
import { embedOf } from './embed.ts';
import { type Place, placeIn } from './place.ts';
import { pointsOf, writtenOf } from './points.ts';
import { drawnCourse, playersOf } from './timeline.ts';
import { sectionsOf, transcriptOf } from './transcript.ts';

const SCRIPTS = ['copy.js', 'player.js', 'selection.js'];

/** A video: to be watched, skimmed, read, and quoted from. With a second it opens on what is said there. */
export function videoPage(site: Site): Handler {
  return async (request) => {
    const { library, links } = site;
    const id = String(request.params['id']);
    const video = await library.video(id);
    if (!video) return unknownVideo(site, id);
    const place = await placeIn(request, video, library);
    if (place.kind === 'none') return unknownSecond(site, video, place.asked);
    const told = (await discussedPlayers(library, video)).map(({ breakdown }) => breakdown);
    const strip = await videoStrip(site, video, told);
    const written = await writtenOf(site, video);
    const course = courseOf(video, written, told, links);
    const whole = site.absolute(request);
    const opens = place.kind === 'moment' ? place : null;
    const url = opens ? urlOf(opens, whole) : whole.video(video.id);
    const said = opens && { quote: opens.moment.quote, seconds: opens.seconds };
    const main = html`<article class="video">
<div class="lead">
<p class="back"><a href="${links.library()}">← Back to the library</a></p>
<h1 dir="auto">${video.title}</h1>
<p class="quiet" dir="auto">${aboutLine(video)}</p>
${momentPart(video, place, url)}
</div>
<div class="side"><div>${embedOf(video, opens?.watch ?? video.url, new URL(url).origin)}
<p class="tools">${copyButton(said ? 'Copy quote for Slack or Discord' : 'Copy for Slack or Discord', forChat(video, said, url))}
<span class="unseen" role="status"></span></p></div></div>
<div class="body" data-video="${whole.video(video.id)}">
${drawnCourse(course, opens?.seconds, site.drawer)}
${pointsOf(video, written, links)}
${sectionsOf(video)}
${playersOf(video, told, links)}
${transcriptOf(video, opens?.seconds ?? null)}
</div>
</article>`;
    return site.page({
      ...headOf(video, place, whole, strip),
      canonical: url,
      main,
      scripts: SCRIPTS,
      styles: ['video.css'],
    });
  };
}

/** What a pasted link shows: the quote where it opens on one, else what is said first about the video. */
function headOf(
  video: Video,
  place: Place,
  whole: Links,
  strip: Pictured | null,
): Pick<PageParts, 'title' | 'about' | 'picture'> {
  const picture = strip && { url: whole.strip(video.id, versionOf(strip)), alt: strip.alt };
  const shown = picture ? { picture } : {};
  if (place.kind !== 'moment') {
    const about = video.keyPoints[0] ?? video.summary[0] ?? aboutLine(video);
    return { title: video.title, about, ...shown };
  }
  const { moment, seconds } = place;
  return {
    title: `${video.title}, ${shownTime(seconds, video.timing)}`,
    about: `${described(moment.quote)} · ${aboutLine(video)}`,
    ...shown,
  };
}

function momentPart(video: Video, place: Place, url: string) {
  if (place.kind !== 'moment') return null;
  const { moment, seconds, watch } = place;
  const shown = shownTime(seconds, video.timing);
  const spoken = Math.max(
    0,
    video.cues.findLastIndex(({ start }) => start <= seconds),
  );
  return html`<section class="moment" aria-labelledby="moment">
<h2 id="moment">At ${spokenTime({ start: seconds, timing: video.timing })}</h2>
<blockquote dir="auto">${markedQuote(video, moment, seconds)}</blockquote>
<p class="under">${!isOwnPage(video) && html`<a href="${watch}">▶ Watch ${shown}</a>`}
<a href="#c${spoken}">In the transcript</a>
${copyButton('Copy link', url)}</p>
</section>`;
}

/** The link to the very words where the quote begins at that second, else to the second. */
function urlOf({ moment, seconds }: Extract<Place, { kind: 'moment' }>, links: Links): string {
  return secondOf(moment.start) === secondOf(seconds) ? links.moment(moment) : links.video(moment.videoId, seconds);
}

async function unknownVideo(site: Site, id: string): Promise<Answer> {
  const { library, links } = site;
  const sought = await library.findVideo(id.slice(0, 200));
  const near = sought.found ? [sought.found] : sought.near;
  const list = html`<p>Did you mean one of these?</p>
<ul>${near.map((video) => html`<li><a href="${links.video(video.id)}" dir="auto">${sourceLine(video)}</a></li>`)}</ul>`;
  return site.missing(
    'There is no such video',
    html`<h1>There is no such video</h1>
<p>The library has none with the id “${id.slice(0, 60)}”. It may have been taken out since the link was made.</p>
${near.length > 0 && list}
<p><a href="${links.library()}">Back to the library</a></p>`,
  );
}

function unknownSecond({ links, missing }: Site, video: Video, asked: string): Answer {
  const first = video.cues[0]?.start ?? 0;
  return missing(
    'There is no such moment',
    html`<h1>There is no such moment</h1>
<p>“${asked.slice(0, 40)}” is no second of <a href="${links.video(video.id)}" dir="auto">${video.title}</a>, which is
${video.timing === 'guessed' && 'about '}${clock(video.duration)} long. A link to a moment reads like
<a href="${links.video(video.id, first)}">?t=${Math.ceil(first)}</a>.</p>
<p><a href="${links.library()}">Back to the library</a></p>`,
  );
}
