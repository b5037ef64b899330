import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, CATCH_UP, DAY, fates, HOUR, LEASE, sceneOf, states, subscriptionOf, texts } from './support.ts';

describe('several processes', () => {
  test('over one store elect one', async (t) => {
    const { clock, platform, runner } = await sceneOf(t, [subscriptionOf('a'), subscriptionOf('b')]);
    const all = [runner(), runner(), runner()];
    await clock.until(Promise.all(all.map((one) => one.tick())));
    await clock.until(Promise.all(all.map((one) => one.idle())));
    for (const channel of ['C-a', 'C-b']) assert.equal(platform.parents(channel).length, 1);
    assert.equal(platform.posted.length, 6);
  });

  test('leave a claim alone that is kept alive, however long it takes', async (t) => {
    const { clock, platform, runner } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = fates({ post: [{ slow: 10 * LEASE }] });
    const [one, other] = [runner(), runner()];
    await clock.until(one.tick());
    for (let minute = 0; minute < 9; minute += 1) {
      await clock.until(clock.wait(LEASE));
      await clock.until(other.tick());
      await clock.until(Promise.race([other.idle(), clock.wait(1_000)]));
    }
    await clock.until(Promise.all([one.idle(), other.idle()]));
    assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2']);
    assert.equal(platform.calls.filter(({ call }) => call === 'find').length, 0, 'nobody had to look');
  });

  test('one that slept longer than its claim lives posts nothing when it wakes', async (t) => {
    const { store, clock, platform, runner } = await sceneOf(t, [subscriptionOf('a')]);
    for (const asleepIn of ['keepParts', 'parts', 'renew'] as const) {
      const sleepy = async <T>(work: Promise<T>): Promise<T> => {
        const result = await work;
        if (!Array.isArray(result) || result.length > 0) await clock.wait(3 * LEASE);
        return result;
      };
      const one = runner({
        store: {
          ...store,
          ...(asleepIn === 'keepParts' ? { keepParts: (...args) => sleepy(store.keepParts(...args)) } : {}),
          ...(asleepIn === 'parts' ? { parts: (id) => sleepy(store.parts(id)) } : {}),
          ...(asleepIn === 'renew'
            ? { renew: async (...args) => sleepy(Promise.resolve()).then(() => store.renew(...args)) }
            : {}),
        },
      });
      const other = runner();
      await clock.until(one.tick());
      await clock.until(clock.wait(2 * LEASE));
      await clock.until(other.tick());
      await clock.until(Promise.all([one.idle(), other.idle()]));
      const texts = platform.posted.map(({ text }) => text);
      assert.equal(new Set(texts).size, texts.length, `asleep in ${asleepIn}: ${texts}`);
      clock.set(new Date(clock.now().getTime() + DAY));
    }
    assert.deepEqual(states(await store.deliveries('a', 10)), ['posted', 'posted', 'posted']);
    assert.equal(platform.posted.length, 9);
  });

  test('one that stops gives its claim up, and the next goes on where it was', async (t) => {
    const { store, clock, platform, run, runner } = await sceneOf(t, [subscriptionOf('a')]);
    const one = runner();
    platform.fate = fates({ post: ['ok', { busy: 600 }] });
    await clock.until(one.tick());
    await clock.until(clock.wait(30_000));
    await clock.until(one.stop());
    assert.deepEqual(states(await store.deliveries('a', 10)), ['claimed']);
    await run(runner());
    assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2']);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['posted']);
  });
});

describe('left behind', () => {
  test('what is too late by then is missed, unless it was posted', async (t) => {
    for (const posted of [false, true]) {
      const { store, clock, platform, run, runner } = await sceneOf(t, [subscriptionOf('a')]);
      const one = runner();
      platform.fate = fates({ post: [posted ? 'lost' : 'dropped'] });
      await clock.until(one.tick());
      await clock.until(clock.wait(10));
      await clock.until(one.stop());
      clock.set(at(CATCH_UP + HOUR));
      await run(runner());
      assert.deepEqual(states(await store.deliveries('a', 10)), [posted ? 'posted' : 'missed']);
      assert.deepEqual(texts(platform.posted), posted ? ['post 1', 'thread 1.1', 'thread 1.2'] : []);
    }
  });

  test('what was to be posted to a channel that has unsubscribed is not', async (t) => {
    const { store, clock, platform, run, runner } = await sceneOf(t, [subscriptionOf('a')]);
    const one = runner();
    platform.fate = fates({ post: ['dropped'] });
    await clock.until(one.tick());
    await clock.until(clock.wait(10));
    await clock.until(one.stop());
    await store.remove('a');
    clock.pass(LEASE);
    await run(runner());
    assert.deepEqual(platform.posted, []);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['failed']);
  });
});
