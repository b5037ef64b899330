import type { Video } from '../../core/video.ts';
import { isOwnPage } from '../../core/video-link.ts';
import { type Html, html } from '../html.ts';

const HOSTS = new Set(['youtube.com', 'youtube-nocookie.com', 'youtu.be']);

/** The id by which YouTube knows a video; null when it is elsewhere. */
function youtubeId({ url }: Pick<Video, 'url'>): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  if (!HOSTS.has(hostname.replace(/^(?:www|m)\./u, ''))) return null;
  const id = searchParams.get('v') ?? pathname.split('/').at(-1) ?? '';
  return /^[\w-]{11}$/u.test(id) ? id : null;
}

/**
 * The video's player, from the host that sets no cookies before it plays; opening on a second where one is given. It is
 * told to listen to the page (`enablejsapi`) and where that page is (`origin`), as
 * https://developers.google.com/youtube/player_parameters has it. A video that is elsewhere is linked to.
 * @param href opens the video on its own site, on that second
 */
export function embedOf(video: Video, href: string, origin: string): Html {
  const id = youtubeId(video);
  if (isOwnPage(video)) return html`<p class="quiet">There is no recording to play: these are its words.</p>`;
  if (id === null) return html`<p><a href="${href}">Watch the video ↗</a></p>`;
  const start = /[?&]t=(\d+)s/u.exec(href)?.[1] ?? '0';
  const parameters = new URLSearchParams({ enablejsapi: '1', playsinline: '1', rel: '0', start, origin });
  const src = `https://www.youtube-nocookie.com/embed/${id}?${parameters}`;
  return html`<div class="embed"><iframe id="player" src="${src}" title="Video: ${video.title}" loading="lazy"
allow="autoplay; encrypted-media; fullscreen; picture-in-picture" allowfullscreen
referrerpolicy="strict-origin-when-cross-origin"></iframe></div>
<p class="under"><a href="${href}">Watch on YouTube ↗</a></p>`;
}
