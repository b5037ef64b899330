/** Where things are among the pages, below `base`: nothing, or a public URL without a slash at its end. */
export interface Links {
  library(filters?: Readonly<Record<string, string>>): string;
  video(id: string, seconds?: number): string;
  player(id: string): string;
  players(): string;
  compare(a: string, b: string): string;
  tryIt(): string;
  picture(name: string): string;
  asset(name: string): string;
}

/** @param version changes whenever an asset does, so that browsers may keep them for good */
export function linksFrom(base: string, version: string): Links {
  const to = (path: string, query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
    return `${base}${path}${search === '' ? '' : `?${search}`}`;
  };
  const part = encodeURIComponent;
  return {
    library: (filters = {}) => to('/', filters),
    video: (id, seconds) => to(`/v/${part(id)}`, seconds === undefined ? {} : { t: String(Math.floor(seconds)) }),
    player: (id) => to(`/p/${part(id)}`),
    players: () => to('/players'),
    compare: (a, b) => to('/compare', { a, b }),
    tryIt: () => to('/try'),
    picture: (name) => to(`/pictures/${part(name)}`),
    asset: (name) => to(`/assets/${version}/${part(name)}`),
  };
}
