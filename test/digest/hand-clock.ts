import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../src/digest/clock.ts';
import { seeded } from '../support/seeded.ts';

/** Turns of the event loop in which nobody looks at the clock, after which everybody is waiting for it. */
const QUIET = 3;

interface Waiting {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until everybody waits for it, and then moves to the next time that somebody waits for. */
export class HandClock implements Clock {
  readonly random: () => number;
  readonly #waiting = new Set<Waiting>();
  #now: number;
  #looks = 0;

  constructor(start: Date, random: () => number = seeded(1)) {
    this.#now = start.getTime();
    this.random = random;
  }

  now(): Date {
    this.#looks += 1;
    return new Date(this.#now);
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    this.#looks += 1;
    return new Promise((resolve) => {
      const waiting = {
        at: this.#now + Math.max(0, ms),
        wake: () => {
          this.#waiting.delete(waiting);
          signal?.removeEventListener('abort', waiting.wake);
          this.#looks += 1;
          resolve();
        },
      };
      if (signal?.aborted) return waiting.wake();
      this.#waiting.add(waiting);
      signal?.addEventListener('abort', waiting.wake);
    });
  }

  /** Moves the clock, backwards too, and wakes nobody by it. */
  set(to: Date): void {
    this.#now = to.getTime();
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  /** What the work comes to; the clock moves on for as long as it takes. @throws Error when it waits for nothing */
  async until<T>(work: Promise<T>): Promise<T> {
    let settled = false;
    const done = () => {
      settled = true;
    };
    work.then(done, done);
    for (let quiet = 0; !settled; quiet += 1) {
      const looks = this.#looks;
      await nextTurn();
      if (looks !== this.#looks) quiet = 0;
      if (settled || quiet < QUIET) continue;
      const next = Math.min(...[...this.#waiting].map(({ at }) => at));
      if (next === Number.POSITIVE_INFINITY) throw new Error('everybody waits for something that never happens');
      this.#now = Math.max(this.#now, next);
      for (const waiting of [...this.#waiting]) if (waiting.at <= this.#now) waiting.wake();
      quiet = 0;
    }
    return work;
  }
}
