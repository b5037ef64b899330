import { createHash } from 'node:crypto';
import { Routes, ThreadAutoArchiveDuration } from 'discord.js';
import { z } from 'zod';
import type { Courier } from '../core/courier.ts';
import type { InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import type { Drawer } from '../core/picture.ts';
import { type PlatformMessage, PostError } from '../core/poster.ts';
import type { Reply } from '../core/reply.ts';
import { accessTo } from './access.ts';
import { createCalls } from './calls.ts';
import type { DiscordSettings } from './client.ts';
import { messagesSince } from './history.ts';
import { fit, LIMITS } from './limits.ts';
import { mayPostIn } from './may-post.ts';
import { isRefusedWith, POST_CODES, postError } from './post-errors.ts';
import { stageOf } from './post-marks.ts';
import { finish, publish } from './publish.ts';
import { notificationOf, renderReply } from './render.ts';

export interface DiscordPosterParts {
  readonly settings: Pick<DiscordSettings, 'token' | 'apiUrl'>;
  readonly vault: InvocationVault;
  readonly log: Log;
  /** Draws the pictures of posts; they are left out without it. */
  readonly drawer?: Drawer;
  /** Milliseconds since 1970. The machine's clock when left out. */
  readonly now?: () => number;
}

const idShape = z.object({ id: z.string() });

/** What keeps the bot from opening a thread, while it may well post in the channel. */
const NO_THREAD = [
  POST_CODES.unknownMessage,
  POST_CODES.missingAccess,
  POST_CODES.missingPermissions,
  POST_CODES.wrongChannelType,
  POST_CODES.tooManyThreads,
  POST_CODES.tooManyAnnouncementThreads,
];

/**
 * Posts into Discord's channels over its REST API alone, apart from the adapter's connection. Nothing is tried twice
 * here, and nothing waits for more than two seconds because Discord asks to.
 */
export function createDiscordPoster({ settings, vault, log, now = Date.now, ...parts }: DiscordPosterParts): Courier {
  const drawing = { ...parts, log };
  const calls = createCalls(settings, log, now);
  let self: string | null = null;

  async function me(): Promise<string> {
    self ??= (await calls.get(idShape, Routes.user())).id;
    return self;
  }

  async function messages(reply: Reply): Promise<readonly PlatformMessage[]> {
    const pages = await renderReply(reply, vault);
    return pages.map(({ container, pictures }, index) => ({
      ...(index === 0 ? { notification: notificationOf(reply) } : {}),
      page: container,
      ...(pictures.length > 0 ? { pictures } : {}),
    }));
  }

  async function directChannel(userId: string): Promise<string> {
    return (await calls.post(idShape, Routes.userChannels(), { recipient_id: userId })).id;
  }

  return {
    platform: 'discord',
    messages,

    post: (channel, message, { key, thread }) =>
      answered(publish(thread ?? channel, message, { key, announced: thread === null }, calls, drawing)),

    find: (channel, { key, thread }, since, message) =>
      answered(async () => {
        const target = thread ?? channel;
        const author = await me();
        let any = false;
        for await (const each of messagesSince(target, since, calls)) {
          any = true;
          const stage = each.author.id === author ? stageOf(each, key) : null;
          if (stage === 'begun' && message) await finish(target, each.id, message, key, calls, drawing);
          if (stage !== null) return each.id;
        }
        // Without Read Message History Discord shows an empty channel, which says nothing of what was posted there.
        const access: Awaited<ReturnType<typeof accessTo>> = any ? { ok: true } : await accessTo(target, author, calls);
        if (!access.ok) throw new PostError('refused', access.reason, { scope: 'channel' });
        return null;
      }),

    openThread: (channel, messageId, title) =>
      answered(async () => {
        const name = fit(title.replace(/\s+/gu, ' ').trim() || 'More', LIMITS.threadName);
        const body = { name, auto_archive_duration: ThreadAutoArchiveDuration.OneDay };
        try {
          return (await calls.post(idShape, Routes.threads(channel, messageId), body)).id;
        } catch (error) {
          // A thread has the id of the message that it stands under.
          if (isRefusedWith(error, POST_CODES.threadExists)) return messageId;
          if (isRefusedWith(error, ...NO_THREAD)) return null;
          throw error;
        }
      }),

    access: (asker, channel) =>
      answered(async () => {
        // Discord says with every command what the bot may do where it was given.
        if (asker.channel === channel && asker.permissions?.mayPost) return { ok: true };
        const space = asker.channel === channel ? asker.space : undefined;
        return accessTo(channel, await me(), calls, space);
      }),

    standing: async (asker) => ({ manages: asker.permissions?.manages === true, zone: null }),

    mayPost: (asker, channel) => answered(async () => mayPostIn(asker, channel, await me(), calls, now())),

    remove: (channel, messageId) =>
      answered(async () => {
        try {
          await calls.delete(Routes.channelMessage(channel, messageId));
        } catch (error) {
          // A message is gone with its channel, too.
          if (!isRefusedWith(error, POST_CODES.unknownMessage, POST_CODES.unknownChannel)) throw error;
        }
      }),

    directChannel: (userId) => answered(directChannel(userId)),

    tell: (userId, reply) =>
      answered(async () => {
        const id = await directChannel(userId);
        for (const message of await messages(reply)) {
          // The same twice within minutes is a call that was repeated.
          const key = createHash('sha256')
            .update(JSON.stringify([userId, message]))
            .digest('base64url')
            .slice(0, 25);
          await publish(id, message, { key, announced: true }, calls, drawing);
        }
      }),
  };
}

/** What comes of it; what goes wrong is a PostError. */
async function answered<T>(work: Promise<T> | (() => Promise<T>)): Promise<T> {
  try {
    return await (typeof work === 'function' ? work() : work);
  } catch (error) {
    throw postError(error);
  }
}
