import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Subscription } from '../../src/core/digest.ts';
import { type DigestStore, HAS_BASELINE } from '../../src/core/digest-store.ts';

/** Two processes' stores over the same data. */
export type OpenTwo = (t: { after(fn: () => unknown): void }) => readonly [DigestStore, DigestStore];

export const NINE = new Date('2026-03-02T09:00:00Z');
export const later = (seconds: number) => new Date(NINE.getTime() + seconds * 1_000);

function subscription(id: string, more: Partial<Subscription> = {}): Subscription {
  return {
    id,
    kind: 'digest',
    place: { platform: 'slack', channel: `C-${id}` },
    schedule: { kind: 'weekly', hour: 9, minute: 0, days: [1, 2, 3] },
    zone: 'Europe/London',
    players: ['openai'],
    topic: 'search',
    whenNothingNew: 'archive',
    creator: 'U1',
    since: NINE,
    paused: null,
    ...more,
  };
}

export const claimOf = (id: string, subscriptionId: string, dueAt: Date, claimedBy = 'p1') => ({
  id,
  subscriptionId,
  dueAt,
  claimedAt: later(1),
  claimedBy,
});
export const POSTED = { state: 'posted', reason: null, messageId: 'm1' } as const;

/** What every digest store does alike, seen by two processes. */
export function digestStoreContract(name: string, open: OpenTwo): void {
  describe(name, () => {
    test('a subscription comes back as it was saved, by id and by place', async (t) => {
      const [store, other] = open(t);
      const weekly = subscription('a');
      const cron = subscription('b', {
        schedule: { kind: 'cron', expression: '0 9 1 * *' },
        players: [],
        topic: null,
        creator: null,
        whenNothingNew: 'skip',
        paused: 'no longer there',
      });
      await store.save(cron);
      await store.save(weekly);
      assert.deepEqual(await other.subscriptions(), [weekly, cron]);
      assert.deepEqual(await other.subscription('b'), cron);
      assert.deepEqual(await other.at(weekly.place), weekly);
      assert.equal(await other.at({ platform: 'discord', channel: 'C-a' }), null);
      assert.equal(await other.subscription('c'), null);
    });

    test('a place has one subscription: saving another changes it, and it keeps its id', async (t) => {
      const [store, other] = open(t);
      await store.save(subscription('a'));
      await other.save(subscription('z', { place: subscription('a').place, zone: 'Asia/Tokyo', since: later(60) }));
      assert.deepEqual(await store.subscriptions(), [subscription('a', { zone: 'Asia/Tokyo', since: later(60) })]);
    });

    test('who subscribes again after leaving has the same id, and what was told is remembered', async (t) => {
      const [store, other] = open(t);
      await store.save(subscription('a'));
      await store.tell('a', ['x']);
      await store.remove('a');
      assert.deepEqual(await other.subscriptions(), []);
      assert.equal(await other.subscription('a'), null);
      assert.equal(await other.at(subscription('a').place), null);
      await other.save(subscription('new', { place: subscription('a').place }));
      assert.deepEqual(await store.at(subscription('a').place), subscription('a'));
      assert.deepEqual([...(await store.told('a'))], ['x']);
    });

    test('a place has one subscription of each kind, and they know nothing of each other', async (t) => {
      const [store, other] = open(t);
      const follow = subscription('b', { kind: 'follow', place: subscription('a').place, players: ['meta'] });
      await store.save(subscription('a'));
      await store.save(follow);
      await store.tell('b', ['x']);
      assert.deepEqual(await other.at(follow.place), subscription('a'));
      assert.deepEqual(await other.at(follow.place, 'digest'), subscription('a'));
      assert.deepEqual(await other.at(follow.place, 'follow'), follow);
      assert.deepEqual([...(await other.told('a'))], []);
      await other.remove('a');
      assert.equal(await store.at(follow.place), null);
      assert.deepEqual(await store.at(follow.place, 'follow'), follow);
    });

    test('who leaves keeps what was told, but not that there is a baseline', async (t) => {
      const [store, other] = open(t);
      await store.save(subscription('a'));
      await store.tell('a', ['x', HAS_BASELINE]);
      await other.remove('a');
      assert.deepEqual([...(await store.told('a'))], ['x']);
    });

    test('a due time is claimed once, whoever asks, and stays so when it is settled', async (t) => {
      const [store, other] = open(t);
      assert.equal(await store.claim(claimOf('d1', 's', NINE)), true);
      assert.equal(await store.claim(claimOf('d1', 's', NINE)), false);
      assert.equal(await other.claim(claimOf('d1', 's', NINE, 'p2')), false);
      assert.equal(await other.claim(claimOf('other-id', 's', NINE, 'p2')), false);
      await store.settle('d1', POSTED, later(5));
      assert.equal(await other.claim(claimOf('d1', 's', NINE, 'p2')), false);
      assert.equal(await other.claim(claimOf('d2', 'another', NINE, 'p2')), true);
    });

    test('while one delivery of a subscription is claimed, no other is', async (t) => {
      const [store, other] = open(t);
      assert.equal(await store.claim(claimOf('d1', 's', NINE)), true);
      assert.equal(await other.claim(claimOf('d2', 's', later(3_600), 'p2')), false);
      await store.settle('d1', { state: 'failed', reason: 'no', messageId: null }, later(5));
      assert.equal(await other.claim(claimOf('d2', 's', later(3_600), 'p2')), true);
    });

    test('a claim left behind is taken over by one, and one that is renewed by none', async (t) => {
      const [store, other] = open(t);
      await store.claim(claimOf('d1', 's', NINE, 'p1'));
      assert.equal(await other.takeOver('d1', 'p2', later(60), later(1)), false, 'claimed at that very moment');
      assert.equal(await store.renew('d1', 'p1', later(50)), true);
      assert.equal(await other.takeOver('d1', 'p2', later(60), later(50)), false, 'renewed since');
      assert.equal(await other.takeOver('d1', 'p2', later(200), later(100)), true);
      assert.equal(await store.takeOver('d1', 'p3', later(200), later(100)), false, 'somebody else did');
      assert.equal(await store.renew('d1', 'p1', later(201)), false, 'it is not p1’s any more');
      const [taken] = await store.open();
      assert.equal(taken?.claimedBy, 'p2');
      assert.deepEqual(taken?.claimedAt, later(200));
      await other.settle('d1', POSTED, later(202));
      assert.equal(await other.renew('d1', 'p2', later(203)), false);
      assert.equal(await store.takeOver('d1', 'p3', later(900), later(800)), false, 'it is settled');
    });

    test('a claim that was renewed by a clock far ahead is taken over too', async (t) => {
      const [store, other] = open(t);
      await store.claim(claimOf('d1', 's', NINE, 'p1'));
      await store.renew('d1', 'p1', later(161));
      assert.equal(await other.takeOver('d1', 'p2', later(101), later(41)), false, 'no farther ahead than the lease');
      assert.equal(await other.takeOver('d1', 'p2', later(100), later(40)), true);
    });

    test('what is about to be posted is kept once, part by part, until the delivery is settled', async (t) => {
      const [store, other] = open(t);
      await store.claim(claimOf('d1', 's', NINE));
      const messages = [{ text: 'parent ünïcode', blocks: [{ type: 'x' }] }, { text: 'thread' }];
      await store.keepParts('d1', messages, ['k1']);
      await other.keepParts('d1', [{ text: 'another' }], ['k2']);
      await store.partPosted('d1', 0, 'm1', later(2));
      assert.deepEqual(await other.parts('d1'), [
        { deliveryId: 'd1', index: 0, message: messages[0], messageId: 'm1' },
        { deliveryId: 'd1', index: 1, message: messages[1], messageId: null },
      ]);
      await store.settle('d1', POSTED, later(5));
      assert.deepEqual([...(await store.told('s'))], ['k1']);
      assert.deepEqual(await store.parts('d1'), []);
      await store.keepParts('d1', messages, ['k3']);
      assert.deepEqual(await store.parts('d1'), [], 'nothing is kept for what is settled');
    });

    test('only what was posted counts as told', async (t) => {
      const [store] = open(t);
      for (const [at, state] of (['failed', 'empty', 'posted'] as const).entries()) {
        const id = `d-${state}`;
        await store.claim(claimOf(id, 's', later(at * 60)));
        await store.keepParts(id, [{ text: 'x' }], [`told by ${state}`]);
        assert.equal((await store.told('s')).size, 0);
        await store.settle(id, { state, reason: null, messageId: null }, later(at * 60 + 1));
      }
      assert.deepEqual([...(await store.told('s'))], ['told by posted']);
      assert.equal((await store.told('another')).size, 0);
    });

    test('a note is remembered, and replaced', async (t) => {
      const [store, other] = open(t);
      assert.equal(await store.note('zone:U1'), null);
      await store.keepNote('zone:U1', 'Europe/London');
      await other.keepNote('zone:U1', 'Asia/Tokyo');
      assert.equal(await store.note('zone:U1'), 'Asia/Tokyo');
    });
  });
}
