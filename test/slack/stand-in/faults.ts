import type { Refusal } from './check.ts';

/** How a call is to go wrong. */
export interface Failure {
  readonly status?: number;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Slack's own error, with status 200. */
  readonly error?: string;
  /** The connection ends before anything is done. */
  readonly dropped?: true;
  /** What was asked for is done, but the answer is lost: all of it, or from its middle on. */
  readonly lost?: true | 'midway';
  /** The connection ends at once; so many milliseconds later all is done. */
  readonly late?: number;
  /** Milliseconds before anything is done; alone, the call is only slow. */
  readonly delay?: number;
}

/** Which calls go wrong: those scripted, those chosen by a function, and those that come too fast. */
export class Faults {
  /** Asked for every call that nothing is scripted for. */
  choose: ((method: string, channel: string | null) => Failure | null) | null = null;
  /** Whether chat.postMessage takes one message a second in a channel, as Slack's does. */
  oneASecond = false;
  readonly #now: () => number;
  readonly #refuse: (method: string, refusal: Refusal) => void;
  readonly #scripted = new Map<string, Failure[]>();
  readonly #quietUntil = new Map<string, number>();
  readonly #lastPost = new Map<string, number>();

  constructor(now: () => number, refuse: (method: string, refusal: Refusal) => void) {
    this.#now = now;
    this.#refuse = refuse;
  }

  add(method: string, failures: readonly Failure[]): void {
    this.#scripted.set(method, [...(this.#scripted.get(method) ?? []), ...failures]);
  }

  /** How this call is to go wrong; null when it is not. Slack holds it against callers who do not wait. */
  next(method: string, channel: string | null): Failure | null {
    const place = `${method} ${channel ?? ''}`;
    if (this.#now() < (this.#quietUntil.get(place) ?? 0)) {
      this.#refuse(method, { error: 'ratelimited', details: ['called again before Retry-After was over'] });
    }
    const failure =
      this.#scripted.get(method)?.shift() ?? this.choose?.(method, channel) ?? this.#tooFast(method, channel);
    if (failure?.retryAfter !== undefined) this.#quietUntil.set(place, this.#now() + failure.retryAfter * 1000);
    return failure;
  }

  #tooFast(method: string, channel: string | null): Failure | null {
    if (method !== 'chat.postMessage' || channel === null || !this.oneASecond) return null;
    if (this.#now() < (this.#lastPost.get(channel) ?? 0) + 1000) return { retryAfter: 1 };
    this.#lastPost.set(channel, this.#now());
    return null;
  }
}
