import { createHash } from 'node:crypto';
import { videoIdOf, watchUrl } from './youtube.ts';

/** A video that a link leads to. */
export interface LinkedVideo {
  readonly videoId: string;
  /** Opens it, without a time. */
  readonly url: string;
}

const MAX_LINK = 2_000;

/**
 * The video behind a link: YouTube's by its id, any other over https by an id that is made from the link, the same
 * whatever time the link carries. Null for what is no such link.
 */
export function linkedVideo(link: string): LinkedVideo | null {
  const youtube = videoIdOf(link);
  if (youtube !== null) return { videoId: youtube, url: watchUrl(youtube) };
  if (link.length > MAX_LINK || !URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  if (!url.hostname.includes('.') || /(?:^|\.)youtu(?:be\.com|\.be|be-nocookie\.com)$/u.test(url.hostname)) return null;
  if (/^#t=/u.test(url.hash)) url.hash = '';
  url.searchParams.delete('t');
  const host = url.hostname.replace(/^(?:www|m|player)\./u, '');
  const known = KNOWN[host]?.exec(url.pathname)?.[1];
  const name = known ?? createHash('sha256').update(`${host}${url.pathname}${url.search}`).digest('hex').slice(0, 16);
  return { videoId: `${known === undefined ? 'web' : (host.split('.')[0] ?? 'web')}-${name}`, url: url.href };
}

/** Where a path holds the platform's own id. */
const KNOWN: Readonly<Record<string, RegExp>> = {
  'vimeo.com': /^\/(?:video\/)?(\d{1,20})(?:\/|$)/u,
  'loom.com': /^\/(?:share|embed)\/([\da-f]{32})(?:\/|$)/u,
};

/** The first link to a video in a text, such as the head of a transcript. */
export function linkIn(text: string): LinkedVideo | null {
  for (const match of text.matchAll(/https?:\/\/[^\s<>()[\]"'*]{4,2000}/gu)) {
    const video = linkedVideo(match[0].replace(/[.,;:!?]{1,10}$/u, ''));
    if (video) return video;
  }
  return null;
}
