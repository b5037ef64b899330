import type { Request } from 'express';
import type { Library } from '../core/library.ts';
import type { PageDrawer } from '../core/timeline.ts';
import type { Content } from './html.ts';
import { layout, type PageParts } from './layout.ts';
import { type Links, linksFrom } from './links.ts';
import type { Answer } from './server.ts';

/** What every page is made with. */
export interface Site {
  readonly library: Library;
  readonly drawer: PageDrawer;
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
    links,
    absolute: (request) => linksFrom(publicUrl ?? originOf(request), version),
    page,
    missing: (title, main) => page({ title, about: title, main }, 404),
  };
}

const HOST = /^(?:[a-z0-9][a-z0-9.-]{0,252}|\[[0-9a-f:]{2,45}\])(?::\d{1,5})?$/iu;

/** Where the request came to. What is no host is not repeated: anybody can write anything into a header. */
function originOf(request: Request): string {
  const host = request.headers.host ?? '';
  return `${request.protocol}://${HOST.test(host) ? host : 'localhost'}`;
}
