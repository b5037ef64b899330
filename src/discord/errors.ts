import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError, RateLimitError } from 'discord.js';
import { OperatorError } from '../core/errors.ts';

/** The gateway closed the connection for a reason that trying again does not mend. */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';
  /** Discord's close code, such as 4004. */
  readonly code: number;

  constructor(code: number) {
    super(`the gateway closed with ${code}`);
    this.code = code;
  }
}

/** Discord's own error codes that are told apart here. */
export const CODES = {
  unknownGuild: 10_004,
  /** It was not acknowledged within 3 s. */
  unknownInteraction: 10_062,
  /** The interaction's token is older than 15 minutes. */
  unknownWebhook: 10_015,
  invalidWebhookToken: 50_027,
  alreadyAcknowledged: 40_060,
  missingAccess: 50_001,
} as const;

/**
 * What may be logged of an error. Discord's errors carry request addresses and bodies, and with them the tokens by which
 * an interaction can be answered: those stay out.
 */
export function loggable(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: withoutTokens(String(error)) };
  const known = { name: error.name, message: withoutTokens(error.message) };
  if (error instanceof DiscordAPIError) {
    return { ...known, code: error.code, status: error.status, method: error.method };
  }
  if (error instanceof HTTPError) return { ...known, status: error.status, method: error.method };
  return { ...known, stack: withoutTokens(error.stack ?? '') };
}

/** The text without the tokens by which interactions can be answered. */
export function withoutTokens(text: string): string {
  return text.replace(/(\/(?:webhooks|interactions)\/\d{1,20}\/)[^/?\s]+/gu, '$1…');
}

/** True for what may well work a moment later: Discord answers 5xx, or cannot be reached. */
export function isPassing(error: unknown): boolean {
  if (error instanceof HTTPError) return error.status >= 500;
  if (error instanceof DiscordAPIError || error instanceof RateLimitError) return false;
  if (error instanceof DiscordjsError || error instanceof GatewayRefusal || error instanceof OperatorError)
    return false;
  return true;
}

const TOO_LATE: readonly unknown[] = [
  CODES.unknownInteraction,
  CODES.unknownWebhook,
  CODES.invalidWebhookToken,
  CODES.alreadyAcknowledged,
];

/** True when an interaction can no longer be answered, by us or at all. */
export function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && TOO_LATE.includes(error.code);
}

/** What the one who runs the bot must know of an error at start: what Discord said, and what to do about it. */
export function operatorError(error: unknown): OperatorError {
  if (error instanceof OperatorError) return error;
  return new OperatorError(adviceFor(error));
}

/** What to do about a gateway that closed for good. */
export function adviceFor(error: unknown): string {
  const refusal = error instanceof GatewayRefusal ? error.code : null;
  const unauthorized = error instanceof DiscordAPIError && error.status === 401;
  const noToken = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  if (refusal === 4004 || unauthorized || noToken) {
    return 'Discord does not accept DISCORD_TOKEN. Copy the bot’s token again (Developer Portal → your application → Bot → Reset Token) and set DISCORD_TOKEN to it: not the public key, and not the client secret.';
  }
  if (refusal === 4013 || refusal === 4014) {
    return 'Discord does not allow the bot behind DISCORD_TOKEN what it asks for (the Guilds intent, which is not a privileged one). Look for a notice on the application in the Developer Portal, or use another application’s token.';
  }
  if (refusal === 4011) {
    return 'The bot behind DISCORD_TOKEN is in so many servers that Discord asks for shards, which this program does not do yet.';
  }
  if (error instanceof RateLimitError) {
    return `Discord asks the bot behind DISCORD_TOKEN to wait ${Math.ceil(Math.max(error.retryAfter, error.timeToReset) / 60_000)} minutes before it registers its commands. Start it again after that, and not before.`;
  }
  const said = error instanceof Error ? withoutTokens(error.message) : String(error);
  return `Discord could not be reached or did not answer as expected (${said || 'no reason given'}). See https://discordstatus.com, and DISCORD_API_URL if you have set it; then start again.`;
}
