import { z } from 'zod';
import { assertMay, may, PERMISSIONS, visible } from './channels.ts';
import { COMPONENTS_V2, EMPTY, written } from './message-schema.ts';
import { type Answer, accept, Refusal } from './refusal.ts';
import { APPLICATION_ID, type Message, newId, type State } from './state.ts';
import { apiMessage } from './webhooks.ts';

const SUPPRESS_EMBEDS = 4;
const SUPPRESS_NOTIFICATIONS = 4096;

const nonceBody = z.looseObject({
  nonce: z.union([z.string(), z.int()]).optional(),
  enforce_nonce: z.boolean().optional(),
});

/** A message of the bot in a channel; the first one with an enforced nonce, while Discord remembers it. */
export function createPost(state: State, channelId: string, body: unknown): Answer {
  const channel = visible(state, channelId);
  assertMay(state, channel, channel.type === 11 ? PERMISSIONS.sendInThreads : PERMISSIONS.send);
  if (state.closed.has(channel.recipient ?? '')) throw new Refusal(403, 50_007, 'Cannot send messages to this user');
  const content = written(body, COMPONENTS_V2 | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS);
  const { nonce, enforce_nonce: enforced } = accept(nonceBody, body);
  const last = enforced ? state.nonces.get(`${nonce}`) : undefined;
  const known = last && state.now() - last.at < state.nonceMemory ? last.id : undefined;
  const first = state.messages.get(known ?? '');
  if (known !== undefined && !first) throw new Refusal(404, 10_008, 'Unknown Message');
  const silent = (content.flags & SUPPRESS_NOTIFICATIONS) !== 0;
  const message = first ?? {
    ...content,
    id: newId(state.now()),
    ephemeral: false,
    loading: false,
    notification: silent ? '' : content.content,
    posted: { channel: channelId, author: APPLICATION_ID, ...(nonce === undefined ? {} : { nonce }) },
  };
  state.messages.set(message.id, message);
  if (nonce !== undefined && !first) state.nonces.set(`${nonce}`, { id: message.id, at: state.now() });
  // The nonce is told here, and never again.
  return { status: 200, body: { ...apiMessage(message), nonce } };
}

export function editPost(state: State, channelId: string, id: string, body: unknown): Answer {
  visible(state, channelId);
  const message = state.messages.get(id);
  if (message?.posted?.channel !== channelId) throw new Refusal(404, 10_008, 'Unknown Message');
  if (message.posted.author !== APPLICATION_ID) {
    throw new Refusal(403, 50_005, 'Cannot edit a message authored by another user');
  }
  const edited = { ...message, ...written(body, COMPONENTS_V2 | SUPPRESS_EMBEDS, message) };
  state.messages.set(id, edited);
  return { status: 200, body: apiMessage(edited) };
}

/** Its own messages a bot may always remove. */
export function removePost(state: State, channelId: string, id: string): Answer {
  visible(state, channelId);
  const message = state.messages.get(id);
  if (message?.posted?.channel !== channelId) throw new Refusal(404, 10_008, 'Unknown Message');
  if (message.posted.author !== APPLICATION_ID) throw new Refusal(403, 50_013, 'Missing Permissions');
  state.messages.delete(id);
  return { status: 204 };
}

const range = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,20}$/u)
    .optional(),
  before: z
    .string()
    .regex(/^\d{1,20}$/u)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Messages newest first: the newest there are, or the oldest after one. None at all without Read Message History. */
export function listPosts(state: State, channelId: string, query: URLSearchParams): Answer {
  const channel = visible(state, channelId);
  const { after, before, limit } = accept(range, Object.fromEntries(query));
  if (!may(state, channel, PERMISSIONS.history)) return { status: 200, body: [] };
  const all = postsIn(state, channelId).filter(({ id }) => {
    return (after === undefined || BigInt(id) > BigInt(after)) && (before === undefined || BigInt(id) < BigInt(before));
  });
  const page = after === undefined ? all.slice(-limit) : all.slice(0, limit);
  return { status: 200, body: page.toReversed().map(apiMessage) };
}

/** What everybody in the channel can see, oldest first. */
export function postsIn(state: State, channelId: string): readonly Message[] {
  const there = [...state.messages.values()].filter(({ posted }) => posted?.channel === channelId);
  return there.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

/** Somebody else says something in a channel. @returns the id of the message */
export function chat(state: State, channelId: string, text: string): string {
  const id = newId(state.now());
  const author = '900000000000000005';
  const posted = { channel: channelId, author };
  state.messages.set(id, { ...EMPTY, id, content: text, ephemeral: false, loading: false, notification: text, posted });
  return id;
}
