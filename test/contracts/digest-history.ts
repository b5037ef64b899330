import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { claimOf, later, NINE, type OpenTwo, POSTED } from './digest-store.ts';

/** How every digest store keeps what became of deliveries, seen by two processes. */
export function digestHistoryContract(name: string, open: OpenTwo): void {
  describe(name, () => {
    test('a delivery is settled once, and comes back as it was', async (t) => {
      const [store, other] = open(t);
      await store.claim(claimOf('d1', 's', NINE));
      const claimed = {
        ...claimOf('d1', 's', NINE),
        state: 'claimed' as const,
        settledAt: null,
        messageId: null,
        reason: null,
      };
      assert.deepEqual(await other.delivery('d1'), claimed);
      await store.settle('d1', POSTED, later(5));
      await other.settle('d1', { state: 'failed', reason: 'too late', messageId: null }, later(9));
      const settled = { ...claimed, ...POSTED, settledAt: later(5) };
      assert.deepEqual(await other.delivery('d1'), settled);
      assert.deepEqual(await other.deliveries('s', 10), [settled]);
      assert.deepEqual(await other.open(), []);
      assert.equal(await other.delivery('d2'), null);
    });

    test('a posted delivery is settled when its parent stood, and any other when it ended', async (t) => {
      const [store, other] = open(t);
      for (const state of ['posted', 'failed'] as const) {
        await store.claim(claimOf(state, `s-${state}`, NINE));
        await store.keepParts(state, [{ text: 'parent' }, { text: 'thread' }], []);
        await store.partPosted(state, 0, 'm1', later(2));
        await store.partPosted(state, 1, 'm2', later(60));
        await store.partPosted(state, 0, 'm1', later(70));
        await other.settle(state, { state, reason: null, messageId: 'm1' }, later(90));
      }
      assert.deepEqual((await other.delivery('posted'))?.settledAt, later(2));
      assert.deepEqual((await other.delivery('failed'))?.settledAt, later(90));
    });

    test('missed times are recorded once, and leave what was claimed as it was', async (t) => {
      const [store, other] = open(t);
      assert.equal(await store.lastDue('s', later(9_000)), null);
      await store.claim(claimOf('d1', 's', NINE));
      await store.miss('s', [NINE, later(3_600)], later(4_000));
      await other.miss('s', [later(3_600)], later(5_000));
      const deliveries = await other.deliveries('s', 10);
      assert.deepEqual(
        deliveries.map(({ dueAt, state, settledAt }) => ({ dueAt, state, settledAt })),
        [
          { dueAt: later(3_600), state: 'missed', settledAt: later(4_000) },
          { dueAt: NINE, state: 'claimed', settledAt: null },
        ],
      );
      assert.equal((await other.deliveries('s', 1)).length, 1);
      assert.deepEqual(await other.lastDue('s', later(3_600)), later(3_600));
      assert.deepEqual(await other.lastDue('s', later(3_599)), NINE, 'what is later than now does not count');
      assert.equal(await other.claim(claimOf('d2', 's2', NINE, 'p2')), true);
      assert.equal(await other.claim(claimOf('d3', 's', later(3_600), 'p2')), false, 'missed for good');
    });

    test('what was not posted since the last post is told apart from what was empty, and from what is later', async (t) => {
      const [store, other] = open(t);
      assert.deepEqual(await store.unposted('s', later(9_000)), []);
      for (const [at, state] of (['failed', 'posted', 'failed', 'empty', 'failed', 'empty'] as const).entries()) {
        await store.claim(claimOf(`d${at}`, 's', later(at * 60)));
        await store.settle(`d${at}`, { state, reason: null, messageId: null }, later(at * 60 + 1));
      }
      await store.miss('s', [later(600), later(1_200)], later(2_000));
      await store.claim(claimOf('open', 's', later(660)));
      assert.deepEqual(await other.unposted('s', later(1_199)), [later(120), later(240), later(600)]);
      assert.deepEqual(await other.unposted('another', later(1_199)), []);
    });

    test('of what was empty the latest ten are kept, and all of everything else', async (t) => {
      const [store, other] = open(t);
      const end = async (subscriptionId: string, at: number, state: 'empty' | 'posted' | 'failed') => {
        await store.claim(claimOf(`${subscriptionId}${at}`, subscriptionId, later(at * 3_600)));
        await other.settle(`${subscriptionId}${at}`, { state, reason: null, messageId: null }, later(at * 3_600 + 1));
      };
      for (let at = 0; at < 3; at += 1) await end('another', at, 'empty');
      for (let at = 0; at < 30; at += 1) await end('s', at, at === 3 ? 'posted' : at === 5 ? 'failed' : 'empty');
      const left = await store.deliveries('s', 100);
      const expected = [...Array.from({ length: 10 }, (_, index) => 29 - index), 5, 3];
      assert.deepEqual(
        left.map(({ id }) => id),
        expected.map((at) => `s${at}`),
      );
      assert.equal((await store.deliveries('another', 100)).length, 3);
    });

    test('what was settled long ago is forgotten, but for the newest of each subscription and what is still claimed', async (t) => {
      const [store, other] = open(t);
      for (const at of [0, 1, 2]) {
        await store.claim(claimOf(`s${at}`, 's', later(at)));
        await store.settle(`s${at}`, POSTED, later(at));
      }
      await store.claim(claimOf('z0', 'z', later(0)));
      await store.settle('z0', POSTED, later(0));
      await store.claim(claimOf('open', 'y', later(0)));
      await store.miss('y', [later(1)], later(2));
      assert.equal(await other.prune(later(100)), 2);
      assert.equal(await other.prune(later(100)), 0);
      const left = [];
      for (const each of ['s', 'z', 'y']) left.push(...(await store.deliveries(each, 10)).map(({ state }) => state));
      assert.deepEqual(left, ['posted', 'posted', 'missed', 'claimed']);
      assert.deepEqual(await other.lastDue('s', later(100)), later(2));
    });

    test('open deliveries come oldest first', async (t) => {
      const [store] = open(t);
      await store.claim(claimOf('late', 's1', later(60)));
      await store.claim(claimOf('early', 's2', NINE));
      await store.claim(claimOf('done', 's3', NINE));
      await store.settle('done', { state: 'empty', reason: null, messageId: null }, later(2));
      assert.deepEqual(
        (await store.open()).map(({ id }) => id),
        ['early', 'late'],
      );
    });
  });
}
