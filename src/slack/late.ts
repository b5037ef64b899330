import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after a time in milliseconds; rejects when the signal says that nobody waits any more. */
export type Timer = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const realTimer: Timer = (milliseconds, signal) => sleep(milliseconds, undefined, { signal });

/** Milliseconds after which somebody who waits is told so. */
export const NOTICEABLE = 1000;

/**
 * The result of the work. When it takes longer than the time given in milliseconds, `meanwhile` is done first, and once:
 * what it does is finished before the result is passed on.
 */
export async function patiently<T>(
  work: Promise<T>,
  milliseconds: number,
  timer: Timer,
  meanwhile: () => Promise<void>,
): Promise<T> {
  if (await takesLonger(work, milliseconds, timer)) await meanwhile();
  return work;
}

/** Whether the work is still under way after the time given in milliseconds. */
export async function takesLonger(work: Promise<unknown>, milliseconds: number, timer: Timer): Promise<boolean> {
  const over = new AbortController();
  const late = timer(milliseconds, over.signal).then(
    () => true,
    () => false,
  );
  const done = work.then(
    () => false,
    () => false,
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    over.abort();
  }
}
