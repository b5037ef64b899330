import { setTimeout as sleep } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

/** Waits for a time in milliseconds; rejects when it is no longer worth waiting. */
export type Wait = (milliseconds: number) => Promise<void>;

/** A wait that ends early, with an error, once the signal is given. */
export function waitUntil(signal: AbortSignal): Wait {
  return (milliseconds) => sleep(milliseconds, undefined, { signal });
}

/** Slack, or the way to it, failed in a manner that may pass. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure';
  /** Seconds that Slack asked to wait; null when it named none. */
  readonly retryAfter: number | null;

  constructor(message: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.retryAfter = options.retryAfter ?? null;
  }
}

export interface Patience {
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled before each further one. */
  readonly firstDelay: number;
  /** Seconds: when Slack asks for a longer wait than this, the attempt is given up. */
  readonly longestWait: number;
}

/** Runs the task again while it fails in a manner that may pass, and waits as long as Slack asks in between. */
export async function retried<T>(task: () => Promise<T>, patience: Patience, wait: Wait): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (error) {
      const delay = delayAfter(error, attempt, patience);
      if (delay === null || attempt >= patience.attempts) throw error;
      await wait(delay);
    }
  }
}

/** Milliseconds to wait before trying again; null when trying again would not help. */
export function delayAfter(error: unknown, attempt: number, { firstDelay, longestWait }: Omit<Patience, 'attempts'>) {
  const asked = retryAfterOf(error);
  if (asked !== null) return asked <= longestWait ? asked * 1000 : null;
  return mayPass(error) ? firstDelay * 2 ** Math.min(attempt - 1, 10) : null;
}

function retryAfterOf(error: unknown): number | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter;
  return error instanceof PassingFailure ? error.retryAfter : null;
}

/** Errors of Slack's own that say that Slack failed, not the one who called. */
export const PASSING_ERRORS: readonly string[] = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
];

function mayPass(error: unknown): boolean {
  if (error instanceof PassingFailure || error instanceof webApi.WebAPIRequestError) return true;
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500;
  return error instanceof webApi.WebAPIPlatformError && PASSING_ERRORS.includes(error.data.error);
}
