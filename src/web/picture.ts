import { createHash } from 'node:crypto';
import type { Log } from '../core/log.ts';
import { type Drawer, type Picture, pictureName } from '../core/picture.ts';
import type { PictureStore } from '../core/picture-store.ts';
import type { Pictured } from '../core/pictured.ts';
import { Html, html } from './html.ts';
import { discussedPlayers } from './players.ts';
import type { Handler } from './server.ts';
import type { Site } from './site.ts';
import { videoStrip } from './strip.ts';

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
export function stripPicture(site: Site): Handler {
  const { library, drawer, links } = site;
  return async (request) => {
    const { id, file } = request.params;
    const video = await library.video(String(id));
    if (!video || !/^[0-9a-f]{16}\.png$/u.test(String(file))) return null;
    const told = (await discussedPlayers(library, video)).map(({ breakdown }) => breakdown);
    const strip = await videoStrip(site, video, told);
    if (!strip) return null;
    const version = versionOf(strip);
    if (file !== `${version}.png`) return { status: 302, body: '', location: links.strip(video.id, version) };
    return { body: (await drawer.png(strip.picture)).bytes, type: 'png', lasting: true };
  };
}

/** Pictures of answers that are remembered, at most: plain data, a few kB each. */
const KEPT = 1_000;
/** What no picture was ever called is not looked for. */
const NAME = /^(?:strip|mentions|comparison)-[0-9a-f]{16}\.png$/u;

/** Pictures of answers, under names that tell their content. */
export interface KeptPictures {
  /** For what is looked at at once: it is remembered for as long as the process runs. @returns its name */
  remember(picture: Picture): string;
  /** For what stands in a message, and is fetched whenever somebody looks at that: it outlives a restart. Never rejects. */
  keep(picture: Picture): Promise<string>;
  readonly handler: Handler;
}

/** @param store where pictures of messages are kept; they are remembered like the others without it */
export function keepPictures(drawer: Drawer, store: PictureStore | null, log: Log): KeptPictures {
  const remembered = new Map<string, Picture>();

  function remember(picture: Picture): string {
    const name = pictureName(picture);
    remembered.delete(name);
    remembered.set(name, picture);
    const [oldest] = remembered.keys();
    if (remembered.size > KEPT && oldest !== undefined) remembered.delete(oldest);
    return name;
  }

  return {
    remember,
    async keep(picture) {
      const name = remember(picture);
      try {
        // Each time anew: only the most recent ones are kept, and another process may have kept many meanwhile.
        await store?.keep(name, picture);
      } catch (err) {
        log.warn({ err }, 'a picture of a message is not kept: it is gone when the program stops');
      }
      return name;
    },
    async handler(request) {
      const name = String(request.params['name']);
      if (!NAME.test(name)) return null;
      const picture = remembered.get(name) ?? (await store?.picture(name));
      return picture ? { body: (await drawer.png(picture)).bytes, type: 'png', lasting: true } : null;
    },
  };
}
