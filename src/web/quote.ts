import { type Moment, momentOf } from '../core/moment.ts';
import { shorten, sourceLine } from '../core/phrasing.ts';
import { shownTime } from '../core/time.ts';
import { type WordSpan, wordsOf } from '../core/transcript.ts';
import type { Timing, Video } from '../core/video.ts';
import { isOwnPage } from '../core/video-link.ts';
import { type Content, type Html, html } from './html.ts';
import type { Links } from './links.ts';

/** Characters of a quote in the description of a link: some two lines in a chat. */
const DESCRIBED = 280;

/** A time that opens the page of its moment. `seek` is the second from which a player should play it. */
export function timeLink(href: string, moment: Pick<Moment, 'start' | 'timing' | 'url'>): Html {
  const shown = shownTime(moment.start, moment.timing);
  return html`<a class="time" href="${href}" data-seek="${seekOf(moment)}">${shown}</a>`;
}

/** A verbatim quote with its time, which opens the moment's page, and a link to the video on its own site, where it has one. */
export function quoteOf(
  moment: Moment,
  links: Links,
  { label = null, source = null }: { label?: Content; source?: Content } = {},
): Html {
  return html`<figure class="quote">
${label && html`<figcaption class="facet">${label}</figcaption>`}
<blockquote dir="auto">“${moment.quote}”</blockquote>
<p class="under">${timeLink(links.moment(moment), moment)}${watchLink(moment)}${source && html` <span class="quiet" dir="auto">${source}</span>`}</p>
</figure>`;
}

function watchLink(moment: Moment): Html | null {
  if (isOwnPage({ id: moment.videoId, url: moment.url })) return null;
  return html` <a href="${moment.url}">Watch<span class="unseen"> from
${spokenTime(moment)}</span> ↗</a>`;
}

/** A time as it is said: `4:23`, or `about 4:23`. */
export function spokenTime({ start, timing }: { readonly start: number; readonly timing: Timing }): string {
  return shownTime(start, timing).replace('≈', 'about ');
}

/** The quote of a moment, what is said at a second in it marked. */
export function markedQuote(video: Video, moment: Moment, seconds: number): Html {
  const { from, to } = moment.words;
  const spoken = wordsAt(video, seconds);
  const [begin, end] = [Math.max(from, spoken.from), Math.min(to, spoken.to)];
  if (begin >= end) return html`“<mark>${moment.quote}</mark>”`;
  const part = (span: WordSpan) => (span.from < span.to ? momentOf(video, span).quote : '');
  const before = part({ from, to: begin });
  const after = part({ from: end, to });
  return html`“${before && `${before} `}<mark>${part({ from: begin, to: end })}</mark>${after && ` ${after}`}”`;
}

/** The words of the caption line that is spoken at a second. */
function wordsAt(video: Video, seconds: number): WordSpan {
  const words = wordsOf(video);
  const cue = Math.max(
    0,
    video.cues.findLastIndex(({ start }) => start <= seconds),
  );
  const from = words.findIndex((word) => word.cue >= cue);
  const spoken = words[from]?.cue;
  const after = words.findIndex((word, index) => index > from && word.cue !== spoken);
  return { from: Math.max(0, from), to: after < 0 ? words.length : after };
}

/** The second on which the video opens for a moment: before a time that was worked out. */
export function seekOf({ start, url }: Pick<Moment, 'start' | 'url'>): string {
  return /[?&]t=(\d+)s/u.exec(url)?.[1] ?? String(Math.floor(start));
}

/** What is pasted into a chat: quote, where it is from, link; of a video without a quote the title and the link. */
export function forChat(video: Video, said: { quote: string; seconds: number } | null, url: string): string {
  if (!said) return `${sourceLine(video)}\n${url}`;
  return `“${said.quote}”\n${video.title}, ${shownTime(said.seconds, video.timing)}\n${url}`;
}

/** A quote as a link describes it, in quotation marks and of bounded length. */
export function described(quote: string): string {
  return `“${shorten(quote, DESCRIBED)}”`;
}

/** A button that copies a text; shown where scripts run, for it does nothing without. */
export function copyButton(label: string, text: string): Html {
  return html`<button type="button" class="copy" data-copy="${text}" hidden>${label}</button>`;
}
