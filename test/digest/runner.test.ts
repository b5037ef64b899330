import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, CATCH_UP, DAY, fates, HOUR, NINE, sceneOf, simplePost, states, subscriptionOf, texts } from './support.ts';

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
