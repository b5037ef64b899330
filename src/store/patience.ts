import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from './errors.ts';

/** Milliseconds for which a statement waits for another writer, here or in another process, before it fails. */
export const PATIENCE = 5_000;
/** Milliseconds between two tries: as long as the shortest of what others write takes, then longer. */
const FIRST = 2;
const LONGEST = 8;

/** True for an error that says that somebody else is writing. What was tried has then changed nothing. */
function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/**
 * Does the work again while somebody else is writing. SQLite itself would wait too, but holding up the process, and with
 * it whoever asks something that needs no waiting at all.
 * @param work one statement, or one transaction: when it fails, nothing of it was done
 * @throws what the work throws: when others have been writing for `patience` milliseconds, that
 */
export async function patiently<T>(work: () => T | Promise<T>, patience: number): Promise<T> {
  const begun = performance.now();
  for (let wait = FIRST; ; wait = Math.min(LONGEST, wait * 2)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() - begun >= patience) throw error;
    }
    await pause(wait);
  }
}
