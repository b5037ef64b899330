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

/**
 * Somebody else in the channel uses every button and every select of a message that all see: each time they alone are
 * answered, in words, and the message is left as it is.
 */
export async function everyControlAnswersInPrivate(driver: Driver, post: Seen): Promise<void> {
  const check = (what: string, outcome: Outcome) => {
    assert.equal(outcome.edited, null, what);
    const { private: forOne, text, pings } = one(outcome);
    assert.ok(forOne, what);
    assert.doesNotMatch(text, /went wrong on our side|There is no command/u, what);
    assert.deepEqual(pings, [], what);
  };
  for (const label of post.buttons) check(label, await driver.press(post, label, 'colleague'));
  for (const { label, options } of post.selects) {
    for (const option of new Set([options[0], options.at(-1)])) {
      if (option === undefined) continue;
      check(`${label}: ${option}`, await driver.choose(post, label, option, 'colleague'));
    }
  }
}
