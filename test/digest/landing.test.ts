import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, CATCH_UP, fates, HOUR, LEASE, sceneOf, states, subscriptionOf, texts } from './support.ts';

describe('a message that is made after the platform was thought to have lost it', () => {
  for (const late of [200, 3_000, 14_000, 18_500]) {
    test(`${late} ms later is found, in the channel and in the thread`, async (t) => {
      const { store, clock, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
      platform.fate = fates({ post: [{ late }, { late }, 'ok', 'ok'] });
      await run();
      await clock.until(clock.wait(HOUR));
      assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2']);
      assert.deepEqual(states(await store.deliveries('a', 10)), ['posted']);
    });
  }

  test('is not made again by the next process when the first one stops before it knows', async (t) => {
    const { store, clock, platform, run, runner } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = fates({ post: [{ late: 13_000 }] });
    const one = runner();
    await clock.until(one.tick());
    await clock.until(clock.wait(100));
    await clock.until(one.stop());
    const two = runner();
    await run(two);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['claimed'], 'it is not looked for at once');
    clock.pass(LEASE);
    await run(two);
    await clock.until(clock.wait(HOUR));
    assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2']);
  });

  test('is not made anew when there is no time left once it has been looked for', async (t) => {
    const { store, clock, platform, run } = await sceneOf(t, [subscriptionOf('a')], at(CATCH_UP - 10_000));
    platform.fate = fates({ post: ['dropped'] });
    await run();
    await clock.until(clock.wait(HOUR));
    assert.deepEqual(platform.posted, []);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['failed']);
    assert.equal(platform.calls.filter(({ call }) => call === 'find').length, 2);
  });
});

test('a message is found where the platform’s clock is half an hour behind', async (t) => {
  const { platform, run, runner } = await sceneOf(t, [subscriptionOf('a')]);
  const poster = platform.poster();
  platform.fate = fates({ post: ['lost'] });
  const behind = runner({
    posters: [
      {
        ...poster,
        find: (channel, key, since, message) =>
          poster.find(channel, key, new Date(since.getTime() + HOUR / 2), message),
      },
    ],
  });
  await run(behind);
  assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2']);
});
