import type { Video } from './video.ts';

/** A link to a second of a video, as people paste it. */
export interface VideoLink {
  /** The link itself, which names the video. */
  readonly url: string;
  /** Seconds; null when the link names no time. */
  readonly seconds: number | null;
}

/**
 * The link that a text consists of, with its time: `t=263`, `t=4m23s`, `start=263` or `#t=263`, with or without a
 * scheme, and in angle brackets as chats write links. Null when the text is something else.
 */
export function videoLinkIn(text: string): VideoLink | null {
  const bare = text.trim().replace(/^<|>$/gu, '');
  const url = /^https?:\/\//iu.test(bare) ? bare : `https://${bare}`;
  if (/\s/u.test(bare) || !/^[^/]+\.[^/]+\/./u.test(bare.replace(/^https?:\/\//iu, '')) || !URL.canParse(url))
    return null;
  const { searchParams, hash } = new URL(url);
  const time = searchParams.get('t') ?? searchParams.get('start') ?? /^#t=(.+)$/u.exec(hash)?.[1] ?? null;
  return { url, seconds: time === null ? null : secondsIn(time) };
}

/** `263`, `263s`, `4m23s` or `1h2m3s` in seconds; null when it is no time. */
export function secondsIn(time: string): number | null {
  const match = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/u.exec(time);
  if (!match || time === '') return null;
  const [, hours = 0, minutes = 0, seconds = 0] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** True for a video that has no address of its own: its link is that of the page where its words are read. */
export function isOwnPage({ id, url }: Pick<Video, 'id' | 'url'>): boolean {
  return URL.canParse(url) && new URL(url).pathname === `/v/${encodeURIComponent(id)}`;
}
