import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';

/** What the bot asks for when it is invited: to post, with pictures, to recognise what it has posted, and to open threads under it. */
export const INVITED_WITH = new PermissionsBitField([
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.SendMessagesInThreads,
]).bitfield;

/** A role's or a member's exception in a channel, as Discord sends it: bit fields as decimal text. */
export interface Overwrite {
  readonly id: string;
  readonly allow: string;
  readonly deny: string;
}

/** What the permissions of a member in a channel come from. */
export interface Grants {
  readonly guildId: string;
  readonly memberId: string;
  /** The member's roles, without @everyone's. */
  readonly memberRoles: readonly string[];
  /** Every role of the server with its bit field; @everyone's has the server's id. */
  readonly roles: readonly { readonly id: string; readonly permissions: string }[];
  readonly overwrites: readonly Overwrite[];
}

/**
 * What a member may do in a channel: Discord's own algorithm (developer documentation, Permissions, "Permission
 * Overwrites"). The roles' permissions together, then @everyone's exceptions, then those of the roles, then the member's
 * own; an administrator may do everything.
 */
export function permissionsIn(grants: Grants): bigint {
  const held = new Set([grants.guildId, ...grants.memberRoles]);
  const base = union(grants.roles.filter(({ id }) => held.has(id)).map(({ permissions }) => permissions));
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return PermissionsBitField.All;
  const of = (pick: (id: string) => boolean) => grants.overwrites.filter(({ id }) => pick(id));
  return [
    of((id) => id === grants.guildId),
    of((id) => grants.memberRoles.includes(id)),
    of((id) => id === grants.memberId),
  ].reduce((bits, overwrites) => {
    const denied = union(overwrites.map(({ deny }) => deny));
    return (bits & ~denied) | union(overwrites.map(({ allow }) => allow));
  }, base);
}

/**
 * The names, as Discord's settings show them, of what the bot lacks to post somewhere. Without Read Message History
 * Discord shows no message at all, and a post could not be recognised after a crash.
 */
export function missingToPost(bits: bigint, inThread: boolean): readonly string[] {
  const needed: readonly (readonly [name: string, bit: bigint])[] = [
    ['View Channel', PermissionFlagsBits.ViewChannel],
    inThread
      ? ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads]
      : ['Send Messages', PermissionFlagsBits.SendMessages],
    ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
  ];
  const permissions = new PermissionsBitField(bits);
  return needed.filter(([, bit]) => !permissions.has(bit)).map(([name]) => name);
}

function union(fields: readonly string[]): bigint {
  return fields.reduce((bits, field) => bits | BigInt(field), 0n);
}
