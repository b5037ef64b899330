import { type BaseInteraction, GuildMember, PermissionFlagsBits } from 'discord.js';
import type { Asker } from '../core/asker.ts';
import { missingToPost } from './permissions.ts';

/** Those who may change what is posted to a channel have one of these, or are administrators. */
const MANAGES = [PermissionFlagsBits.ManageChannels, PermissionFlagsBits.ManageGuild];

/**
 * Who asks, by the name that the others in the server see; where; and what they and the bot may do there, which Discord
 * says with every interaction. In direct messages nobody manages, and nothing is posted; nor is it in a server that the
 * bot is no member of, whose commands people brought along themselves.
 */
export function askerOf(interaction: BaseInteraction): Asker {
  const { user, member, channelId, guildId, locale } = interaction;
  const nick = member instanceof GuildMember ? member.displayName : member?.nick;
  return {
    platform: 'discord',
    id: user.id,
    name: nick ?? user.displayName,
    ...(channelId === null ? {} : { channel: channelId }),
    ...(guildId === null ? {} : { space: guildId }),
    locale,
    permissions: {
      manages: interaction.memberPermissions?.any(MANAGES) ?? false,
      mayPost:
        interaction.inCachedGuild() &&
        missingToPost(interaction.appPermissions.bitfield, inThread(interaction)).length === 0,
    },
  };
}

function inThread({ channel }: BaseInteraction): boolean {
  return channel?.isThread() === true;
}
