import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SILENT } from '../../src/core/log.ts';
import type { Clock } from '../../src/digest/clock.ts';
import { createDigestDriver } from '../../src/digest/driver.ts';
import { FakePlatform } from './fake-platform.ts';
import { at, HOUR, sceneOf, subscriptionOf } from './support.ts';

const MINUTE = 60_000;

/** Time as node-cron sees it, moved by hand; the runner's waits take none. */
async function drivenScene(t: TestContext, subscriptions = [subscriptionOf('a')], start = at(-90_000)) {
  const scene = await sceneOf(t, subscriptions, start);
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: start });
  const clock: Clock = { now: () => new Date(), wait: async () => void (await nextTurn()), random: () => 0.5 };
  const platform = new FakePlatform(clock);
  return {
    store: scene.store,
    platform,
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= MINUTE) {
        t.mock.timers.tick(Math.min(left, MINUTE));
        for (let turn = 0; turn < 5; turn += 1) await nextTurn();
      }
      for (let turn = 0; turn < 100; turn += 1) await nextTurn();
    },
    drive() {
      const runner = scene.runner({ clock, posters: [platform.poster()] });
      const driver = createDigestDriver({ runner, store: scene.store, log: SILENT });
      t.after(() => driver.stop());
      return driver;
    },
  };
}

test('a digest goes out within the second in which it is due, and each day again', async (t) => {
  const { platform, pass, drive } = await drivenScene(t);
  await drive().start();
  await pass(MINUTE);
  assert.deepEqual(platform.posted, []);
  await pass(31_000);
  assert.equal(platform.parents('C-a').length, 1);
  await pass(24 * HOUR);
  assert.equal(platform.parents('C-a').length, 2);
});

test('of replicas that share the store one posts', async (t) => {
  const { platform, pass, drive } = await drivenScene(t, [subscriptionOf('a'), subscriptionOf('b')]);
  for (let replica = 0; replica < 3; replica += 1) await drive().start();
  await pass(5 * MINUTE);
  for (const channel of ['C-a', 'C-b']) assert.equal(platform.parents(channel).length, 1);
});

test('what came due while nothing ran is posted at the start', async (t) => {
  const { platform, pass, drive } = await drivenScene(t, [subscriptionOf('a')], at(HOUR));
  await drive().start();
  await pass(1_000);
  assert.equal(platform.parents('C-a').length, 1);
});

test('a subscription that is made, changed, paused or removed is taken in within a minute', async (t) => {
  const { store, platform, pass, drive } = await drivenScene(t, []);
  await drive().start();
  await store.save(subscriptionOf('a'));
  await store.save(subscriptionOf('b'));
  await store.save(subscriptionOf('c'));
  await pass(MINUTE);
  await store.save(subscriptionOf('b', { paused: 'Ann paused it.' }));
  await store.remove('c');
  await pass(10 * MINUTE);
  assert.deepEqual(
    platform.posted.filter(({ thread }) => thread === null).map(({ channel }) => channel),
    ['C-a'],
  );
  await store.save(
    subscriptionOf('a', { schedule: { kind: 'cron', expression: '30 9 * * *' }, since: at(15 * MINUTE) }),
  );
  await pass(25 * MINUTE);
  assert.equal(platform.parents('C-a').length, 2);
});

test('an expression that node-cron reads otherwise is posted all the same', async (t) => {
  // Crontab joins the two day fields with “or”: the 2nd of March is a Monday, and no 13th.
  const schedule = { kind: 'cron', expression: '0 9 13 * 1' } as const;
  const { platform, pass, drive } = await drivenScene(t, [subscriptionOf('a', { schedule })]);
  await drive().start();
  await pass(5 * MINUTE);
  assert.equal(platform.parents('C-a').length, 1);
});

test('a time that the clocks jump over is posted all the same', async (t) => {
  // In New York 02:30 does not exist on 8 March 2026.
  const jumped = subscriptionOf('a', {
    schedule: { kind: 'weekly', hour: 2, minute: 30, days: [7] },
    zone: 'America/New_York',
  });
  const { platform, pass, drive } = await drivenScene(t, [jumped], new Date('2026-03-08T06:50:00Z'));
  await drive().start();
  await pass(9 * MINUTE);
  assert.equal(platform.posted.length, 0);
  await pass(HOUR);
  assert.equal(platform.parents('C-a').length, 1);
});

test('nothing is set off any more once it is stopped', async (t) => {
  const { platform, pass, drive } = await drivenScene(t);
  const driver = drive();
  await driver.start();
  await driver.stop();
  await pass(10 * MINUTE);
  assert.deepEqual(platform.calls, []);
});
