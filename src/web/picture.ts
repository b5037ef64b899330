import { createHash } from 'node:crypto';
import type { Drawer, Picture } from '../core/picture.ts';
import { type Pictured, stripOf } from '../core/pictured.ts';
import { Html, html } from './html.ts';
import { discussedPlayers } from './players.ts';
import type { Handler } from './server.ts';
import type { Site } from './site.ts';

/** A picture as a part of a page, with its words for who does not see it. */
export function figureOf({ picture, alt, note }: Pictured, drawer: Drawer): Html {
  return html`<div class="picture" role="img" aria-label="${alt}">${new Html(drawer.svg(picture).replace('role="img"', 'aria-hidden="true"'))}</div>
${note !== undefined && html`<p class="quiet" aria-hidden="true">${note}</p>`}`;
}

/** Changes whenever the picture does: so that it may be kept for good under its name. */
export function versionOf({ picture }: Pick<Pictured, 'picture'>): string {
  return createHash('sha256').update(JSON.stringify(picture)).digest('hex').slice(0, 16);
}

/** A video's strip as a PNG, for links that are pasted into a chat. Works after a restart, and on another replica. */
export function stripPicture({ library, drawer, links }: Site): Handler {
  return async (request) => {
    const { id, file } = request.params;
    const video = await library.video(String(id));
    if (!video) return null;
    const strip = stripOf(
      video,
      (await discussedPlayers(library, video)).map(({ breakdown }) => breakdown),
    );
    if (!strip || !/^[0-9a-f]{16}\.png$/u.test(String(file))) return null;
    const version = versionOf(strip);
    if (file !== `${version}.png`) return { status: 302, body: '', location: links.strip(video.id, version) };
    return { body: (await drawer.png(strip.picture)).bytes, type: 'png', lasting: true };
  };
}

/** Pictures of answers that are remembered, at most: plain data, a few kB each. */
const KEPT = 1_000;

/** Pictures of answers, under names that tell their content: the platform of a chat fetches each when it is posted. */
export function keepPictures(drawer: Drawer): { keep(picture: Picture): string; readonly handler: Handler } {
  const kept = new Map<string, Picture>();
  return {
    keep(picture) {
      const name = `${picture.kind}-${versionOf({ picture })}.png`;
      kept.delete(name);
      kept.set(name, picture);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return name;
    },
    async handler(request) {
      const picture = kept.get(String(request.params['name']));
      return picture ? { body: (await drawer.png(picture)).bytes, type: 'png', lasting: true } : null;
    },
  };
}
