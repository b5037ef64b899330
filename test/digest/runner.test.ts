import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Delivery } from '../../src/core/digest.ts';
import type { Call, Fate } from './fake-platform.ts';
import { at, CATCH_UP, HOUR, LEASE, NINE, sceneOf, simplePost, subscriptionOf } from './support.ts';

const DAY = 24 * HOUR;
const texts = (messages: readonly { readonly text: string }[]) => messages.map(({ text }) => text);
const states = (deliveries: readonly Delivery[]) => deliveries.map(({ state }) => state);
/** The given fates for the next calls of each kind, then all is well. */
const fates = (lists: Partial<Record<Call, readonly Fate[]>>) => {
  const left = new Map(Object.entries(lists).map(([call, list]) => [call, [...list]]));
  return (call: Call): Fate => left.get(call)?.shift() ?? 'ok';
};

describe('a digest that is due', () => {
  test('is posted once, its thread under it in order, and recorded with its message', async (t) => {
    const { store, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    await run();
    await run();
    const [parent, ...more] = platform.parents('C-a');
    assert.ok(parent);
    assert.equal(parent.text, 'post 1');
    assert.deepEqual(more, []);
    assert.deepEqual(texts(platform.thread(parent.id)), ['thread 1.1', 'thread 1.2']);
    const [delivery] = await store.deliveries('a', 10);
    assert.equal(delivery?.state, 'posted');
    assert.equal(delivery.messageId, parent.id);
    assert.deepEqual(delivery.dueAt, NINE);
    assert.ok((await store.told('a')).has('post1'));
    assert.deepEqual(await store.parts(delivery.id), []);
  });

  test('has keys that both platforms take', async (t) => {
    const { platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    await run();
    const keys = platform.posted.map(({ key }) => key);
    assert.equal(new Set(keys).size, 3);
    for (const key of keys) assert.match(key, /^[\w.-]{1,25}$/u);
  });

  test('is not posted before its time, nor when the subscription is paused or of a platform that is not connected', async (t) => {
    const early = subscriptionOf('a', { schedule: { kind: 'weekly', hour: 9, minute: 1, days: [1] } });
    const paused = subscriptionOf('b', { paused: 'Ann paused it.' });
    const elsewhere = subscriptionOf('c', { place: { platform: 'discord', channel: 'C-c' } });
    const { store, platform, run } = await sceneOf(t, [early, paused, elsewhere]);
    await run();
    assert.deepEqual(platform.posted, []);
    for (const id of ['a', 'b', 'c']) assert.deepEqual(await store.deliveries(id, 1), []);
  });

  test('takes one second and no less between two messages in a channel', async (t) => {
    const { platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    await run();
    const times = platform.posted.map((message) => message.at.getTime());
    for (const [index, time] of times.slice(1).entries()) assert.ok(time - (times[index] ?? 0) >= 1_000);
  });

  test('is recorded as empty where there is nothing to post, and tells nothing', async (t) => {
    const { store, platform, run, runner } = await sceneOf(t, [subscriptionOf('a')]);
    await run(runner({ makePost: async () => null }));
    assert.deepEqual(platform.posted, []);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['empty']);
  });

  test('is posted without a thread where none can be opened', async (t) => {
    const { store, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    platform.threads = false;
    await run();
    assert.deepEqual(texts(platform.posted), ['post 1']);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['posted']);
  });

  test('that cannot be put together fails with a reason, and the next one is tried again', async (t) => {
    const { store, clock, platform, run, runner } = await sceneOf(t, [subscriptionOf('a')]);
    let broken = true;
    const one = runner({
      makePost: async (request) => {
        if (broken) throw new TypeError('a secret of the house');
        assert.deepEqual(request.missed, [NINE]);
        return simplePost(request);
      },
    });
    await run(one);
    const [delivery] = await store.deliveries('a', 1);
    assert.equal(delivery?.state, 'failed');
    assert.doesNotMatch(delivery.reason ?? '', /secret/u);
    broken = false;
    clock.set(at(DAY));
    await run(one);
    assert.deepEqual(texts(platform.parents('C-a')), ['post 1']);
  });
});

describe('late', () => {
  test('it is posted within the time for catching up, and recorded as missed after that', async (t) => {
    for (const [late, expected] of [
      [CATCH_UP, 'posted'],
      [CATCH_UP + 1, 'missed'],
    ] as const) {
      const { store, platform, run } = await sceneOf(t, [subscriptionOf('a')], at(late));
      await run();
      assert.deepEqual(states(await store.deliveries('a', 10)), [expected]);
      assert.equal(platform.posted.length > 0, expected === 'posted');
    }
  });

  test('only the newest of several is posted, and it is told which others were missed', async (t) => {
    const { store, clock, run, runner } = await sceneOf(t, [subscriptionOf('a')]);
    const asked: (readonly Date[])[] = [];
    const one = runner({
      makePost: async (request) => {
        asked.push(request.missed);
        return simplePost(request);
      },
    });
    await run(one);
    clock.set(at(3 * DAY));
    await run(one);
    clock.set(at(4 * DAY));
    await run(one);
    assert.deepEqual(asked, [[], [at(DAY), at(2 * DAY)], []]);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['posted', 'posted', 'missed', 'missed', 'posted']);
  });

  test('a clock that is set back posts nothing twice', async (t) => {
    const { clock, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
    await run();
    clock.set(at(-HOUR));
    await run();
    clock.set(at(60_000));
    await run();
    assert.equal(platform.parents('C-a').length, 1);
  });
});

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

describe('asked for', () => {
  test('a preview is what would be posted, and is recorded nowhere', async (t) => {
    const { store, platform, runner } = await sceneOf(t, [subscriptionOf('a')]);
    const post = await runner().preview(subscriptionOf('a'));
    assert.equal(post?.parent.summary, 'post 1');
    assert.deepEqual(await store.deliveries('a', 10), []);
    assert.deepEqual(platform.calls, []);
  });

  test('a post is made now, and comes back as it was recorded', async (t) => {
    const { store, clock, platform, run, runner } = await sceneOf(t, [subscriptionOf('a')], at(-60_000));
    const delivery = await clock.until(runner().postNow(subscriptionOf('a')));
    assert.equal(delivery.state, 'posted');
    assert.deepEqual(await store.delivery(delivery.id), delivery);
    clock.set(NINE);
    await run();
    assert.deepEqual(texts(platform.parents('C-a')), ['post 1', 'post 2'], 'what is due later is due all the same');
  });

  test('while another is being posted, it is that one', async (t) => {
    const { clock, platform, runner } = await sceneOf(t, [subscriptionOf('a')]);
    const one = runner();
    platform.fate = fates({ post: [{ slow: 5_000 }] });
    await clock.until(one.tick());
    const delivery = await clock.until(one.postNow(subscriptionOf('a')));
    assert.equal(delivery.state, 'posted');
    assert.deepEqual(delivery.dueAt, NINE);
    assert.equal(platform.parents('C-a').length, 1);
  });

  test('when something is due just then, that is posted and nothing beside it', async (t) => {
    const { clock, platform, run, runner } = await sceneOf(t, [subscriptionOf('a')]);
    const delivery = await clock.until(runner().postNow(subscriptionOf('a')));
    assert.deepEqual(delivery.dueAt, NINE);
    await run();
    assert.equal(platform.parents('C-a').length, 1);
  });

  test('a post that takes long is told as far as it has come', async (t) => {
    const { clock, platform, runner } = await sceneOf(t, [subscriptionOf('a')]);
    platform.fate = () => 'dropped';
    const one = runner();
    const delivery = await clock.until(one.postNow(subscriptionOf('a')));
    assert.equal(delivery.state, 'claimed');
    await clock.until(one.stop());
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
    await run(runner());
    assert.deepEqual(platform.posted, []);
    assert.deepEqual(states(await store.deliveries('a', 10)), ['failed']);
  });
});
