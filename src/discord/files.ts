import { type APIContainerComponent, ComponentType, DiscordAPIError, type RawFile } from 'discord.js';
import type { Log } from '../core/log.ts';
import { type Drawer, type Picture, pictureName } from '../core/picture.ts';
import { loggable } from './errors.ts';
import type { RenderedPage } from './render.ts';

/** What drawing the pictures of messages takes. */
export interface Drawing {
  /** Pictures are left out without it. */
  readonly drawer?: Drawer;
  readonly log: Log;
}

/** A picture, drawn, under the name by which a message shows it. */
export interface DrawnFile {
  readonly name: string;
  readonly data: Buffer;
}

/** One message as it can be sent: its container, and the files that it shows. */
export interface Sendable {
  readonly container: APIContainerComponent;
  readonly files: readonly DrawnFile[];
}

/** The pictures, drawn; null where they cannot be. Never rejects. */
export async function drawnFiles(
  pictures: readonly Picture[],
  { drawer, log }: Drawing,
): Promise<readonly DrawnFile[] | null> {
  if (pictures.length === 0) return [];
  if (!drawer) return null;
  try {
    return await Promise.all(
      pictures.map(async (picture) => ({
        name: pictureName(picture),
        data: Buffer.from((await drawer.png(picture)).bytes),
      })),
    );
  } catch (error) {
    log.warn({ err: loggable(error) }, 'a picture could not be drawn');
    return null;
  }
}

/** Files as Discord's REST API takes them: what they are called, and beside that their bytes. */
export function uploadOf(drawn: readonly DrawnFile[]): {
  readonly attachments: { readonly id: number; readonly filename: string }[];
  readonly files: RawFile[];
} {
  return {
    attachments: drawn.map(({ name }, id) => ({ id, filename: name })),
    files: drawn.map(({ name, data }) => ({ name, data, contentType: 'image/png' })),
  };
}

/** Codes of a refusal that is, or may be, about files: no permission to attach them, and too large ones. */
const OF_FILES = new Set([40_005, 50_013]);

/** True when a message may be taken without its files: what was refused is, or may be, about them. */
export function isOfFiles(error: unknown): boolean {
  return error instanceof DiscordAPIError && (OF_FILES.has(Number(error.code)) || error.status === 413);
}

/**
 * Sends a page with its pictures, and without where they cannot be drawn, or Discord takes no files there.
 * @throws whatever `send` throws otherwise
 */
export async function sendDrawn<T>(
  { container, pictures }: RenderedPage,
  drawing: Drawing,
  send: (page: Sendable) => Promise<T>,
): Promise<T> {
  const drawn = await drawnFiles(pictures, drawing);
  const without = () => send({ container: withoutPictures(container), files: [] });
  if (!drawn || drawn.length === 0) return without();
  try {
    return await send({ container, files: drawn });
  } catch (error) {
    if (!isOfFiles(error)) throw error;
    drawing.log.warn({ err: loggable(error) }, 'Discord did not take a picture: the message is sent without');
    return without();
  }
}

function withoutPictures(container: APIContainerComponent): APIContainerComponent {
  return { ...container, components: container.components.filter(({ type }) => type !== ComponentType.MediaGallery) };
}
