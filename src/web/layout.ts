import { type Content, type Html, html } from './html.ts';
import type { Links } from './links.ts';

/** What a page is made of, besides what all of them share. */
export interface PageParts {
  /** Of the window and of the link that somebody pastes, without the product's name. */
  readonly title: string;
  /** In a line or two, for who sees the link before the page. */
  readonly about: string;
  readonly main: Content;
  /** Scripts of the page, by their names among the assets. */
  readonly scripts?: readonly string[];
  /** Style sheets of the page, beside the one that all share. */
  readonly styles?: readonly string[];
  /** What a pasted link shows beside title and description: an absolute URL, and what it looks like in words. */
  readonly picture?: { readonly url: string; readonly alt: string };
  /** The page's own absolute URL, where one is known. */
  readonly canonical?: string;
  readonly here?: 'library' | 'players' | 'try';
  /** The page is as high as the window, and what is in it scrolls: what a keyboard on the screen leaves of it as well. */
  readonly fills?: boolean;
}

/**
 * A whole page. Open Graph as ogp.me has it, so that a pasted link looks good in any chat.
 * @param tries whether there is a page to try the commands on
 */
export function layout(parts: PageParts, links: Links, tries: boolean): Html {
  const { title, about, main, scripts = [], styles = [], picture, canonical, here, fills = false } = parts;
  const link = (name: PageParts['here'], href: string, text: string) =>
    html`<a href="${href}" ${here === name ? html`aria-current="page"` : null}>${text}</a>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1${fills && ', interactive-widget=resizes-content'}">
<meta name="color-scheme" content="light dark">
<title>${title} · Cuepoint</title>
<meta name="description" content="${about}">
<meta property="og:site_name" content="Cuepoint">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${about}">
${canonical ? html`<link rel="canonical" href="${canonical}"><meta property="og:url" content="${canonical}">` : null}
${
  picture
    ? html`<meta property="og:image" content="${picture.url}"><meta property="og:image:alt" content="${picture.alt}">
<meta property="og:image:type" content="image/png">
<meta name="twitter:card" content="summary_large_image">`
    : null
}
${['style.css', 'quotes.css', ...styles].map((style) => html`<link rel="stylesheet" href="${links.asset(style)}">`)}
<link rel="icon" href="${links.asset('icon.svg')}" type="image/svg+xml">
${scripts.map((script) => html`<script type="module" src="${links.asset(script)}"></script>`)}
</head>
<body${fills && html` class="fills"`}>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="brand" href="${links.library()}">Cuepoint</a>
<nav aria-label="Pages">
${link('library', links.library(), 'Library')}
${link('players', links.players(), 'Players')}
${tries && link('try', links.tryIt(), 'Try it')}
</nav>
</header>
<main id="main">${main}</main>
</body>
</html>`;
}
