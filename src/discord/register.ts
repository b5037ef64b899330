import { type Client, DiscordAPIError, Routes } from 'discord.js';
import { OperatorError } from '../core/errors.ts';
import type { CommandFace } from '../core/face.ts';
import type { Log } from '../core/log.ts';
import { CODES } from './errors.ts';
import { isRegistered, registrationOf } from './registration.ts';

/**
 * Registers the commands with one bulk overwrite, in one server or globally; writes nothing when Discord has them so.
 * @throws OperatorError when Discord does not let the bot into that server
 */
export async function register(
  client: Client<true>,
  faces: readonly CommandFace[],
  guildId: string | undefined,
  log: Log,
): Promise<void> {
  const id = client.application.id;
  const scope = guildId === undefined ? 'global' : 'guild';
  const route = guildId === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guildId);
  const body = registrationOf(faces, scope);
  try {
    if (isRegistered(await client.rest.get(route), body, scope)) {
      log.info({ scope, commands: body.length }, 'Discord has the commands already');
      return;
    }
    await client.rest.put(route, { body });
  } catch (error) {
    throw guildId !== undefined && isAboutGuild(error) ? notInGuild(guildId, id) : error;
  }
  log.info({ scope, commands: body.length }, 'registered the commands with Discord');
}

function isAboutGuild(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  if (error.status === 403 || error.status === 404) return true;
  return error.code === CODES.missingAccess || error.code === CODES.unknownGuild || /snowflake/iu.test(error.message);
}

function notInGuild(guildId: string, applicationId: string): OperatorError {
  const invite = `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=0`;
  return new OperatorError(
    `Discord does not let the bot register commands in the server ${guildId}. Check DISCORD_GUILD_ID (Discord → Settings → Advanced → Developer Mode, then right-click the server → Copy Server ID), and invite the bot to it: ${invite}`,
  );
}
