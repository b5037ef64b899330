import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** Lets so many pass at a time, the others in the order in which they came. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** A gate for `limit` at a time. Between two that pass, whatever else the process has to do is done. */
export function createGate(limit: number): Gate {
  const queue: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= limit) await new Promise<void>((resolve) => queue.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      await nextTurn();
      const next = queue.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}

/** Resolves when it is one's turn under a key. */
export type Pacer = (key: string) => Promise<void>;

/**
 * One turn in `gap` milliseconds under each key: both platforms take about one post a second in a channel
 * (docs.slack.dev/apis/web-api/rate-limits; Discord's is five in five seconds).
 */
export function createPacer(clock: Clock, gap: number, signal: AbortSignal): Pacer {
  const last = new Map<string, Promise<void>>();
  return async (key) => {
    const before = last.get(key);
    const mine = (before ?? Promise.resolve()).then(() => clock.wait(gap, signal));
    last.set(key, mine);
    void mine.then(() => {
      if (last.get(key) === mine) last.delete(key);
    });
    await before;
  };
}
