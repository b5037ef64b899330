import { z } from 'zod';
import { type Answer, accept, Refusal } from './refusal.ts';
import { APPLICATION_ID, CHANNEL_ID, GUILD_ID, newId, type State } from './state.ts';

/** Discord's permissions, as far as posting needs them. */
export const PERMISSIONS = {
  manageChannels: 1n << 4n,
  view: 1n << 10n,
  send: 1n << 11n,
  history: 1n << 16n,
  openThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;

/** What everybody may do in a new server. */
export const USUAL =
  PERMISSIONS.view | PERMISSIONS.send | PERMISSIONS.history | PERMISSIONS.openThreads | PERMISSIONS.sendInThreads;

export interface Channel {
  readonly id: string;
  /** 0 a text channel, 1 a direct one, 4 a category, 11 a thread. */
  readonly type: number;
  readonly name: string;
  /** Of a thread: where it is. */
  readonly parent: string | null;
  /** Of a direct one: with whom. */
  readonly recipient: string | null;
  /** What the bot may do there, all in all. A thread has its parent's. */
  permissions: bigint;
  /** Exceptions for other people and for roles. */
  readonly exceptions: readonly Exception[];
  /** Who is in it, when it is a private thread. */
  readonly insiders: readonly string[];
}

/** What a role (0) or a person (1) may do in a channel, other than in the whole server. */
export interface Exception {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** Somebody in the team's server. */
export interface Member {
  readonly roles: readonly string[];
  readonly pending?: true;
  /** They are timed out until this ISO time. */
  readonly communication_disabled_until?: string;
}

export function newChannel(channel: Partial<Channel> = {}): Channel {
  const usual = { parent: null, recipient: null, permissions: USUAL, exceptions: [], insiders: [] };
  return { id: CHANNEL_ID, type: 0, name: 'strategy', ...usual, ...channel };
}

/** The channel, which the bot can see. @throws Refusal when there is none, or it cannot */
export function visible(state: State, id: string): Channel {
  const channel = state.channels.get(id);
  if (!channel) throw new Refusal(404, 10_003, 'Unknown Channel');
  if (!may(state, channel, PERMISSIONS.view)) throw new Refusal(403, 50_001, 'Missing Access');
  return channel;
}

export function may(state: State, channel: Channel, permission: bigint): boolean {
  const { permissions } = state.channels.get(channel.parent ?? '') ?? channel;
  return channel.type === 1 || (permissions & permission) !== 0n;
}

/** @throws Refusal when the bot may not do it there */
export function assertMay(state: State, channel: Channel, permission: bigint): void {
  if (!may(state, channel, permission)) throw new Refusal(403, 50_013, 'Missing Permissions');
}

export function channelObject(state: State, id: string): Answer {
  const channel = visible(state, id);
  const { type, name, parent, recipient } = channel;
  if (recipient !== null) return { status: 200, body: { id, type, recipients: [{ id: recipient }] } };
  const thread = parent === null ? {} : { parent_id: parent, thread_metadata: { archived: false } };
  // Of a thread Discord sends no exceptions: they are its parent's.
  const own = parent === null ? { permission_overwrites: overwrites(channel) } : {};
  return { status: 200, body: { id, type, name, guild_id: state.guilds[0] ?? GUILD_ID, ...thread, ...own } };
}

/** What makes the usual permissions of the server's roles those of the bot in the channel. */
function overwrites({ permissions, exceptions }: Channel): readonly unknown[] {
  const allow = permissions & ~USUAL;
  const deny = USUAL & ~permissions;
  return [{ id: APPLICATION_ID, type: 1 as const, allow, deny }, ...exceptions].map((each) => {
    return { ...each, allow: each.allow.toString(), deny: each.deny.toString() };
  });
}

export function roles(state: State, guild: string): Answer {
  assertInvited(state, guild);
  return { status: 200, body: rolesOf(state, guild) };
}

function rolesOf(state: State, guild: string): readonly unknown[] {
  const others = [...state.roles].map(([id, permissions]) => ({ id, name: id, permissions: permissions.toString() }));
  return [{ id: guild, name: '@everyone', permissions: USUAL.toString() }, ...others];
}

export function server(state: State, guild: string): Answer {
  assertInvited(state, guild);
  return { status: 200, body: { id: guild, name: 'The Team', owner_id: state.owner, roles: rolesOf(state, guild) } };
}

/** One who is in a thread. */
export function insider(state: State, thread: string, user: string): Answer {
  if (visible(state, thread).insiders.includes(user)) return { status: 200, body: { id: thread, user_id: user } };
  throw new Refusal(404, 10_007, 'Unknown Member');
}

export function member(state: State, guild: string, user: string): Answer {
  assertInvited(state, guild);
  const known = user === APPLICATION_ID ? { roles: [] } : state.members.get(user);
  if (!known) throw new Refusal(404, 10_007, 'Unknown Member');
  return { status: 200, body: { user: { id: user }, nick: null, ...known } };
}

function assertInvited(state: State, guild: string): void {
  if (!state.guilds.includes(guild)) throw new Refusal(404, 10_004, 'Unknown Guild');
}

/** The direct channel with somebody, opened at the first time. That they take no messages shows only when one is sent. */
export function directChannel(state: State, body: unknown): Answer {
  const { recipient_id: recipient } = accept(z.strictObject({ recipient_id: z.string() }), body);
  const known = [...state.channels.values()].find((each) => each.recipient === recipient);
  const channel = known ?? newChannel({ id: newId(state.now()), type: 1, name: '', recipient });
  state.channels.set(channel.id, channel);
  return channelObject(state, channel.id);
}

const threadBody = z.strictObject({
  name: z.string().min(1).max(100),
  auto_archive_duration: z.literal([60, 1440, 4320, 10080]).optional(),
});

/** A thread under a message, with the message's id. */
export function openThread(state: State, channelId: string, messageId: string, body: unknown): Answer {
  const channel = visible(state, channelId);
  assertMay(state, channel, PERMISSIONS.openThreads);
  if (channel.type !== 0) throw new Refusal(400, 50_024, 'Cannot execute action on this channel type');
  if (state.messages.get(messageId)?.posted?.channel !== channelId) throw new Refusal(404, 10_008, 'Unknown Message');
  const { name } = accept(threadBody, body);
  if (state.channels.has(messageId)) {
    throw new Refusal(400, 160_004, 'A thread has already been created for this message');
  }
  state.channels.set(messageId, newChannel({ id: messageId, type: 11, name, parent: channelId }));
  return { ...channelObject(state, messageId), status: 201 };
}
