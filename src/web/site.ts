import type { Request } from 'express';
import type { Library, TellingMoment } from '../core/library.ts';
import type { PageDrawer } from '../core/timeline.ts';
import type { Video } from '../core/video.ts';
import type { Content } from './html.ts';
import { layout, type PageParts } from './layout.ts';
import { type Links, linksFrom } from './links.ts';
import type { Answer } from './server.ts';

/** What every page is made with. */
export interface Site {
  readonly library: Library;
  readonly drawer: PageDrawer;
  /** What a video says best, from beginning to end; looked for once for as long as the library hands out the same video. */
  quotes(video: Video): Promise<readonly TellingMoment[]>;
  /** From one page to another. */
  readonly links: Links;
  /** For what leaves the site: whole URLs, below the public one or else the host that was asked. */
  absolute(request: Request): Links;
  /** A whole page as an answer. */
  page(parts: PageParts, status?: number): Answer;
  /** The page that says that something is not there, and where to go on. */
  missing(title: string, main: Content): Answer;
}

export interface SiteParts {
  readonly library: Library;
  readonly drawer: PageDrawer;
  readonly publicUrl: string | null;
  /** Of the assets. */
  readonly version: string;
  /** Whether there is a page to try the commands on. */
  readonly tries: boolean;
}

export function createSite({ library, drawer, publicUrl, version, tries }: SiteParts): Site {
  const links = linksFrom('', version);
  const page: Site['page'] = (parts, status = 200) => ({ status, body: layout(parts, links, tries).markup });
  return {
    library,
    drawer,
    quotes: quotesOf(library),
    links,
    absolute: (request) => linksFrom(publicUrl ?? originOf(request), version),
    page,
    missing: (title, main) => page({ title, about: title, main }, 404),
  };
}

/** Quotes of a video that stand in for a text which nobody has written. */
const QUOTES = 6;

/** To weigh a talk of hours takes tenths of a second. */
function quotesOf(library: Library): Site['quotes'] {
  const known = new WeakMap<Video, Promise<readonly TellingMoment[]>>();
  return (video) => {
    const found = known.get(video) ?? library.telling(video, QUOTES);
    known.set(video, found);
    found.catch(() => known.delete(video));
    return found;
  };
}

const HOST = /^(?:[a-z0-9][a-z0-9.-]{0,252}|\[[0-9a-f:]{2,45}\])(?::\d{1,5})?$/iu;

/** Where the request came to. What is no host is not repeated: anybody can write anything into a header. */
function originOf(request: Request): string {
  const host = request.headers.host ?? '';
  return `${request.protocol}://${HOST.test(host) ? host : 'localhost'}`;
}
