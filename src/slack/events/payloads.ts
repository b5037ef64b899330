import { z } from 'zod';

const envelope = { event_id: z.string().optional(), team_id: z.string().optional() };
const ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/u);

const messageSchema = z.object({
  ...envelope,
  event: z.object({
    type: z.enum(['app_mention', 'message']),
    user: z.string(),
    channel: z.string(),
    channel_type: z.string().optional(),
    text: z.string().catch(''),
    ts,
    thread_ts: ts.optional(),
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
    edited: z.unknown().optional(),
  }),
});

const homeSchema = z.object({
  ...envelope,
  event: z.object({ user: z.string(), channel: z.string(), tab: z.string().default('home') }),
});

const linkSchema = z.object({
  ...envelope,
  event: z.object({
    user: z.string().optional(),
    channel: z.string(),
    message_ts: z.string(),
    unfurl_id: z.string().optional(),
    source: z.enum(['composer', 'conversations_history']).optional(),
    links: z.array(z.object({ url: z.string() })),
  }),
});

/** Something that a person said to the bot. */
export interface Question {
  /** The same when Slack sends the same thing again. */
  readonly id: string | null;
  readonly user: string;
  readonly team: string | null;
  readonly channel: string;
  /** Said to the bot alone. */
  readonly direct: boolean;
  /** The `ts` of the message that the answer stands under: the question's own where it is in no thread. */
  readonly thread: string;
  /** The question is what its thread begins with. */
  readonly begins: boolean;
  /** In Slack's markup, mentions of the bot included. */
  readonly text: string;
}

/** A person opened the bot's own space. */
export interface Opened {
  readonly id: string | null;
  readonly user: string;
  /** Their direct message with the bot. */
  readonly channel: string;
  readonly tab: string;
}

/** What a message, or one that is being written, links to. */
export interface SharedLinks {
  readonly id: string | null;
  readonly user: string | null;
  /** Which message it is, in the way that Slack wants to be told. */
  readonly target:
    | { readonly unfurl_id: string; readonly source: 'composer' | 'conversations_history' }
    | { readonly channel: string; readonly ts: string };
  /** As they stand in the message, in Slack's markup. */
  readonly urls: readonly string[];
}

/** What people say as it is: not that somebody joined, not what was edited, not what a bot says. */
const SPOKEN: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];

/** An `app_mention`, or a `message` in a direct message; null when nobody asks anything by it. */
export function readQuestion(body: unknown): Question | null {
  const { data } = messageSchema.safeParse(body);
  if (!data) return null;
  const { type, user, channel, channel_type, text, ts, thread_ts, subtype, bot_id, edited } = data.event;
  if (bot_id !== undefined || edited !== undefined || !SPOKEN.includes(subtype)) return null;
  const direct = channel_type === 'im' || channel.startsWith('D');
  // What is said in a direct message comes as a message; in a channel only mentions are for the bot.
  if (direct !== (type === 'message')) return null;
  return {
    id: data.event_id ?? null,
    user,
    team: data.team_id ?? null,
    channel,
    direct,
    thread: thread_ts ?? ts,
    begins: thread_ts === undefined || thread_ts === ts,
    text,
  };
}

/** An `app_home_opened`; null when it is none that can be understood. */
export function readOpened(body: unknown): Opened | null {
  const { data } = homeSchema.safeParse(body);
  return data ? { id: data.event_id ?? null, ...data.event } : null;
}

/** A `link_shared`; null when it is none that can be understood. */
export function readLinks(body: unknown): SharedLinks | null {
  const { data } = linkSchema.safeParse(body);
  if (!data) return null;
  const { user = null, channel, message_ts, unfurl_id, source, links } = data.event;
  // Slack wants one pair or the other; while a message is still being written, only the first one means anything.
  const both = unfurl_id !== undefined && source !== undefined;
  const target = both ? { unfurl_id, source } : { channel, ts: message_ts };
  return { id: data.event_id ?? null, user, target, urls: links.map(({ url }) => url) };
}
