import { ChannelType, Routes } from 'discord.js';
import { z } from 'zod';
import type { Access } from '../core/poster.ts';
import type { Calls } from './calls.ts';
import { missingToPost, permissionsIn } from './permissions.ts';
import { isRefusedWith, POST_CODES } from './post-errors.ts';

const overwrite = z.object({ id: z.string(), allow: z.string(), deny: z.string() });
const channelShape = z.object({
  type: z.number(),
  guild_id: z.string().nullish(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(overwrite).nullish(),
});
const memberShape = z.object({ roles: z.array(z.string()) });
const rolesShape = z.array(z.object({ id: z.string(), permissions: z.string() }));

const THREADS: readonly number[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];
const POSTABLE: readonly number[] = [
  ...THREADS,
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
];

/**
 * Whether the bot can post in a channel and read there what it has posted, worked out from the server's roles and the
 * channel's exceptions: four or five calls, and nothing is tried out.
 * @param memberId the bot's own id
 * @throws whatever {@link Calls} throw, but for a channel that is gone or hidden
 */
export async function accessTo(channelId: string, memberId: string, calls: Calls): Promise<Access> {
  try {
    const channel = await calls.get(channelShape, Routes.channel(channelId));
    const guildId = channel.guild_id;
    if (!guildId || !POSTABLE.includes(channel.type)) {
      return { ok: false, reason: 'Posts go to a text channel of a server, which this is not.' };
    }
    const inThread = THREADS.includes(channel.type);
    const settings =
      inThread && channel.parent_id ? await calls.get(channelShape, Routes.channel(channel.parent_id)) : channel;
    const { roles: memberRoles } = await calls.get(memberShape, Routes.guildMember(guildId, memberId));
    const roles = await calls.get(rolesShape, Routes.guildRoles(guildId));
    const overwrites = settings.permission_overwrites ?? [];
    const bits = permissionsIn({ guildId, memberId, memberRoles, roles, overwrites });
    return asAccess(missingToPost(bits, inThread));
  } catch (error) {
    if (isRefusedWith(error, POST_CODES.missingAccess, POST_CODES.missingPermissions))
      return asAccess(['View Channel']);
    if (isRefusedWith(error, POST_CODES.unknownChannel)) {
      return { ok: false, reason: 'Discord knows no such channel, or it is gone.' };
    }
    throw error;
  }
}

function asAccess(missing: readonly string[]): Access {
  if (missing.length === 0) return { ok: true };
  const names = new Intl.ListFormat('en-GB').format(missing);
  const reason = `The bot lacks ${names} in the channel. Somebody who manages the channel can allow it: Edit Channel → Permissions → add the bot or its role → allow ${names}.`;
  return { ok: false, reason };
}
