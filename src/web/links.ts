import type { Moment } from '../core/moment.ts';
import { spanRef } from '../core/moment-ref.ts';

/** Where things are among the pages, below `base`: nothing, or a public URL without a slash at its end. */
export interface Links {
  library(filters?: Readonly<Record<string, string>>): string;
  /** A video's page, opening on a second where one is given. */
  video(id: string, seconds?: number): string;
  /** The page that opens on the very words of a moment. */
  moment(moment: Pick<Moment, 'videoId' | 'start' | 'words'>): string;
  player(id: string): string;
  players(): string;
  compare(a: string, b: string): string;
  tryIt(): string;
  /** A picture in a chat's answer, by its file's name. */
  picture(name: string): string;
  /** A video's strip; `version` changes whenever the picture does. */
  strip(id: string, version: string): string;
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
    video: (id, seconds) => to(`/v/${part(id)}`, seconds === undefined ? {} : { t: secondOf(seconds) }),
    moment: ({ videoId, start, words }) => to(`/v/${part(videoId)}`, { t: secondOf(start), w: spanRef({ words }) }),
    player: (id) => to(`/p/${part(id)}`),
    players: () => to('/players'),
    compare: (a, b) => to('/compare', { a, b }),
    tryIt: () => to('/try'),
    picture: (name) => to(`/pictures/${part(name)}`),
    strip: (id, hash) => to(`/pictures/${part(id)}/${part(hash)}.png`),
    asset: (name) => to(`/assets/${version}/${part(name)}`),
  };
}

/** A second as a link has it: never before the caption line that begins there, and no longer than need be. */
export function secondOf(seconds: number): string {
  return String(Math.ceil(Math.max(0, seconds) * 1_000 - 1e-6) / 1_000);
}
