import { type Client, DiscordAPIError, Routes } from 'discord.js';
import { z } from 'zod';
import { OperatorError } from '../core/errors.ts';
import type { CommandFace } from '../core/face.ts';
import type { Log } from '../core/log.ts';
import { CODES, loggable } from './errors.ts';
import { INVITED_WITH } from './permissions.ts';
import { isRegistered } from './registered.ts';
import { registrationOf } from './registration.ts';

/** Servers that are looked into for commands of another time: a team's bot is in a few. */
const LOOKED_INTO = 20;

/**
 * Registers the commands with one bulk overwrite, in one server or globally; writes nothing when Discord has them so.
 * Those that a start with another setting left elsewhere are taken away, as people would be offered each command twice.
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
    const query = new URLSearchParams({ with_localizations: 'true' });
    const known = isRegistered(await client.rest.get(route, { query }), body, scope);
    if (!known) await client.rest.put(route, { body });
    const done = known ? 'Discord has the commands already' : 'registered the commands with Discord';
    log.info({ scope, commands: body.length }, done);
  } catch (error) {
    throw guildId !== undefined && isAboutGuild(error) ? notInGuild(guildId, id) : error;
  }
  const elsewhere =
    guildId === undefined
      ? [...client.guilds.cache.keys()].slice(0, LOOKED_INTO).map((each) => Routes.applicationGuildCommands(id, each))
      : [Routes.applicationCommands(id)];
  for (const other of elsewhere) await takeAway(client, other, faces, log);
}

/** Takes away what is registered there, when commands of ours are among it. What goes wrong is logged: it is no reason not to start. */
async function takeAway(
  client: Client<true>,
  route: `/${string}`,
  faces: readonly CommandFace[],
  log: Log,
): Promise<void> {
  try {
    const theirs = z.array(z.object({ name: z.string() })).parse(await client.rest.get(route));
    if (!theirs.some(({ name }) => faces.some((face) => face.name === name))) return;
    await client.rest.put(route, { body: [] });
    log.info(
      { commands: theirs.length },
      'took away the commands that another setting of DISCORD_GUILD_ID had registered',
    );
  } catch (error) {
    log.warn(
      { err: loggable(error) },
      'Discord may offer the commands twice: an older registration could not be looked up',
    );
  }
}

function isAboutGuild(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  if (error.status === 403 || error.status === 404) return true;
  return error.code === CODES.missingAccess || error.code === CODES.unknownGuild || /snowflake/iu.test(error.message);
}

function notInGuild(guildId: string, applicationId: string): OperatorError {
  const invite = `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${INVITED_WITH}`;
  return new OperatorError(
    `Discord does not let the bot register commands in the server ${guildId}. Check DISCORD_GUILD_ID (Discord → Settings → Advanced → Developer Mode, then right-click the server → Copy Server ID), and invite the bot to it: ${invite}`,
  );
}
