import { MessageFlags, Routes } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../core/log.ts';
import { type PlatformMessage, PostError } from '../core/poster.ts';
import type { Calls } from './calls.ts';
import { loggable } from './errors.ts';
import { postError } from './post-errors.ts';
import { beginning, marked, messageShape, type Page, pageShape, stageOf } from './post-marks.ts';

const NO_PINGS = { parse: [] };

/** A message as the store keeps it: its page, and for the first of a reply the text of its notification. */
const keptShape = z.object({ notification: z.string().min(1).optional(), page: pageShape });

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
  log: Log,
): Promise<string> {
  const { notification, page } = readKept(message);
  const begins = announced && notification !== undefined;
  const made = await calls.post(messageShape, Routes.channelMessages(target), {
    ...(begins ? { content: notification, components: [beginning(key)] } : whole(page, key)),
    allowed_mentions: NO_PINGS,
    nonce: key,
    enforce_nonce: true,
  });
  if (begins && stageOf(made, key) !== 'whole') await finish(target, made.id, message, key, calls, log);
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
  log: Log,
): Promise<void> {
  const { page } = readKept(message);
  const body = { content: null, ...whole(page, key), allowed_mentions: NO_PINGS };
  await calls.patch(z.unknown(), Routes.channelMessage(target, id), body).catch((error: unknown) => {
    const { kind, scope, message: reason } = postError(error);
    if (kind !== 'refused' || scope === 'bot')
      throw new PostError('unknown', `The post is there, but not whole yet. ${reason}`);
    log.error({ err: loggable(error) }, 'a post stayed its notification, as Discord did not take the rest');
  });
}

/** @throws PostError `refused` for what the poster's `messages` did not make */
function readKept(message: PlatformMessage): z.infer<typeof keptShape> {
  const read = keptShape.safeParse(message);
  if (read.success) return read.data;
  throw new PostError('refused', 'What was kept of the post is not a message for Discord.');
}

function whole(page: Page, key: string): { readonly flags: number; readonly components: readonly Page[] } {
  return { flags: MessageFlags.IsComponentsV2, components: [marked(page, key)] };
}
