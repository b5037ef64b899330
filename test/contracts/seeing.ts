import assert from 'node:assert/strict';
import type { Driver, Outcome, Seen } from './driver.ts';

/** The one message that appeared. */
export function one({ appeared }: Outcome): Seen {
  const [seen, ...others] = appeared;
  assert.ok(seen, 'a message appeared');
  assert.equal(others.length, 0, `one message, not ${appeared.length}`);
  return seen;
}

/** The one message that everybody sees; to the asker alone it may be said that it was posted. */
export function inChannel({ appeared }: Outcome): Seen {
  return one({ appeared: appeared.filter((seen) => !seen.private), edited: null });
}

/** The platform refused nothing. */
export function clean(driver: Driver): void {
  assert.deepEqual(driver.refusals(), []);
}

/** What the asker alone is told: the message that changed, or the last one that appeared for them. */
export function own({ appeared, edited }: Outcome): Seen {
  const last = edited ?? appeared.filter((seen) => seen.private).at(-1);
  assert.ok(last, 'the asker is told something');
  return last;
}
