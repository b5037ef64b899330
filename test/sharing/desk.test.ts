import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AskerError } from '../../src/core/errors.ts';
import { pruneShares } from '../../src/sharing/index.ts';
import { ANN, BEN, lines, NOON, sharingScene } from './support.ts';

/** An error for the asker that says all of this. */
const says =
  (...patterns: readonly RegExp[]) =>
  (error: unknown) => {
    assert.ok(error instanceof AskerError, String(error));
    for (const pattern of patterns) assert.match(error.message, pattern);
    return true;
  };

describe('sharing', () => {
  test('posts every message in order, each with a key of its own, and is remembered with who shared it', async (t) => {
    const { desk, platform, standing, until } = sharingScene(t);
    const share = await until(desk.share(ANN, 'C1', lines('one', 'two', 'three')));
    assert.deepEqual(standing(), ['one', 'two', 'three']);
    assert.deepEqual(
      share.messageIds,
      platform.posted.map(({ id }) => id),
    );
    assert.deepEqual(
      { ...share, id: '', messageIds: [] },
      {
        ...{ id: '', place: { platform: 'slack', channel: 'C1' }, sharer: 'U1', sharerName: 'Ann' },
        ...{ about: 'one two three', at: NOON, messageIds: [] },
      },
    );
    const keys = platform.posted.map(({ key }) => key);
    assert.equal(new Set(keys).size, 3);
    for (const key of keys) assert.match(key, /^[\w.-]{1,25}$/u);
    const times = platform.posted.map(({ at }) => at.getTime());
    for (const [index, time] of times.slice(1).entries()) assert.ok(time - (times[index] ?? 0) >= 1_000);
  });

  test('is refused to whoever may not post there, and where the bot may not, before anything is posted', async (t) => {
    const { desk, platform, store, until } = sharingScene(t);
    platform.person = (id) => (id === 'U2' ? { ok: false, reason: 'You are not in #secret.' } : { ok: true });
    platform.bot = (channel) => (channel === 'C9' ? { ok: false, reason: 'Invite the bot first.' } : { ok: true });
    await assert.rejects(until(desk.share(BEN, 'C1', lines('x'))), says(/You are not in #secret/u));
    await assert.rejects(until(desk.share(ANN, 'C9', lines('x'))), says(/Invite the bot first/u));
    await assert.rejects(until(desk.share({ ...ANN, platform: 'discord' }, 'C1', lines('x'))), says(/Nothing can be/u));
    assert.deepEqual(platform.calls, []);
    assert.deepEqual(await store.shares({ platform: 'slack', limit: 9 }), []);
    assert.equal(await desk.reaches(ANN, 'C1'), true);
    assert.equal(await desk.reaches(ANN, 'C9'), false);
    assert.equal(await desk.reaches({ ...ANN, platform: 'discord' }, 'C1'), false);
  });

  test('keeps names and texts of any length within bounds', async (t) => {
    const { desk, until } = sharingScene(t);
    const share = await until(desk.share({ ...ANN, name: 'A'.repeat(5_000) }, 'C1', lines('b'.repeat(5_000))));
    assert.ok(share.sharerName.length <= 100 && share.about.length <= 200);
  });
});

describe('a platform that fails while something is shared', () => {
  for (const fate of ['lost', 'dropped', { late: 10_000 }, { late: 18_000 }] as const) {
    test(`without an answer (${JSON.stringify(fate)}) has each message once`, async (t) => {
      const { desk, platform, clock, standing, until } = sharingScene(t);
      let posts = 0;
      platform.fate = (call) => {
        if (call === 'post') posts += 1;
        return call === 'post' && posts <= 2 ? fate : 'ok';
      };
      const share = await until(desk.share(ANN, 'C1', lines('one', 'two')));
      await until(clock.wait(60_000));
      assert.deepEqual(standing(), ['one', 'two']);
      assert.equal(share.messageIds.length, 2);
      await until(desk.takeBack(ANN, share.id));
      assert.deepEqual(standing(), []);
    });
  }

  test('because it is busy is waited for as long as it says, unless that is longer than anybody waits', async (t) => {
    const { desk, platform, clock, standing, until } = sharingScene(t);
    let busy: number | null = 12;
    platform.fate = (call) => {
      if (call !== 'post' || busy === null) return 'ok';
      const fate = { busy };
      busy = null;
      return fate;
    };
    await until(desk.share(ANN, 'C1', lines('one')));
    assert.ok(clock.now().getTime() - NOON.getTime() >= 12_000);
    busy = 600;
    const before = clock.now().getTime();
    await assert.rejects(until(desk.share(ANN, 'C1', lines('two'))), says(/It was not shared: .*busy/u));
    assert.ok(clock.now().getTime() - before < 60_000);
    assert.deepEqual(standing(), ['one']);
  });

  test('for good has nothing of it left standing, and says so', async (t) => {
    const { desk, platform, store, standing, until } = sharingScene(t);
    let posts = 0;
    platform.fate = (call) => {
      if (call !== 'post') return 'ok';
      posts += 1;
      return posts === 3 ? { refused: 'The channel is archived.' } : 'ok';
    };
    const sharing = until(desk.share(ANN, 'C1', lines('one', 'two', 'three')));
    await assert.rejects(sharing, says(/^It was not shared: The channel is archived\. Nothing of it stands/u));
    assert.equal(posts, 3);
    assert.deepEqual(standing(), []);
    assert.deepEqual(await store.shares({ platform: 'slack', limit: 9 }), []);
  });

  test('for as long as anybody waits has nothing standing, even of what was made after the last answer was lost', async (t) => {
    const { desk, platform, clock, store, standing, until } = sharingScene(t);
    let posts = 0;
    platform.fate = (call) => {
      if (call !== 'post') return 'ok';
      posts += 1;
      return posts < 4 ? 'dropped' : { late: 10_000 };
    };
    await assert.rejects(
      until(desk.share(ANN, 'C1', lines('one', 'two'))),
      says(/did not answer.*Nothing of it stands/u),
    );
    await until(clock.wait(60_000));
    assert.equal(posts, 4);
    assert.deepEqual(standing(), []);
    assert.deepEqual(await store.shares({ platform: 'slack', limit: 9 }), []);
  });

  test('in cleaning up as well leaves what stands to be taken back later', async (t) => {
    const { desk, platform, standing, until } = sharingScene(t);
    platform.fate = (call) => (call === 'post' && platform.posted.length === 1 ? { refused: 'No.' } : 'ok');
    const removing = platform.fate;
    platform.fate = (call, channel) => (call === 'remove' ? { refused: 'Not now.' } : removing(call, channel));
    await assert.rejects(
      until(desk.share(ANN, 'C1', lines('one', 'two'))),
      says(/A part of it may stand in the channel: \/share lists it/u),
    );
    assert.deepEqual(standing(), ['one']);
    const [left] = await desk.shares(ANN, { by: 'U1', limit: 9 });
    assert.ok(left);
    platform.fate = () => 'ok';
    await until(desk.takeBack(ANN, left.id));
    assert.deepEqual(standing(), []);
    assert.deepEqual(await desk.shares(ANN, { by: 'U1', limit: 9 }), []);
  });
});

describe('taking back', () => {
  test('is for the sharer alone; others learn whose it is', async (t) => {
    const { desk, standing, until } = sharingScene(t);
    const { id } = await until(desk.share(ANN, 'C1', lines('one', 'two')));
    await assert.rejects(until(desk.takeBack(BEN, id)), says(/Ann shared that, and alone can take it back/u));
    const elsewhere = { ...ANN, platform: 'discord' } as const;
    await assert.rejects(until(desk.takeBack(elsewhere, id)), says(/nothing to take back/u));
    assert.deepEqual(standing(), ['one', 'two']);
    assert.equal((await until(desk.takeBack(ANN, id))).about, 'one two');
    assert.deepEqual(standing(), []);
    await assert.rejects(until(desk.takeBack(ANN, id)), says(/taken back before/u));
  });

  test('by two presses at once, or of what somebody removed by hand, comes to the same', async (t) => {
    const { desk, platform, standing, until } = sharingScene(t);
    const { id } = await until(desk.share(ANN, 'C1', lines('one', 'two')));
    platform.posted.splice(0, 1);
    await until(Promise.all([desk.takeBack(ANN, id), desk.takeBack(ANN, id)]));
    assert.deepEqual(standing(), []);
  });

  test('that the platform refuses says so, and can be tried again', async (t) => {
    const { desk, platform, standing, until } = sharingScene(t);
    const { id } = await until(desk.share(ANN, 'C1', lines('one')));
    platform.fate = () => ({ refused: 'Too old.' });
    await assert.rejects(until(desk.takeBack(ANN, id)), says(/could not be taken back: Too old\./u));
    platform.fate = () => 'ok';
    await until(desk.takeBack(ANN, id));
    assert.deepEqual(standing(), []);
  });
});

describe('what was shared', () => {
  test('is listed newest first, of the asker’s platform only', async (t) => {
    const { desk, clock, until } = sharingScene(t);
    for (const [asker, channel, text] of [
      [ANN, 'C1', 'first'],
      [BEN, 'C1', 'second'],
      [ANN, 'C2', 'third'],
    ] as const) {
      await until(desk.share(asker, channel, lines(text)));
      clock.pass(1_000);
    }
    const listed = async (scope: { by?: string; channel?: string; limit: number }) =>
      (await desk.shares(ANN, scope)).map(({ about }) => about);
    assert.deepEqual(await listed({ limit: 9 }), ['third', 'second', 'first']);
    assert.deepEqual(await listed({ by: 'U1', limit: 9 }), ['third', 'first']);
    assert.deepEqual(await listed({ channel: 'C1', limit: 1 }), ['second']);
    assert.deepEqual(await desk.shares({ ...ANN, platform: 'discord' }, { limit: 9 }), []);
  });

  test('is forgotten after 90 days, while its message stands', async (t) => {
    const { desk, store, standing, until } = sharingScene(t);
    const { id } = await until(desk.share(ANN, 'C1', lines('one')));
    const day = 24 * 3_600_000;
    assert.equal(await pruneShares(store, new Date(NOON.getTime() + 90 * day)), 0);
    assert.equal(await pruneShares(store, new Date(NOON.getTime() + 90 * day + 1)), 1);
    await assert.rejects(until(desk.takeBack(ANN, id)), says(/shared long ago/u));
    assert.deepEqual(standing(), ['one']);
  });
});
