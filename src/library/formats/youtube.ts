/**
 * The id of a YouTube video from any form of its link: `watch?v=`, `youtu.be/`, `/embed/`, `/shorts/`, `/live/`, with
 * or without `www.` or `m.`, over http or https, whatever else the link carries. Null for anything else.
 */
export function videoIdOf(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const host = url.hostname.replace(/^(?:www|m|music)\./u, '');
  const [first, second] = url.pathname.split('/').filter(Boolean);
  if (host === 'youtu.be') return asVideoId(first);
  if (host !== 'youtube.com' && host !== 'youtube-nocookie.com') return null;
  if (first === 'watch') return asVideoId(url.searchParams.get('v'));
  return first !== undefined && PATHS.has(first) ? asVideoId(second) : null;
}

const PATHS = new Set(['embed', 'shorts', 'live', 'v']);

/**
 * The text if it can be an id, else null. YouTube's ids have eleven characters today, but nothing promises it; what
 * matters is that an id is safe in a link, a file and a button.
 */
export function asVideoId(text: string | null | undefined): string | null {
  return text && /^[\w-]{1,64}$/u.test(text) ? text : null;
}

/** Opens the video. Every form of link comes down to this one, which a time can be added to. */
export function watchUrl(videoId: string): string {
  return `https://www.youtube.com/watch?v=${videoId}`;
}
