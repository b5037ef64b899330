import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OperatorError } from '../../../src/core/errors.ts';
import { type Log, SILENT } from '../../../src/core/log.ts';
import type { Access, Poster } from '../../../src/core/poster.ts';
import { applyDefaults, readDefaults } from '../../../src/digest/desk/index.ts';
import { openStores } from '../../../src/store/index.ts';
import { FakePlatform } from '../fake-platform.ts';
import { HandClock } from '../hand-clock.ts';

const NOW = new Date('2026-03-02T08:00:00Z');
const WISH = { platform: 'slack', channel: 'C1', wish: '09:00 Europe/London weekdays' } as const;

/** A platform in memory; `access` says whether it can be posted to. */
function poster(access: Access = { ok: true }): Poster {
  return { ...new FakePlatform(new HandClock(NOW)).poster('slack'), access: async () => access };
}

test('a configured channel is understood as it would be after /digest subscribe', () => {
  assert.deepEqual(readDefaults([WISH, { platform: 'discord', channel: '456', wish: 'Asia/Tokyo' }]), [
    {
      place: { platform: 'slack', channel: 'C1' },
      schedule: { kind: 'weekly', hour: 9, minute: 0, days: [1, 2, 3, 4, 5] },
      zone: 'Europe/London',
    },
    {
      place: { platform: 'discord', channel: '456' },
      schedule: { kind: 'weekly', hour: 9, minute: 0, days: [1, 2, 3, 4, 5] },
      zone: 'Asia/Tokyo',
    },
  ]);
});

test('a wish that is not understood names its channel and what would be right', () => {
  for (const wish of ['9am', 'Europe/London tea time', 'cron:* * * * * Europe/London']) {
    assert.throws(
      () => readDefaults([{ ...WISH, wish }]),
      (error: unknown) =>
        error instanceof OperatorError && /DIGEST_CHANNELS, slack:C1: .*example/isu.test(error.message),
      wish,
    );
  }
});

test('a configured channel is subscribed once: who unsubscribes it does not get it back at the next start', async (t) => {
  const stores = openStores(null);
  t.after(() => stores.close());
  const store = stores.digest;
  const begun: string[] = [];
  const apply = () =>
    applyDefaults(readDefaults([WISH]), {
      ...{ store, posters: [poster()], log: SILENT, now: NOW },
      begin: async ({ place }) => void begun.push(place.channel),
    });
  await apply();
  const [subscription] = await store.subscriptions();
  assert.ok(subscription);
  assert.deepEqual(begun, ['C1']);
  await apply();
  assert.equal((await store.subscriptions()).length, 1);
  await store.remove(subscription.id);
  await apply();
  assert.deepEqual(await store.subscriptions(), []);
});

test('a channel that somebody has subscribed already keeps what they chose', async (t) => {
  const stores = openStores(null);
  t.after(() => stores.close());
  const [wanted] = readDefaults([{ ...WISH, wish: '7am Asia/Tokyo' }]);
  assert.ok(wanted);
  const theirs = {
    id: 'theirs',
    kind: 'digest',
    players: [],
    topic: null,
    whenNothingNew: 'skip',
    creator: 'U1',
    paused: null,
  } as const;
  await stores.digest.save({ ...wanted, ...theirs, since: NOW });
  await applyDefaults(readDefaults([WISH]), {
    ...{ store: stores.digest, posters: [poster()], log: SILENT, now: NOW },
    begin: async () => {},
  });
  assert.equal((await stores.digest.at(wanted.place))?.zone, 'Asia/Tokyo');
});

test('a configured channel that cannot be posted to is logged, and tried again at the next start', async (t) => {
  const stores = openStores(null);
  t.after(() => stores.close());
  const store = stores.digest;
  const warned: unknown[] = [];
  const log: Log = { ...SILENT, warn: ({ reason }) => void warned.push(reason) };
  const rest = { store, log, begin: async () => {}, now: NOW };
  await applyDefaults(readDefaults([WISH]), { ...rest, posters: [poster({ ok: false, reason: 'Invite me.' })] });
  await applyDefaults(readDefaults([WISH]), { ...rest, posters: [] });
  assert.deepEqual(warned, ['Invite me.', 'slack is not connected']);
  assert.deepEqual(await store.subscriptions(), []);
  await applyDefaults(readDefaults([WISH]), { ...rest, posters: [poster()] });
  assert.equal((await store.subscriptions()).length, 1);
});
