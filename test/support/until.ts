import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds after which what is waited for will not come, on the slowest machine. */
const PATIENCE = 60_000;

/** Waits until something is so. @throws AssertionError naming it when that takes too long */
export async function until(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
  const begun = performance.now();
  while (!(await look())) {
    assert.ok(performance.now() - begun < PATIENCE, `waited in vain until ${what}`);
    await pause(5);
  }
}
