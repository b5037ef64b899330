import { setTimeout as sleep } from 'node:timers/promises';

/** Time and chance, as a runner meets them: so that tests move the one by hand and repeat the other. */
export interface Clock {
  now(): Date;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. Never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** In [0, 1). */
  random(): number;
}

/** The machine's clock. Its waits do not keep a process alive that has nothing else to do. */
export const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  random: Math.random,
  async wait(ms, signal) {
    // An aborted sleep rejects: the one way in which this one can.
    await sleep(ms, undefined, { ref: false, ...(signal ? { signal } : {}) }).catch(() => undefined);
  },
};
