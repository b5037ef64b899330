import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Place } from '../../src/core/digest.ts';
import { type Log, SILENT } from '../../src/core/log.ts';
import type { Clock } from '../../src/digest/clock.ts';
import { openDigests } from '../../src/digest/index.ts';
import { HAS_BASELINE } from '../../src/digest/told.ts';
import { openStores } from '../../src/store/index.ts';
import { type Cleanup, openHouse, SEEDS } from '../support/library.ts';
import { FakePlatform } from './fake-platform.ts';
import { at, CATCH_UP, DAY, NINE, states, subscriptionOf } from './support.ts';

const SLACK: Place = { platform: 'slack', channel: 'C1' };
const DISCORD: Place = { platform: 'discord', channel: 'D1' };

interface Surroundings {
  readonly log?: Log;
  readonly platforms?: readonly Place['platform'][];
}

/** Digests that are due on both platforms, and a channel that the configuration subscribes on each. */
async function sceneOf(t: Cleanup, { log = SILENT, platforms = ['slack', 'discord'] }: Surroundings = {}) {
  const stores = openStores(null);
  t.after(() => stores.close());
  const { library } = await openHouse(t, SEEDS);
  const clock: Clock = { now: () => at(5_000), wait: async () => void (await nextTurn()), random: () => 0.5 };
  const platform = new FakePlatform(clock);
  const store = stores.digest;
  for (const [id, place] of [
    ['s', SLACK],
    ['d', DISCORD],
  ] as const) {
    await store.save(subscriptionOf(id, { place }));
    await store.tell(id, [HAS_BASELINE]);
  }
  const schedule = { kind: 'weekly', hour: 9, minute: 0, days: [1] } as const;
  const digests = openDigests({
    ...{ store, library, log, clock, catchUp: CATCH_UP },
    posters: platforms.map((each) => platform.poster(each)),
    defaults: (['slack', 'discord'] as const).map((each) => ({
      ...{ place: { platform: each, channel: `default-${each}` }, schedule, zone: 'UTC' },
    })),
  });
  t.after(() => digests.stop());
  return {
    ...{ digests, store, platform },
    async settled() {
      for (let turn = 0; turn < 2_000 && (await store.open()).length > 0; turn += 1) await nextTurn();
    },
    subscribed: async () => (await store.subscriptions()).map(({ place }) => place.channel).toSorted(),
  };
}

test('each platform’s digests begin when it is connected, whatever becomes of the other', async (t) => {
  const { digests, store, platform, settled, subscribed } = await sceneOf(t);
  await digests.start('slack');
  await settled();
  assert.equal(platform.parents('C1').length, 1);
  assert.equal(platform.parents('D1').length, 0);
  assert.deepEqual(await store.deliveries('d', 10), []);
  assert.deepEqual(await subscribed(), ['C1', 'D1', 'default-slack']);
  await digests.start('discord');
  await settled();
  assert.equal(platform.parents('C1').length, 1);
  assert.equal(platform.parents('D1').length, 1);
  assert.deepEqual(await subscribed(), ['C1', 'D1', 'default-discord', 'default-slack']);
});

test('without a name all of them begin, and nothing does that was stopped before it was connected', async (t) => {
  const all = await sceneOf(t);
  await all.digests.start();
  await all.settled();
  assert.deepEqual([all.platform.parents('C1').length, all.platform.parents('D1').length], [1, 1]);
  const none = await sceneOf(t);
  await none.digests.stop();
  await none.digests.start('slack');
  assert.deepEqual(none.platform.calls, []);
});

test('a configured channel of a platform that has no token is told of in the log, once', async (t) => {
  const warned: unknown[] = [];
  const log: Log = { ...SILENT, warn: ({ channel, reason }) => void warned.push([channel, reason]) };
  const { digests } = await sceneOf(t, { log, platforms: ['slack'] });
  await digests.start('slack');
  await digests.start('slack');
  assert.deepEqual(warned, [['default-discord', 'discord is not connected']]);
});

test('what became of a delivery is forgotten after two years, but not the last one', async (t) => {
  const { digests, store } = await sceneOf(t);
  for (const days of [-900, -800, -700]) {
    const claim = { id: `old${days}`, subscriptionId: 'gone', dueAt: at(days * DAY), claimedAt: NINE, claimedBy: 'p' };
    await store.claim(claim);
    await store.settle(claim.id, { state: 'posted', reason: null, messageId: 'm' }, NINE);
  }
  await digests.start();
  assert.deepEqual(states(await store.deliveries('gone', 10)), ['posted']);
});
