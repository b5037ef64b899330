import { ChannelType, PermissionFlagsBits, Routes } from 'discord.js';
import { z } from 'zod';
import type { Asker } from '../core/asker.ts';
import type { Access } from '../core/poster.ts';
import { memberOf, NOT_POSTABLE, type Postable, postableChannel, reachable } from './access.ts';
import type { Calls } from './calls.ts';
import { permissionsIn } from './permissions.ts';
import { isRefusedWith, POST_CODES } from './post-errors.ts';

const directShape = z.object({ type: z.number(), recipients: z.array(z.object({ id: z.string() })).nullish() });
const serverShape = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
});

/**
 * Whether a person may post in a channel of the server that they ask in: from their roles and the channel's exceptions,
 * as Discord reckons it (developer documentation, Permissions), three to five calls. Nobody may who is timed out, has
 * yet to agree to the server's rules, or is not in a private thread.
 * @param selfId the bot's own id
 * @throws whatever {@link Calls} throw, but for a channel that is gone or hidden
 */
export async function mayPostIn(
  { id, space }: Asker,
  channelId: string,
  selfId: string,
  calls: Calls,
  now: number,
): Promise<Access> {
  if (space === undefined) return reachable(() => inDirect(id, channelId, calls), selfId, calls);
  return reachable(
    async () => {
      const channel = await postableChannel(channelId, calls);
      if (!channel) return { ok: false, reason: NOT_POSTABLE };
      // What is said in one server stays there, whoever is in both.
      if (channel.guildId !== space) return { ok: false, reason: 'That channel is not in this server.' };
      return (await isAllowed(channel, id, calls, now))
        ? { ok: true }
        : { ok: false, reason: 'You may not post in that channel yourself, so nothing is posted there for you.' };
    },
    selfId,
    calls,
    space,
  );
}

/** In the bot's direct messages with somebody they may write, and nobody else. */
async function inDirect(id: string, channelId: string, calls: Calls): Promise<Access> {
  const { type, recipients } = await calls.get(directShape, Routes.channel(channelId));
  const theirs = type === ChannelType.DM && recipients?.some((each) => each.id === id) === true;
  return theirs ? { ok: true } : { ok: false, reason: NOT_POSTABLE };
}

async function isAllowed(channel: Postable, memberId: string, calls: Calls, now: number): Promise<boolean> {
  const { guildId, inThread, overwrites } = channel;
  try {
    const member = await memberOf(guildId, memberId, calls);
    const { owner_id: owner, roles } = await calls.get(serverShape, Routes.guild(guildId));
    if (owner === memberId) return true;
    const bits = permissionsIn({ guildId, memberId, memberRoles: member.roles, roles, overwrites });
    const has = (flag: bigint) => (bits & flag) !== 0n;
    if (has(PermissionFlagsBits.Administrator)) return true;
    const timedOut = Date.parse(member.communication_disabled_until ?? '') > now;
    if (member.pending === true || timedOut) return false;
    const speaks = inThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
    if (!has(PermissionFlagsBits.ViewChannel) || !has(speaks)) return false;
    if (channel.type !== ChannelType.PrivateThread || has(PermissionFlagsBits.ManageThreads)) return true;
    await calls.get(z.unknown(), Routes.threadMembers(channel.id, memberId));
    return true;
  } catch (error) {
    if (isRefusedWith(error, POST_CODES.unknownMember)) return false;
    throw error;
  }
}
