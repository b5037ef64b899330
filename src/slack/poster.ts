import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from '../core/asker.ts';
import type { Courier } from '../core/courier.ts';
import type { InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import { type PlatformMessage, PostError, type Standing } from '../core/poster.ts';
import type { Reply } from '../core/reply.ts';
import { accessTo } from './access.ts';
import { createClient } from './client.ts';
import { bridgedLogger } from './log-bridge.ts';
import { mayPostTo } from './may-post.ts';
import { renderReply } from './messages.ts';
import { sendWithPictures } from './pictures.ts';
import { postError, refusalOf } from './post-errors.ts';
import { findPosted, metadataOf } from './posted.ts';
import { linksToOne } from './previews.ts';
import { type Wait, waitUntil } from './retry.ts';
import { createPictures, type PictureParts } from './uploads.ts';

export interface SlackPosterParts extends PictureParts {
  readonly settings: {
    readonly botToken: string;
    /** A proxy or a stand-in; Slack's own when left out. */
    readonly apiUrl?: string;
  };
  readonly vault: InvocationVault;
  readonly log: Log;
  /** Ids of people who may change digests besides the workspace's admins and owners. */
  readonly managers?: readonly string[];
  /** Waits until Slack has looked at a picture; the real clock when left out. */
  readonly wait?: Wait;
}

/** A message as {@link createSlackPoster} made it, or the store kept it. */
const messageSchema = z.object({
  text: z.string().min(1),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).min(1),
});

/**
 * Posts into the channels of a Slack workspace. Every call is made once: what to do about a failure is for whoever
 * posts to decide; but for a message that is refused for its picture, which is posted without. Needs the permissions in `SLACK_SCOPES`. Opens nothing before it is used, and has nothing to stop.
 */
export function createSlackPoster({
  settings,
  vault,
  log,
  managers = [],
  wait = waitUntil(new AbortController().signal),
  ...parts
}: SlackPosterParts): Courier {
  const client = createClient(settings.botToken, settings.apiUrl, bridgedLogger(log));
  const pictures = createPictures({ ...parts, client, botToken: settings.botToken, log });

  async function send(
    message: PlatformMessage,
    where: Pick<webApi.ChatPostMessageArguments, 'channel' | 'thread_ts' | 'metadata'>,
    mayPreview = false,
  ) {
    const { data } = messageSchema.safeParse(message);
    if (!data) throw new PostError('refused', 'What was kept of this post is no message for Slack.');
    const preview = mayPreview && linksToOne(data.blocks);
    const quiet = { mrkdwn: false, unfurl_links: preview, unfurl_media: preview };
    const post = (blocks: typeof data.blocks) =>
      client.chat.postMessage({ ...{ ...data, blocks }, ...quiet, ...where });
    const { ts } = await sendWithPictures(data.blocks, post, { wait, log });
    if (ts === undefined) throw new PostError('unknown', 'Slack did not say which message it made.');
    return ts;
  }

  return {
    platform: 'slack',

    async messages(reply) {
      const messages = await renderReply(reply, vault, Infinity, pictures.posted);
      return messages.map(({ text, blocks }) => ({ text, blocks }));
    },

    post: (channel, message, key) =>
      asPostError(async () => {
        const thread = key.thread === null ? {} : { thread_ts: key.thread };
        const ts = await send(message, { channel, ...thread, metadata: metadataOf(key) }, key.preview);
        log.debug({ channel, ts, key: key.key }, 'posted to Slack');
        return ts;
      }),

    find: (channel, key, since) => asPostError(() => findPosted(client, channel, key, since)),

    /** On Slack every message has a thread, under its own id. */
    openThread: async (_channel, messageId) => messageId,

    access: (_asker, channel) => asPostError(() => accessTo(client, channel)),

    standing: (asker) => asPostError(() => standingOf(client, asker, managers)),

    tell: (userId, reply: Reply) =>
      asPostError(async () => {
        for (const message of await renderReply(reply, vault, Infinity, pictures.posted))
          await send({ ...message }, { channel: userId });
      }),

    mayPost: (asker, channel) => asPostError(() => mayPostTo(client, asker.id, channel)),

    remove: (channel, ts) => asPostError(() => removed(client, channel, ts)),

    directChannel: (userId) =>
      asPostError(async () => {
        const { channel } = await client.conversations.open({ users: userId });
        if (channel?.id === undefined)
          throw new PostError('unknown', 'Slack did not say where to write to that person.');
        return channel.id;
      }),
  };
}

/** What is gone already need not be removed. */
async function removed(client: webApi.WebClient, channel: string, ts: string): Promise<void> {
  try {
    await client.chat.delete({ channel, ts });
  } catch (error) {
    if (refusalOf(error) !== 'message_not_found') throw error;
  }
}

async function standingOf(client: webApi.WebClient, asker: Asker, managers: readonly string[]): Promise<Standing> {
  const { user } = await client.users.info({ user: asker.id });
  const administers = user?.is_admin === true || user?.is_owner === true;
  return { manages: administers || managers.includes(asker.id), zone: user?.tz || null };
}

async function asPostError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw postError(error);
  }
}
