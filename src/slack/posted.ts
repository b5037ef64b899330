import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { PostError, type PostKey } from '../core/poster.ts';
import { refusalOf } from './post-errors.ts';

const EVENT_TYPE = 'cuepoint_post';
/** Slack recommends no more than 200 to a page, and gives 50 pages a minute. */
const PAGE = 200;
const MOST_PAGES = 50;
/** Seconds that our clock may be ahead of Slack's. */
const CLOCKS_APART = 60;

const pageSchema = z.object({
  messages: z.array(z.unknown()).default([]),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const oursSchema = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ key: z.string() }) }),
});

/** What is attached to a message, so that it is recognised after a crash. */
export function metadataOf({ key }: PostKey) {
  return { event_type: EVENT_TYPE, event_payload: { key } };
}

/**
 * The `ts` of the message with the key among those posted since, in the channel or in the thread; null when there is
 * none. @throws PostError `unknown` when there is too much to look through, else what the client throws
 */
export async function findPosted(client: webApi.WebClient, channel: string, key: PostKey, since: Date) {
  const oldest = Math.max(0, since.getTime() / 1000 - CLOCKS_APART).toFixed(6);
  const common = { channel, oldest, limit: PAGE, include_all_metadata: true };
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const where = { ...common, ...(cursor === undefined ? {} : { cursor }) };
    const answer =
      key.thread === null ? await client.conversations.history(where) : await replies(client, where, key.thread);
    if (answer === null) return null;
    const { messages, response_metadata: more } = readPage(answer);
    const found = messages
      .map((message) => oursSchema.safeParse(message).data)
      .find((ours) => ours?.metadata.event_payload.key === key.key);
    if (found) return found.ts;
    cursor = more?.next_cursor || undefined;
    if (cursor === undefined) return null;
  }
  throw new PostError(
    'unknown',
    `The channel has had more than ${PAGE * MOST_PAGES} messages since, too many to look through.`,
  );
}

/** A page of a thread; null when the thread is gone, and everything in it. */
async function replies(client: webApi.WebClient, where: webApi.ConversationsHistoryArguments, thread: string) {
  try {
    return await client.conversations.replies({ ...where, ts: thread });
  } catch (error) {
    if (refusalOf(error) === 'thread_not_found') return null;
    throw error;
  }
}

function readPage(answer: unknown): z.infer<typeof pageSchema> {
  const { data } = pageSchema.safeParse(answer);
  if (!data) throw new PostError('unknown', 'Slack gave an answer that cannot be read.');
  return data;
}
