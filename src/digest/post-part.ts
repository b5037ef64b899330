import { type PlatformMessage, PostError, type Poster, type PostKey } from '../core/poster.ts';
import type { Clock } from './clock.ts';
import type { Hold } from './hold.ts';
import type { Complaints } from './refusal.ts';

/** Milliseconds: the first wait after a failure is up to this long, and each next one up to twice as long. */
const FIRST_WAIT = 2_000;
/** Never less, so that what is still under way on the platform shows when one looks. */
const LEAST_WAIT = 1_000;
const MOST_WAIT = 5 * 60_000;

/**
 * Milliseconds in which a message whose answer did not come may still be made: it is looked for `first` after the
 * failure, and once more `again` after that, before it is made anew.
 */
export interface Landing {
  readonly first: number;
  readonly again: number;
}

/** A platform that has taken a request answers or drops it within seconds; proxies hold one for ten or so. */
export const LANDING: Landing = { first: 15_000, again: 5_000 };

/** It was tried until there was no time left. The message says what was in the way. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** It is wanted no longer, and was not posted. The message says why. */
export class Unwanted extends Error {
  override readonly name = 'Unwanted';
}

/** How one message is posted. */
export interface Posting {
  readonly poster: Poster;
  readonly channel: string;
  readonly hold: Hold;
  readonly clock: Clock;
  readonly complaints: Complaints;
  /** Resolves when the channel takes the next post. */
  readonly turn: () => Promise<void>;
  /** Runs a call to the platform when there is room for one. */
  readonly call: <T>(work: () => Promise<T>) => Promise<T>;
  /** Why it is not to be posted any more; null while it is. Asked right before each try. */
  readonly unwanted: () => Promise<string | null>;
  readonly landing: Landing;
  /** Messages of the delivery are looked for from here on. */
  readonly since: Date;
  /** No retry is made after this. */
  readonly deadline: Date;
}

/**
 * Posts a message once, whatever the platform answers: one that may have been made is looked for before it is made
 * again. `busy` waits as long as the platform says, and everything else backs off with full jitter (Brooker 2015,
 * "Exponential Backoff and Jitter"), where all of the bot's posts are refused too: somebody may mend that.
 * @param look whether it may have been made already, by a process that died
 * @returns the platform's id of the message
 * @throws PostError `refused`, of a channel or a post; Unwanted; OutOfTime; LostClaim; Stopped
 */
export async function postPart(to: Posting, message: PlatformMessage, key: PostKey, look: boolean): Promise<string> {
  const { poster, channel, since, hold, clock, landing, deadline } = to;
  const find = () => to.call(() => hold.during(poster.find(channel, key, since, message)));
  let unsure = look;
  let lost: { readonly at: number; readonly reason: string } | null = null;
  return persist(to, async (last) => {
    if (unsure) {
      if (lost) await hold.rest(lost.at + landing.first - clock.now().getTime());
      let found = await find();
      if (found === null && lost) {
        await hold.rest(landing.again);
        found = await find();
      }
      hold.doubt(false);
      if (found !== null) return found;
      if (last) throw new OutOfTime(last.message);
      if (lost && clock.now() > deadline) throw new OutOfTime(lost.reason);
      unsure = false;
      lost = null;
    }
    await to.turn();
    return to.call(async () => {
      const unwanted = await to.unwanted();
      if (unwanted !== null) throw new Unwanted(unwanted);
      await hold.assert();
      unsure = true;
      hold.doubt(true);
      try {
        const id = await hold.during(poster.post(channel, message, key));
        hold.doubt(false);
        return id;
      } catch (error) {
        if (!(error instanceof PostError)) throw error;
        unsure = error.kind === 'unknown';
        hold.doubt(unsure);
        if (unsure) lost = { at: clock.now().getTime(), reason: error.message };
        throw error;
      }
    });
  });
}

/**
 * Tries until it succeeds, is refused, or there is no time left: then once more, with the failure before as `last`, for
 * whoever can still look.
 * @throws PostError `refused`, of a channel or a post; OutOfTime; LostClaim; Stopped
 */
export async function persist<T>(
  { poster, hold, clock, complaints, deadline }: Pick<Posting, 'poster' | 'hold' | 'clock' | 'complaints' | 'deadline'>,
  attempt: (last: PostError | null) => Promise<T>,
): Promise<T> {
  let last: PostError | null = null;
  for (let failures = 0; ; failures += 1) {
    await hold.assert();
    try {
      const result = await attempt(last);
      complaints.taken(poster.platform);
      return result;
    } catch (error) {
      if (!(error instanceof PostError)) throw error;
      const ofTheBot = error.kind === 'refused' && error.scope === 'bot';
      if (ofTheBot) complaints.refused(poster.platform, error);
      else if (error.kind === 'refused') throw error;
      if (last) throw new OutOfTime(error.message);
      const ceiling = Math.min(MOST_WAIT, FIRST_WAIT * 2 ** failures);
      const backOff = LEAST_WAIT + clock.random() * (ceiling - LEAST_WAIT);
      const delay =
        error.kind === 'busy' && error.retryAfter !== null ? Math.max(LEAST_WAIT, error.retryAfter * 1_000) : backOff;
      if (clock.now().getTime() + delay > deadline.getTime()) {
        if (error.kind !== 'unknown') throw new OutOfTime(error.message);
        last = error;
      }
      await hold.rest(last ? Math.min(delay, MOST_WAIT) : delay);
    }
  }
}
