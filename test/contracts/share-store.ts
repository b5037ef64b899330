import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ShareRecord, ShareStore } from '../../src/core/share-store.ts';

/** Two processes' stores over the same data. */
export type OpenTwoShares = (t: { after(fn: () => unknown): void }) => readonly [ShareStore, ShareStore];

const NOON = new Date('2026-03-02T12:00:00Z');
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);

function record(id: string, more: Partial<ShareRecord> = {}): ShareRecord {
  return {
    id,
    place: { platform: 'slack', channel: 'C1' },
    sharer: 'U1',
    sharerName: 'Ann “the boss” O’Neil 👩‍💻',
    about: 'Google: “they are defending search”',
    at: NOON,
    messageIds: ['m1', null],
    ...more,
  };
}

const ids = (records: readonly ShareRecord[]) => records.map(({ id }) => id);

/** What every store of shares does alike, seen by two processes. */
export function shareStoreContract(name: string, open: OpenTwoShares): void {
  describe(name, () => {
    test('a share comes back as it was kept, and as it was kept last', async (t) => {
      const [store, other] = open(t);
      await store.save(record('a'));
      assert.deepEqual(await other.share('a'), record('a'));
      await other.save(record('a', { messageIds: ['m1', 'm2'] }));
      assert.deepEqual(await store.share('a'), record('a', { messageIds: ['m1', 'm2'] }));
      assert.equal(await store.share('b'), null);
    });

    test('one that was taken back is gone, and may be taken back again', async (t) => {
      const [store, other] = open(t);
      await store.save(record('a'));
      await other.remove('a');
      await store.remove('a');
      assert.equal(await store.share('a'), null);
      assert.deepEqual(await other.shares({ platform: 'slack', limit: 10 }), []);
    });

    test('they are listed newest first: of one platform, one person, one channel, and no more than asked for', async (t) => {
      const [store, other] = open(t);
      await store.save(record('old'));
      await store.save(record('new', { at: later(60) }));
      await store.save(record('ben', { at: later(30), sharer: 'U2' }));
      await store.save(record('elsewhere', { at: later(20), place: { platform: 'slack', channel: 'C2' } }));
      await store.save(record('discord', { place: { platform: 'discord', channel: 'C1' } }));
      const listed = async (scope: { by?: string; channel?: string; limit?: number }) =>
        ids(await other.shares({ platform: 'slack', limit: 10, ...scope }));
      assert.deepEqual(await listed({}), ['new', 'ben', 'elsewhere', 'old']);
      assert.deepEqual(await listed({ by: 'U1' }), ['new', 'elsewhere', 'old']);
      assert.deepEqual(await listed({ channel: 'C1' }), ['new', 'ben', 'old']);
      assert.deepEqual(await listed({ by: 'U1', channel: 'C1', limit: 1 }), ['new']);
    });

    test('old ones are forgotten, and no others', async (t) => {
      const [store, other] = open(t);
      await store.save(record('old'));
      await store.save(record('new', { at: later(60) }));
      assert.equal(await other.prune(later(60)), 1);
      assert.equal(await other.prune(later(60)), 0);
      assert.deepEqual(ids(await store.shares({ platform: 'slack', limit: 10 })), ['new']);
    });
  });
}
