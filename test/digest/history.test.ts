import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, DAY, fates, HOUR, NINE, sceneOf, simplePost, states, subscriptionOf } from './support.ts';

test('a post whose thread took long is recorded as posted when it stood in the channel', async (t) => {
  const { store, platform, run } = await sceneOf(t, [subscriptionOf('a')]);
  platform.fate = fates({ post: ['ok', { busy: 3_600 }] });
  await run();
  const [delivery] = await store.deliveries('a', 1);
  const [parent] = platform.parents('C-a');
  assert.ok(delivery?.settledAt && parent);
  assert.ok(delivery.settledAt.getTime() - parent.at.getTime() < 1_000);
  assert.ok((platform.posted.at(-1)?.at.getTime() ?? 0) - parent.at.getTime() >= HOUR);
});

test('what was missed is told however many times there was nothing to post since, and nothing of the future', async (t) => {
  const hourly = subscriptionOf('a', { schedule: { kind: 'cron', expression: '0 * * * *' }, since: at(-HOUR) });
  const { store, clock, run, runner } = await sceneOf(t, [hourly], at(2 * HOUR + 5_000));
  let fresh = false;
  const asked: (readonly Date[])[] = [];
  const one = runner({
    makePost: async (request) => {
      if (!fresh) return null;
      asked.push(request.missed);
      return simplePost(request);
    },
  });
  await run(one);
  for (let hour = 3; hour < 63; hour += 1) {
    clock.set(at(hour * HOUR + 5_000));
    await run(one);
  }
  await store.miss('a', [at(365 * DAY)], clock.now());
  fresh = true;
  for (const hour of [63, 64]) {
    clock.set(at(hour * HOUR + 5_000));
    await run(one);
  }
  assert.deepEqual(asked, [[NINE, at(HOUR)], []]);
});

test('whoever asks for a post is answered as soon as the process stops', async (t) => {
  const { clock, platform, runner } = await sceneOf(t, [subscriptionOf('a')]);
  platform.fate = () => ({ slow: HOUR });
  const one = runner();
  const asked = one.postNow(subscriptionOf('a'));
  await clock.until(clock.wait(2_000));
  const before = clock.now().getTime();
  const stopped = one.stop();
  assert.deepEqual(states([await clock.until(asked)]), ['claimed']);
  assert.equal(clock.now().getTime(), before);
  await clock.until(stopped);
});
