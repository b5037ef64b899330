/** A video on a site whose captions are fetched. */
export interface VideoAddress {
  /** As the fetching program is given it: of the site alone, without what else was in the link. */
  readonly url: string;
}

/** Sites that captions are fetched from (`VIDEO_SITES` names them for people), and how the address of one video is made from a link. */
const SITES: Readonly<Record<string, (url: URL) => string | null>> = {
  'youtube.com': (url) => youtube(/^\/watch\/?$/u.test(url.pathname) ? url.searchParams.get('v') : pathId(url)),
  'youtube-nocookie.com': (url) => youtube(pathId(url)),
  'youtu.be': (url) => youtube(/^\/([^/]+)\/?$/u.exec(url.pathname)?.[1]),
  'vimeo.com': ({ pathname }) => {
    const [, id, hash] = /^(?:\/[a-z]+)*?\/(\d{1,20})(?:\/([\da-f]{6,20}))?\/?$/u.exec(pathname) ?? [];
    return id === undefined ? null : `https://vimeo.com/${id}${hash === undefined ? '' : `/${hash}`}`;
  },
  'ted.com': ({ pathname }) => {
    const talk = /^\/talks\/([a-z\d_]{1,150})\/?$/u.exec(pathname)?.[1];
    return talk === undefined ? null : `https://www.ted.com/talks/${talk}`;
  },
  'dailymotion.com': ({ pathname }) => {
    const id = /^\/video\/([a-z\d]{1,20})\/?$/u.exec(pathname)?.[1];
    return id === undefined ? null : `https://www.dailymotion.com/video/${id}`;
  },
};

/**
 * The one video that a link leads to on a known site: whatever else it carries (a playlist, a time, a tracking code) is
 * left out. Null for every other link: one that is not https or names a port or a user, a channel, another site.
 */
export function videoAddress(link: string): VideoAddress | null {
  const url = URL.parse(link.trim().replace(/^<|>$/gu, ''));
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return null;
  const host = url.hostname.replace(/^(?:www|m|music|player)\./u, '');
  const address = Object.hasOwn(SITES, host) ? SITES[host]?.(url) : null;
  return address == null ? null : { url: address };
}

function pathId({ pathname }: URL): string | undefined {
  return /^\/(?:embed|shorts|live|v)\/([^/]+)\/?$/u.exec(pathname)?.[1];
}

function youtube(id: string | null | undefined): string | null {
  return id && /^[\w-]{6,20}$/u.test(id) ? `https://www.youtube.com/watch?v=${id}` : null;
}
