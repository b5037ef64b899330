import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SILENT } from '../../src/core/log.ts';
import { at, CATCH_UP, DAY, fates, HOUR, NINE, sceneOf, states, subscriptionOf, texts } from './support.ts';

describe('a platform that fails', () => {
  test('is waited for as long as it says', async (t) => {
    const { platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = fates({ post: [{ busy: 90 }] });
    await run();
    assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2']);
    const [first, second] = platform.calls.filter(({ call }) => call === 'post');
    assert.ok(second && first && second.at.getTime() - first.at.getTime() >= 90_000);
    assert.equal(platform.calls.filter(({ call }) => call === 'find').length, 0, 'it said that nothing was posted');
  });

  test('is never asked again at once, even where it says that no wait is needed', async (t) => {
    const { platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = fates({ post: ['lost'], find: Array.from({ length: 5 }, () => ({ busy: 0 })) });
    await run();
    const times = platform.calls.filter(({ call }) => call === 'find').map((call) => call.at.getTime());
    assert.equal(times.length, 6);
    for (const [index, time] of times.slice(1).entries()) assert.ok(time - (times[index] ?? 0) >= 1_000);
    assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2']);
  });

  test('is looked at before anything is posted again, whether or not the message was made', async (t) => {
    for (const fate of ['lost', 'dropped'] as const) {
      const { store, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
      platform.fate = fates({ post: [fate, fate, fate, fate] });
      await run();
      assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2'], fate);
      assert.deepEqual(states(await store.deliveries('a', 10)), ['posted']);
    }
  });

  test('is not posted to while it does not let itself be looked at', async (t) => {
    const { platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = fates({ post: ['lost'], find: Array.from({ length: 5 }, () => 'dropped') });
    await run();
    assert.equal(platform.calls.filter(({ call }) => call === 'find').length, 6);
    assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2']);
  });

  test('for longer than there is time is given up, with its reason', async (t) => {
    for (const fate of ['dropped', { busy: 60 }, { busy: null }] as const) {
      const { store, clock, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
      platform.fate = () => fate;
      await run();
      const [delivery] = await store.deliveries('a', 10);
      assert.equal(delivery?.state, 'failed');
      assert.match(delivery.reason ?? '', /did not answer|busy/u);
      assert.ok(clock.now().getTime() <= NINE.getTime() + CATCH_UP + 6 * 60_000);
      assert.ok(platform.calls.length < 500, `${platform.calls.length} calls`);
      assert.equal((await store.told('a')).has('post1'), false);
    }
  });

  test('and whose last answer was lost is looked at once more', async (t) => {
    const { store, clock, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    clock.set(at(CATCH_UP));
    platform.fate = fates({ post: ['lost'] });
    await run();
    assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2']);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['posted']);
  });

  test('in the thread does not take the post back, and says so', async (t) => {
    const { store, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = fates({ post: ['ok', { refused: 'The thread is locked.' }] });
    await run();
    const [delivery] = await store.deliveries('a', 10);
    assert.equal(delivery?.state, 'posted');
    assert.match(delivery.reason ?? '', /thread is not complete: The thread is locked/u);
    assert.equal((await store.subscription('a'))?.paused, null);
  });

  test('never delays another channel', async (t) => {
    const { platform, store, clock, runner } = await sceneOf(t, [subscriptionOf('a'), subscriptionOf('b')]);
    platform.fate = (_call, channel) => (channel === 'C-a' ? 'dropped' : 'ok');
    const one = runner();
    await clock.until(one.tick());
    await clock.until(clock.wait(30_000));
    assert.deepEqual(states(await store.deliveries('b', 10)), ['posted']);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['claimed']);
    await clock.until(one.stop());
  });
});

describe('a channel that changes its mind while a platform fails', () => {
  for (const fate of ['dropped', { busy: 60 }] as const) {
    test(`gets no post any more once it has unsubscribed or paused (${JSON.stringify(fate)})`, async (t) => {
      const { store, clock, platform, runner } = await sceneOf(t, [subscriptionOf('a'), subscriptionOf('b')]);
      platform.fate = (call) => (call === 'post' ? fate : 'ok');
      const one = runner();
      await clock.until(one.tick());
      await clock.until(clock.wait(HOUR / 3));
      await store.remove('a');
      await store.save(subscriptionOf('b', { paused: 'Ann paused it.' }));
      platform.fate = () => 'ok';
      await clock.until(one.idle());
      assert.deepEqual(platform.posted, []);
      const ended = [...(await store.deliveries('a', 10)), ...(await store.deliveries('b', 10))];
      assert.deepEqual(states(ended), ['failed', 'failed']);
      assert.deepEqual(
        ended.map(({ reason }) => reason),
        ['The channel has unsubscribed.', 'Ann paused it.'],
      );
    });
  }

  test('keeps the post that was made before, with its thread', async (t) => {
    const { store, clock, platform, runner } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = fates({ post: ['lost'] });
    const one = runner();
    await clock.until(one.tick());
    await clock.until(clock.wait(500));
    await store.remove('a');
    await clock.until(one.idle());
    assert.deepEqual(texts(platform.posted), ['post 1', 'thread 1.1', 'thread 1.2']);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['posted']);
  });

  test('is posted to all the same when it asks for a post while it is paused', async (t) => {
    const paused = subscriptionOf('a', { paused: 'Ann paused it.' });
    const { clock, platform, runner } = await sceneOf(t, [paused]);
    assert.equal((await clock.until(runner().postNow(paused))).state, 'posted');
    assert.equal(platform.parents('C-a').length, 1);
  });
});

describe('a platform that refuses', () => {
  test('pauses the subscription at once, and tells who made it, once', async (t) => {
    const { store, clock, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = (call) => (call === 'post' ? { refused: 'The channel is archived.' } : 'ok');
    await run();
    clock.set(at(DAY));
    await run();
    assert.equal((await store.subscription('a'))?.paused, 'The channel is archived.');
    assert.deepEqual(
      platform.told.map(({ userId }) => userId),
      ['U1'],
    );
    assert.match(platform.told[0]?.summary ?? '', /paused: The channel is archived/u);
    const deliveries = await store.deliveries('a', 10);
    assert.deepEqual(
      deliveries.map(({ state, reason }) => [state, reason]),
      [['failed', 'The channel is archived.']],
    );
    assert.equal(platform.calls.filter(({ call }) => call === 'post').length, 1);
  });

  test('one post alone does not pause the subscription: the reason is kept, and the next one is posted', async (t) => {
    const { store, clock, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = fates({ post: [{ refused: 'Invalid blocks.', scope: 'post' }] });
    await run();
    const [failed] = await store.deliveries('a', 10);
    assert.deepEqual([failed?.state, failed?.reason], ['failed', 'Invalid blocks.']);
    assert.equal((await store.subscription('a'))?.paused, null);
    assert.deepEqual(platform.told, []);
    clock.set(at(DAY));
    await run();
    assert.deepEqual(texts(platform.parents('C-a')), ['post 1']);
  });

  test('the bot altogether is tried until it is mended, pauses nothing, and is logged once', async (t) => {
    const ids = ['a', 'b', 'c'];
    const { store, clock, platform, runner } = await sceneOf(
      t,
      ids.map((id) => subscriptionOf(id)),
    );
    const errors: string[] = [];
    const one = runner({ log: { ...SILENT, error: ({ reason }) => void errors.push(String(reason)) } });
    platform.fate = () => ({ refused: 'The token was revoked.', scope: 'bot' });
    await clock.until(one.tick());
    await clock.until(clock.wait(HOUR));
    assert.ok(platform.calls.length > 2 * ids.length && platform.calls.length < 100 * ids.length);
    platform.fate = () => 'ok';
    await clock.until(one.idle());
    for (const id of ids) {
      assert.deepEqual(states(await store.deliveries(id, 10)), ['posted']);
      assert.equal((await store.subscription(id))?.paused, null);
    }
    assert.deepEqual(errors, ['The token was revoked.']);
    assert.deepEqual(platform.told, []);
  });

  test('the bot for longer than there is time fails the delivery with the reason, and pauses nothing', async (t) => {
    const { store, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = () => ({ refused: 'The token was revoked.', scope: 'bot' });
    await run();
    const [delivery] = await store.deliveries('a', 10);
    assert.deepEqual([delivery?.state, delivery?.reason], ['failed', 'The token was revoked.']);
    assert.equal((await store.subscription('a'))?.paused, null);
  });

  test('is not made worse by a creator who cannot be told, or by there being none', async (t) => {
    const { store, platform, run } = await sceneOf(t, [subscriptionOf('a'), subscriptionOf('b', { creator: null })]);
    platform.fate = (call) => (call === 'post' || call === 'tell' ? { refused: 'No access.' } : 'ok');
    await run();
    for (const id of ['a', 'b']) {
      assert.equal((await store.subscription(id))?.paused, 'No access.');
      assert.deepEqual(states(await store.deliveries(id, 10)), ['failed']);
    }
    assert.deepEqual(
      platform.calls.filter(({ call }) => call === 'tell').map(({ channel }) => channel),
      ['U1'],
    );
  });
});
