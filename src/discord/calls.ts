import { DiscordAPIError, type RawFile, REST, RequestMethod } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../core/log.ts';
import { PostError } from '../core/poster.ts';
import type { DiscordSettings } from './client.ts';
import { postError } from './post-errors.ts';
import { makeRequest } from './requests.ts';

/** Milliseconds that a call may wait because Discord asks it to; longer than this is a busy Discord. */
const PATIENCE = 2000;
/** Milliseconds for an answer, after which nobody knows whether one was coming. */
const TIMEOUT = 10_000;

/** Milliseconds between two questions whether a token that was refused is accepted again. */
const ASK_AGAIN = 60_000;

type Path = `/${string}`;

/** Calls of Discord's REST API, each tried once. They reject with what discord.js throws, or with a PostError. */
export interface Calls {
  get<T>(answer: z.ZodType<T>, path: Path, query?: Readonly<Record<string, string>>): Promise<T>;
  post<T>(answer: z.ZodType<T>, path: Path, body: unknown, files?: readonly RawFile[]): Promise<T>;
  patch<T>(answer: z.ZodType<T>, path: Path, body: unknown, files?: readonly RawFile[]): Promise<T>;
  delete(path: Path): Promise<void>;
}

/** Calls in the bot's name, by a client of its own that needs no gateway. */
export function createCalls(
  { token, apiUrl }: Pick<DiscordSettings, 'token' | 'apiUrl'>,
  log: Log,
  now: () => number = Date.now,
): Calls {
  let refused: { readonly error: PostError; until: number } | null = null;
  const rest = new REST({
    makeRequest,
    ...(apiUrl ? { api: apiUrl.replace(/\/+$/u, '') } : {}),
    retries: 0,
    timeout: TIMEOUT,
    rejectOnRateLimit({ route, retryAfter, timeToReset }) {
      const wait = Math.max(retryAfter, timeToReset);
      log.debug({ route, milliseconds: wait }, 'Discord asks to wait');
      return wait > PATIENCE;
    },
  }).setToken(token);

  async function call<T>(answer: z.ZodType<T>, request: Parameters<REST['request']>[0]): Promise<T> {
    // discord.js forgets a token that was refused; asking again and again gets an address banned, so one call a minute
    // finds out whether it is accepted again.
    if (refused) {
      if (now() < refused.until) throw refused.error;
      refused.until = now() + ASK_AGAIN;
      rest.setToken(token);
    }
    const body = await rest.request(request).catch((error: unknown) => {
      if (isUnauthorized(error)) refused = { error: postError(error), until: now() + ASK_AGAIN };
      else if (error instanceof DiscordAPIError) refused = null;
      throw error;
    });
    refused = null;
    const read = answer.safeParse(body);
    if (read.success) return read.data;
    throw new PostError(
      'unknown',
      'Discord answered something that is not of its API. See DISCORD_API_URL if it is set.',
    );
  }

  return {
    get: (answer, path, query = {}) =>
      call(answer, { method: RequestMethod.Get, fullRoute: path, query: new URLSearchParams(query) }),
    post: (answer, path, body, files = []) =>
      call(answer, { method: RequestMethod.Post, fullRoute: path, body, files: [...files] }),
    patch: (answer, path, body, files = []) =>
      call(answer, { method: RequestMethod.Patch, fullRoute: path, body, files: [...files] }),
    // Answered with nothing.
    delete: async (path) => void (await call(z.unknown(), { method: RequestMethod.Delete, fullRoute: path })),
  };
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 401;
}
