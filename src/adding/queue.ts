import { AskerError } from '../core/errors.ts';

/** Works at once, all but one of them waiting: each takes up to a few minutes, and platforms wait a quarter of an hour. */
const MOST_WAITING = 5;

/** Does one thing after another. */
export interface Queue {
  /**
   * @param waits called when something else comes first
   * @throws AskerError when too many wait already; whatever the work throws
   */
  run<T>(work: () => Promise<T>, waits: () => void): Promise<T>;
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async run(work, waits) {
      if (waiting >= MOST_WAITING) throw new AskerError('Much is being added just now. Please try again in a minute.');
      if (waiting > 0) waits();
      waiting += 1;
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        waiting -= 1;
      }
    },
  };
}
