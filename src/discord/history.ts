import { Routes, SnowflakeUtil } from 'discord.js';
import { z } from 'zod';
import { PostError } from '../core/poster.ts';
import type { Calls } from './calls.ts';
import { messageShape, type PostedMessage } from './post-marks.ts';

/** What Discord gives at most with one call. */
const PAGE = 100;
/** Pages that are read at most: ten thousand messages. */
const MAX_PAGES = 100;
/** Milliseconds that Discord's clock may be behind. */
const MARGIN = 60_000;

/**
 * The messages of a channel or thread that were made since, by Discord's clock, some older ones among them. Each hundred
 * comes newest first, and the oldest hundred first.
 * @throws PostError `unknown` after ten thousand messages; whatever {@link Calls} throw
 */
export async function* messagesSince(channelId: string, since: Date, calls: Calls): AsyncGenerator<PostedMessage> {
  let after = snowflakeOf(since.getTime() - MARGIN);
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = { after, limit: String(PAGE) };
    const messages = await calls.get(z.array(messageShape), Routes.channelMessages(channelId), query);
    yield* messages;
    if (messages.length < PAGE) return;
    after = messages.reduce((newest, { id }) => (BigInt(id) > BigInt(newest) ? id : newest), after);
  }
  throw new PostError('unknown', `The post was not among the first ${MAX_PAGES * PAGE} messages since it was due.`);
}

/** The first id that Discord gives at a time, in epoch milliseconds. */
function snowflakeOf(timestamp: number): string {
  const time = Math.max(timestamp, Number(SnowflakeUtil.epoch));
  return SnowflakeUtil.generate({ timestamp: time, increment: 0n, workerId: 0n, processId: 0n }).toString();
}
