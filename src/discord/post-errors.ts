import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { PostError, type RefusalScope } from '../core/poster.ts';
import { withoutTokens } from './errors.ts';
import { fit } from './limits.ts';

/** Discord's own codes (developer documentation, Opcodes and Status Codes) that a post or a thread may meet. */
export const POST_CODES = {
  unknownChannel: 10_003,
  unknownServer: 10_004,
  unknownMember: 10_007,
  unknownMessage: 10_008,
  unknownUser: 10_013,
  unauthorized: 40_001,
  missingAccess: 50_001,
  cannotMessageUser: 50_007,
  noTextChannel: 50_008,
  verificationTooHigh: 50_009,
  missingPermissions: 50_013,
  invalidToken: 50_014,
  wrongChannelType: 50_024,
  archivedThread: 50_083,
  noMutualServer: 50_278,
  threadExists: 160_004,
  lockedThread: 160_005,
  tooManyThreads: 160_006,
  tooManyAnnouncementThreads: 160_007,
} as const;

const ALLOW = 'Somebody who manages the channel can allow it under Edit Channel → Permissions';

const REFUSALS: ReadonlyMap<unknown, string> = new Map([
  [POST_CODES.unknownChannel, 'The channel or thread is gone from Discord.'],
  [POST_CODES.unknownUser, 'Discord knows nobody by that id.'],
  [POST_CODES.missingAccess, `The bot cannot see the channel. ${ALLOW} (View Channel).`],
  [POST_CODES.missingPermissions, `The bot may not post in the channel. ${ALLOW} (Send Messages).`],
  [POST_CODES.cannotMessageUser, 'They take no direct messages from the bot.'],
  [POST_CODES.noMutualServer, 'They are in no server with the bot any more, so it cannot write to them.'],
  [POST_CODES.archivedThread, 'The thread is archived.'],
  [POST_CODES.lockedThread, 'The thread is locked.'],
]);

/** What keeps every post out of a channel. */
const OF_THE_CHANNEL: readonly unknown[] = [
  POST_CODES.unknownChannel,
  POST_CODES.unknownServer,
  POST_CODES.missingAccess,
  POST_CODES.cannotMessageUser,
  POST_CODES.noTextChannel,
  POST_CODES.verificationTooHigh,
  POST_CODES.missingPermissions,
  POST_CODES.wrongChannelType,
  POST_CODES.archivedThread,
  POST_CODES.noMutualServer,
  POST_CODES.lockedThread,
];

/** What keeps the bot out of everything. */
const OF_THE_BOT: readonly unknown[] = [POST_CODES.unauthorized, POST_CODES.invalidToken];

/**
 * Why Discord did not make a post, as the rest of the house knows it. What Discord refuses in its own words will not work
 * as things stand; anything else, such as a 5xx, a lost connection or the page of a proxy, leaves open whether it was made.
 */
export function postError(error: unknown): PostError {
  if (error instanceof PostError) return error;
  if (error instanceof RateLimitError) {
    const retryAfter = Math.max(error.retryAfter, error.timeToReset) / 1000;
    return new PostError('busy', `Discord asks to wait ${Math.ceil(retryAfter)} s.`, { retryAfter });
  }
  if (error instanceof DiscordAPIError && error.status === 401) {
    const message =
      'Discord does not accept the bot’s token any more. Whoever runs the bot has to set DISCORD_TOKEN anew.';
    return new PostError('refused', message, { scope: 'bot' });
  }
  if (error instanceof DiscordAPIError && (error.status === 400 || isOwnCode(error.code))) {
    const said = fit(error.message.replace(/\s+/gu, ' '), 300);
    const message = REFUSALS.get(error.code) ?? `Discord did not take the post: ${said}.`;
    return new PostError('refused', message, { scope: scopeOf(error.code) });
  }
  return new PostError('unknown', `Discord gave no clear answer (${reasonOf(error)}).`);
}

function scopeOf(code: unknown): RefusalScope {
  if (OF_THE_BOT.includes(code)) return 'bot';
  return OF_THE_CHANNEL.includes(code) ? 'channel' : 'post';
}

/** True when Discord refused something with one of these codes. */
export function isRefusedWith(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code);
}

function isOwnCode(code: unknown): boolean {
  return typeof code === 'number' && code > 0;
}

function reasonOf(error: unknown): string {
  if (error instanceof HTTPError || error instanceof DiscordAPIError) return `HTTP ${error.status}`;
  if (!(error instanceof Error)) return 'no reason given';
  if (error.name === 'AbortError') return 'it took too long';
  return fit(withoutTokens(error.message), 200);
}
