import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AskerError } from '../../../src/core/errors.ts';
import { nextDue } from '../../../src/digest/schedule/index.ts';
import { ANN, BEN, followScene, NOON } from './support.ts';

describe('following', () => {
  test('in a channel is for those who manage it, and everybody may for themselves', async (t) => {
    const { desk, platform, until, following } = await followScene(t);
    platform.managers = (id) => id === 'U1';
    await until(desk.follow(ANN, 'google', 'here'));
    await assert.rejects(until(desk.follow(BEN, 'google', 'here')), (error: unknown) => {
      assert.ok(error instanceof AskerError);
      assert.match(error.message, /decided by admins and owners.*follow for yourself/u);
      const args = { player: 'google', where: 'me' };
      assert.deepEqual(error.waysOut, [{ label: 'Follow for myself', invocation: { command: 'follow', args } }]);
      return true;
    });
    await assert.rejects(until(desk.unfollow(BEN, 'google', 'here')), AskerError);
    assert.equal((await until(desk.follow(BEN, 'meta', 'me'))).whereto, 'me');
    assert.deepEqual(await following(ANN), [['here', 'google']]);
    assert.deepEqual(await following(BEN), [
      ['me', 'meta'],
      ['here', 'google'],
    ]);
    assert.deepEqual(await following({ ...BEN, channel: 'C2' }), [['me', 'meta']]);
  });

  test('in one’s own direct message is following for oneself, whoever manages what', async (t) => {
    const { desk, platform, until, following } = await followScene(t);
    platform.managers = () => false;
    const direct = { ...BEN, channel: 'D-U2' };
    const { whereto, subscription } = await until(desk.follow(direct, 'google', 'here'));
    assert.equal(whereto, 'me');
    assert.deepEqual(subscription.place, { platform: 'slack', channel: 'D-U2' });
    assert.deepEqual(await following(direct), [['me', 'google']]);
    assert.equal(await until(desk.unfollow(BEN, 'google', 'me')), true);
    assert.deepEqual(await following(direct), []);
  });

  test('in a channel needs no direct message to be possible', async (t) => {
    const { desk, platform, until, following } = await followScene(t);
    platform.fate = (call) => (call === 'directChannel' ? { refused: 'missing_scope: im:write' } : 'ok');
    assert.equal((await until(desk.follow(ANN, 'google', 'here'))).whereto, 'here');
    assert.deepEqual(await following(), [['here', 'google']]);
  });

  test('more than one player in a place is one subscription, each player once, each hour at a minute of its own', async (t) => {
    const { desk, store, until } = await followScene(t);
    await until(desk.follow(ANN, 'google', 'here'));
    await until(Promise.all(['meta', 'openai', 'meta'].map((player) => desk.follow(ANN, player, 'here'))));
    await until(desk.follow(ANN, 'google', 'me'));
    const all = await store.subscriptions();
    const here = all.find(({ place }) => place.channel === 'C1');
    assert.equal(all.length, 2);
    assert.deepEqual(here?.players, ['google', 'meta', 'openai']);
    assert.equal(here.kind, 'follow');
    const [first, second] = nextDue(here.schedule, here.zone, NOON, 2);
    assert.equal((second?.getTime() ?? 0) - (first?.getTime() ?? 0), 3_600_000);
    const minutes = new Set<number | undefined>();
    for (let n = 0; n < 20; n += 1) {
      const { subscription } = await until(desk.follow({ ...ANN, channel: `C${n + 10}` }, 'google', 'here'));
      minutes.add(nextDue(subscription.schedule, subscription.zone, NOON, 1)[0]?.getUTCMinutes());
    }
    assert.ok(minutes.size > 10, `${minutes.size} minutes for 20 channels`);
  });

  test('no more players than can be is said, and is refused where the bot cannot post or there is no channel', async (t) => {
    const { desk, platform, store, until } = await followScene(t);
    for (let n = 0; n < 25; n += 1) await until(desk.follow(ANN, `player-${n}`, 'here'));
    await assert.rejects(until(desk.follow(ANN, 'one-more', 'here')), /25 players are followed here already/u);
    platform.bot = () => ({ ok: false, reason: 'Invite the bot to #private first.' });
    await assert.rejects(until(desk.follow({ ...ANN, channel: 'C2' }, 'google', 'here')), /Invite the bot/u);
    const { channel: _, ...nowhere } = ANN;
    await assert.rejects(until(desk.follow(nowhere, 'google', 'here')), /in the channel that it is for/u);
    await assert.rejects(until(desk.follow({ ...ANN, platform: 'discord' }, 'google', 'me')), /Nothing can be/u);
    platform.fate = () => ({ refused: 'They take no direct messages from the bot.' });
    await assert.rejects(until(desk.follow(BEN, 'google', 'me')), /take no direct messages/u);
    assert.equal((await store.subscriptions()).length, 1);
  });

  test('no longer is done once, and the last player takes the subscription along', async (t) => {
    const { desk, store, until, following } = await followScene(t);
    await until(desk.follow(ANN, 'google', 'here'));
    await until(desk.follow(ANN, 'meta', 'here'));
    assert.equal(await until(desk.unfollow(ANN, 'openai', 'here')), false);
    assert.equal(await until(desk.unfollow(ANN, 'google', 'here')), true);
    assert.equal(await until(desk.unfollow(ANN, 'google', 'here')), false);
    assert.deepEqual(await following(), [['here', 'meta']]);
    assert.equal(await until(desk.unfollow(ANN, 'meta', 'here')), true);
    assert.deepEqual(await following(), []);
    assert.deepEqual(await store.subscriptions(), []);
  });

  test('is no digest: neither is listed, changed or removed as the other', async (t) => {
    const { desk, digests, until, following } = await followScene(t);
    await until(desk.follow(ANN, 'google', 'here'));
    assert.equal(await digests.here(ANN), null);
    assert.deepEqual(await until(digests.all(ANN)), []);
    const { subscription, changed } = await until(digests.subscribe(ANN, { time: '9am', zone: 'Europe/London' }));
    assert.equal(changed, false);
    assert.deepEqual(
      (await until(digests.all(ANN))).map(({ id }) => id),
      [subscription.id],
    );
    assert.deepEqual(await following(), [['here', 'google']]);
    await digests.unsubscribe(subscription);
    assert.deepEqual(await following(), [['here', 'google']]);
  });
});
