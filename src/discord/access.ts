import { ChannelType, Routes } from 'discord.js';
import { z } from 'zod';
import type { Access } from '../core/poster.ts';
import type { Calls } from './calls.ts';
import { INVITED_WITH, missingToPost, permissionsIn } from './permissions.ts';
import { isRefusedWith, POST_CODES } from './post-errors.ts';

const overwrite = z.object({ id: z.string(), allow: z.string(), deny: z.string() });
const channelShape = z.object({
  type: z.number(),
  guild_id: z.string().nullish(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(overwrite).nullish(),
});
const memberShape = z.object({
  roles: z.array(z.string()),
  /** They have yet to agree to the server's rules. */
  pending: z.boolean().nullish(),
  /** Until then they may only read. */
  communication_disabled_until: z.string().nullish(),
});
const rolesShape = z.array(z.object({ id: z.string(), permissions: z.string() }));

const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];
/** The kinds of a server's channels that messages can be posted to. */
export const POSTABLE: readonly ChannelType[] = [
  ...THREADS,
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
];

/** A channel of a server that can be posted to, with its exceptions: those of a thread are its parent's. */
export interface Postable {
  readonly id: string;
  readonly type: ChannelType;
  readonly guildId: string;
  readonly inThread: boolean;
  readonly overwrites: readonly z.infer<typeof overwrite>[];
}

export const NOT_POSTABLE = 'Posts go to a text channel of a server, which this is not.';

/**
 * Whether the bot can post in a channel and read there what it has posted, worked out from the server's roles and the
 * channel's exceptions: four or five calls, and nothing is tried out. In its direct messages with somebody it can.
 * @param memberId the bot's own id
 * @param space the server that the channel is in, where it is known: to tell a hidden channel from a server without the bot
 * @throws whatever {@link Calls} throw, but for a channel that is gone or hidden
 */
export async function accessTo(channelId: string, memberId: string, calls: Calls, space?: string): Promise<Access> {
  return reachable(
    async () => {
      const channel = await calls.get(channelShape, Routes.channel(channelId));
      if (channel.type === ChannelType.DM) return { ok: true };
      const postable = await postableFrom(channelId, channel, calls);
      if (!postable) return { ok: false, reason: NOT_POSTABLE };
      const { guildId, inThread, overwrites } = postable;
      const { roles: memberRoles } = await memberOf(guildId, memberId, calls);
      const roles = await calls.get(rolesShape, Routes.guildRoles(guildId));
      const bits = permissionsIn({ guildId, memberId, memberRoles, roles, overwrites });
      return asAccess(missingToPost(bits, inThread));
    },
    memberId,
    calls,
    space,
  );
}

/** The channel, which the bot can see; null when nothing is posted to its kind. @throws whatever {@link Calls} throw */
export async function postableChannel(channelId: string, calls: Calls): Promise<Postable | null> {
  return postableFrom(channelId, await calls.get(channelShape, Routes.channel(channelId)), calls);
}

/** @throws whatever {@link Calls} throw, also for somebody who is not in the server */
export function memberOf(guildId: string, memberId: string, calls: Calls): Promise<z.infer<typeof memberShape>> {
  return calls.get(memberShape, Routes.guildMember(guildId, memberId));
}

/** What the work finds; that the bot cannot see the channel is an answer too. */
export async function reachable(
  work: () => Promise<Access>,
  selfId: string,
  calls: Calls,
  space?: string,
): Promise<Access> {
  try {
    return await work();
  } catch (error) {
    const hidden = isRefusedWith(error, POST_CODES.missingAccess, POST_CODES.missingPermissions);
    const gone = isRefusedWith(error, POST_CODES.unknownChannel);
    if (!hidden && !gone) throw error;
    if (space !== undefined && !(await isMember(space, selfId, calls))) return { ok: false, reason: notIn(selfId) };
    if (hidden) return asAccess(['View Channel']);
    return { ok: false, reason: 'Discord knows no such channel, or it is gone.' };
  }
}

async function postableFrom(id: string, channel: z.infer<typeof channelShape>, calls: Calls): Promise<Postable | null> {
  const type = POSTABLE.find((each) => each === channel.type);
  const guildId = channel.guild_id;
  if (type === undefined || !guildId) return null;
  const inThread = THREADS.includes(type);
  const settings =
    inThread && channel.parent_id ? await calls.get(channelShape, Routes.channel(channel.parent_id)) : channel;
  return { id, type, guildId, inThread, overwrites: settings.permission_overwrites ?? [] };
}

async function isMember(guildId: string, selfId: string, calls: Calls): Promise<boolean> {
  try {
    await memberOf(guildId, selfId, calls);
    return true;
  } catch (error) {
    const { unknownServer, unknownMember, missingAccess } = POST_CODES;
    if (isRefusedWith(error, unknownServer, unknownMember, missingAccess)) return false;
    throw error;
  }
}

/** The bot's own id is that of its application, since 2016. */
function notIn(selfId: string): string {
  const invite = `https://discord.com/oauth2/authorize?client_id=${selfId}&scope=bot+applications.commands&permissions=${INVITED_WITH}`;
  return `Cuepoint is not in this server, so it cannot post here by itself. Somebody who manages the server can add it: ${invite}`;
}

function asAccess(missing: readonly string[]): Access {
  if (missing.length === 0) return { ok: true };
  const names = new Intl.ListFormat('en-GB').format(missing);
  const reason = `The bot lacks ${names} in the channel. Somebody who manages the channel can allow it: Edit Channel → Permissions → add the bot or its role → allow ${names}.`;
  return { ok: false, reason };
}
