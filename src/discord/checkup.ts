import { DiscordAPIError, REST, Routes } from 'discord.js';
import { z } from 'zod';
import { type Finding, fine, problem } from '../core/checkup.ts';
import type { DiscordSettings } from './client.ts';
import { adviceFor, CODES } from './errors.ts';

const SUBJECT = 'Discord';
/** Milliseconds that one call may take. */
const TIMEOUT = 10_000;

const userShape = z.object({ username: z.string(), id: z.string() });
const applicationShape = z.object({ id: z.string(), name: z.string() });
const guildShape = z.object({ name: z.string() });

/**
 * Asks Discord whether it accepts the token, whose it is, and whether the bot is in its server. The intents need no
 * check: the one that is used, Guilds, is not privileged and cannot be refused. Never rejects.
 */
export async function discordCheckup({ token, guildId, apiUrl }: DiscordSettings): Promise<readonly Finding[]> {
  if (!/^[\x21-\x7e]+$/u.test(token)) return [problem(SUBJECT, 'DISCORD_TOKEN holds characters that no token has.')];
  const api = apiUrl ? { api: apiUrl.replace(/\/+$/u, '') } : {};
  const rest = new REST({ ...api, timeout: TIMEOUT, retries: 0, rejectOnRateLimit: () => true }).setToken(token);
  const findings: Finding[] = [];
  try {
    const user = userShape.parse(await rest.get(Routes.user()));
    const application = applicationShape.parse(await rest.get(Routes.currentApplication()));
    findings.push(fine(SUBJECT, `DISCORD_TOKEN is that of ${user.username}, of the application ${application.name}.`));
    findings.push(fine(SUBJECT, 'No privileged intent is needed.'));
    if (guildId === undefined) {
      findings.push(fine(SUBJECT, 'The commands are registered for every server that the bot is in.'));
    } else findings.push(await guildFinding(rest, guildId, application.id));
  } catch (error) {
    findings.push(problem(SUBJECT, adviceFor(error)));
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
  return findings;
}

async function guildFinding(rest: REST, guildId: string, application: string): Promise<Finding> {
  try {
    const { name } = guildShape.parse(await rest.get(Routes.guild(guildId)));
    return fine(SUBJECT, `The bot is in ${name}, the server of DISCORD_GUILD_ID.`);
  } catch (error) {
    const codes: readonly unknown[] = [CODES.unknownGuild, CODES.missingAccess];
    if (!(error instanceof DiscordAPIError) || !codes.includes(error.code)) throw error;
    const invite = `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot%20applications.commands`;
    return problem(
      SUBJECT,
      `The bot is not in the server of DISCORD_GUILD_ID (${guildId}). Invite it with ${invite}, or mend the id.`,
    );
  }
}
