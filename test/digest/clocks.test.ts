import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, DAY, LEASE, sceneOf, states, subscriptionOf } from './support.ts';

const YEAR = 365 * DAY;

describe('a clock that was ahead once', () => {
  test('and posted, does not keep what is due from being posted once it is right', async (t) => {
    const { clock, platform, run } = await sceneOf(t, [subscriptionOf('a')], at(YEAR + 5_000));
    await run();
    assert.equal(platform.posted.length, 3);
    for (let day = 0; day < 3; day += 1) {
      clock.set(at(day * DAY + 5_000));
      await run();
      assert.equal(platform.parents('C-a').length, day + 2);
    }
  });

  test('and claimed something, holds nothing up once it is right, and is posted neither early nor twice', async (t) => {
    const { store, clock, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    const ahead = { claimedAt: at(YEAR), claimedBy: 'dead' };
    await store.claim({ id: 'x', subscriptionId: 'a', dueAt: at(YEAR), ...ahead });
    await run();
    clock.pass(LEASE);
    await run();
    assert.deepEqual(states(await store.deliveries('a', 10)), ['failed', 'posted']);
    assert.equal(platform.parents('C-a').length, 1);
  });

  test('when somebody subscribed, does not keep the channel waiting until then', async (t) => {
    const { store, clock, platform, run } = await sceneOf(t, [subscriptionOf('a', { since: at(YEAR) })]);
    await run();
    assert.equal(platform.posted.length, 0, 'it counts as subscribed just now');
    clock.set(at(DAY + 5_000));
    await run();
    assert.equal(platform.parents('C-a').length, 1);
    assert.deepEqual((await store.subscription('a'))?.since, at(YEAR), 'it may be this clock that is wrong');
  });
});
