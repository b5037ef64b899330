import type { RequestListener } from 'node:http';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import type { Picture } from '../core/picture.ts';
import type { PictureStore } from '../core/picture-store.ts';
import type { PageDrawer } from '../core/timeline.ts';
import { readAssets } from './assets.ts';
import { hostsHere } from './hosts.ts';
import { libraryPage } from './library/page.ts';
import { type Links, linksFrom } from './links.ts';
import { keepPictures, stripPicture } from './picture.ts';
import { comparePage } from './player/compare.ts';
import { playerPage } from './player/page.ts';
import { playersPage } from './player/players.ts';
import { createPages, type Routes } from './server.ts';
import { createSite } from './site.ts';
import { type TryParts, tryPages } from './try/index.ts';
import { videoPage } from './video/page.ts';

export type { Routes } from './server.ts';
export type { Site } from './site.ts';
export { startWeb } from './start.ts';

export interface WebParts {
  readonly library: Library;
  readonly drawer: PageDrawer;
  /** Where the pages are reached from elsewhere, without a slash at its end; null where only here. */
  readonly publicUrl: string | null;
  /** Only this machine is to reach them, or what passes requests on from it: other names for it are refused. */
  readonly local?: boolean;
  readonly log: Log;
  /** Where pictures are kept that stand in messages; for as long as the process runs without it. */
  readonly pictures?: PictureStore;
  /** A chat to try the commands in, at `/try`; there is none without it. */
  readonly tries?: Omit<TryParts, 'keep'>;
  /** Requests of one address in a minute, at most; the usual pace when left out. */
  readonly pace?: number;
}

/** The library as pages. */
export interface Web {
  readonly listener: RequestListener;
  /** Whole links, for chats; null where the pages cannot be reached from elsewhere. */
  readonly links: Links | null;
  /** The whole address of a picture, for chats that fetch it whenever it is looked at; null likewise. */
  readonly pictureUrl: ((picture: Picture) => Promise<string>) | null;
}

export function createWeb(parts: WebParts): Web {
  const { library, drawer, publicUrl, local = false, log, pictures, tries, pace } = parts;
  const assets = readAssets();
  const { version } = assets;
  const site = createSite({ library, drawer, publicUrl, version, tries: tries !== undefined });
  const kept = keepPictures(drawer, pictures ?? null, log);
  const further = tries && tryPages(site, { ...tries, keep: kept.remember });
  const routes: Routes = {
    get: {
      '/': libraryPage(site),
      '/v/:id': videoPage(site),
      '/p/:id': playerPage(site),
      '/players': playersPage(site),
      '/compare': comparePage(site),
      '/pictures/:id/:file': stripPicture(site),
      '/pictures/:name': kept.handler,
      ...further?.get,
    },
    post: { ...further?.post },
  };
  const listener = createPages(routes, {
    ...{ site, assets, log, proxied: publicUrl !== null },
    ...(local ? { answersTo: hostsHere(publicUrl) } : {}),
    ...(pace === undefined ? {} : { pace }),
  });
  if (publicUrl === null) return { listener, links: null, pictureUrl: null };
  const links = linksFrom(publicUrl, version);
  return { listener, links, pictureUrl: async (picture) => links.picture(await kept.keep(picture)) };
}
