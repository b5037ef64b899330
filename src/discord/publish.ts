import { ComponentType, MessageFlags, Routes } from 'discord.js';
import { z } from 'zod';
import { readPicture } from '../core/kept-picture.ts';
import { type PlatformMessage, PostError } from '../core/poster.ts';
import type { Calls } from './calls.ts';
import { loggable } from './errors.ts';
import { type Drawing, drawnFiles, isOfFiles, uploadOf } from './files.ts';
import { postError } from './post-errors.ts';
import { beginning, marked, messageShape, type Page, pageShape, stageOf } from './post-marks.ts';

const NO_PINGS = { parse: [] };

/**
 * A message as the store keeps it: its page, what its pictures show, and for the first of a reply the text of its
 * notification.
 */
const keptShape = z.object({
  notification: z.string().min(1).optional(),
  page: pageShape,
  pictures: z.array(z.unknown().transform(readPicture)).default([]),
});

export interface Publication {
  readonly key: string;
  /** Whether people are notified of it; in a thread nobody is. */
  readonly announced: boolean;
}

/**
 * Makes a message, once: Discord returns the first one for a nonce that it has seen within the last minutes.
 *
 * Discord notifies of a Components V2 message with an empty text (discord/discord-api-docs#7854). So one that people are
 * notified of begins as its notification's text with a mark, and then becomes its page. A crash in between leaves a
 * readable message that {@link finish} makes whole.
 * @throws PostError `unknown` when it was made and is not whole yet; whatever {@link Calls} throw before that
 */
export async function publish(
  target: string,
  message: PlatformMessage,
  { key, announced }: Publication,
  calls: Calls,
  drawing: Drawing,
): Promise<string> {
  const kept = readKept(message);
  const { notification } = kept;
  const create = (body: object, files?: Upload['files']) =>
    calls.post(
      messageShape,
      Routes.channelMessages(target),
      { ...body, allowed_mentions: NO_PINGS, nonce: key, enforce_nonce: true },
      files,
    );
  if (!announced || notification === undefined) return (await whole(kept, key, drawing, create)).id;
  const made = await create({ content: notification, components: [beginning(key)] });
  if (stageOf(made, key) !== 'whole') await finish(target, made.id, message, key, calls, drawing);
  return made.id;
}

/**
 * Makes a begun message whole; it may be so already. When Discord will never take the page, the text stays and the log
 * says why.
 * @throws PostError `unknown` when it may work later
 */
export async function finish(
  target: string,
  id: string,
  message: PlatformMessage,
  key: string,
  calls: Calls,
  drawing: Drawing,
): Promise<void> {
  const edit = (body: object, files?: Upload['files']) =>
    calls.patch(
      z.unknown(),
      Routes.channelMessage(target, id),
      { content: null, ...body, allowed_mentions: NO_PINGS },
      files,
    );
  await whole(readKept(message), key, drawing, edit).catch((error: unknown) => {
    const { kind, scope, message: reason } = postError(error);
    if (kind !== 'refused' || scope === 'bot')
      throw new PostError('unknown', `The post is there, but not whole yet. ${reason}`);
    drawing.log.error({ err: loggable(error) }, 'a post stayed its notification, as Discord did not take the rest');
  });
}

/** @throws PostError `refused` for what the poster's `messages` did not make */
function readKept(message: PlatformMessage): z.infer<typeof keptShape> {
  const read = keptShape.safeParse(message);
  if (read.success) return read.data;
  throw new PostError('refused', 'What was kept of the post is not a message for Discord.');
}

type Upload = ReturnType<typeof uploadOf>;

/** Sends a page with its pictures, and without where they cannot be drawn, or Discord takes no files there. */
async function whole<T>(
  { page, pictures }: z.infer<typeof keptShape>,
  key: string,
  drawing: Drawing,
  send: (body: object, files?: Upload['files']) => Promise<T>,
): Promise<T> {
  const bodyOf = (shown: Page) => ({ flags: MessageFlags.IsComponentsV2, components: [marked(shown, key)] });
  const known = pictures.filter((picture) => picture !== null);
  const drawn = known.length < pictures.length ? null : await drawnFiles(known, drawing);
  const without = () => send({ ...bodyOf(withoutPictures(page)), attachments: [] });
  if (!drawn || drawn.length === 0) return without();
  const { attachments, files } = uploadOf(drawn);
  try {
    return await send({ ...bodyOf(page), attachments }, files);
  } catch (error) {
    if (!isOfFiles(error)) throw error;
    drawing.log.warn({ err: loggable(error) }, 'Discord did not take a picture: the post is made without');
    return without();
  }
}

function withoutPictures(page: Page): Page {
  return { ...page, components: page.components.filter(({ type }) => type !== ComponentType.MediaGallery) };
}
