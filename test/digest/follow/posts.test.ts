import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { invocationsIn } from '../../../src/core/reply.ts';
import { digestPost } from '../../../src/digest/content.ts';
import { renderReply as renderForDiscord } from '../../../src/discord/render.ts';
import { renderReply as renderForSlack } from '../../../src/slack/messages.ts';
import { linksFrom } from '../../../src/web/links.ts';
import { HOSTILE } from '../../discord/hostile.ts';
import { ASKER } from '../../support/library.ts';
import { channelOf, quotesOf, readOut, videosOf } from '../reading.ts';
import { HOUR, states, subscriptionOf } from '../support.ts';
import { growingHouse, talkId } from '../talks.ts';
import { ANN, BEN, followScene } from './support.ts';

describe('what a follow says', () => {
  test('is that there is something new on whom it follows, with the video and its claims, and nobody else’s', async (t) => {
    const house = await growingHouse(t);
    const channel = await channelOf(house.library, { kind: 'follow', players: ['google'] });
    await house.add([1, { players: ['OpenAI', 'Google'] }], [2, { players: ['Meta'] }]);
    const post = await channel.next();
    assert.ok(post);
    assert.equal(post.parent.summary, 'New on Google: Talk number 1');
    const text = readOut(post.parent);
    assert.match(text, /^New on Google \nTalk number 1 .*2 Mar 2025/u);
    assert.ok(post.parent.blocks.filter(({ kind }) => kind === 'quote').length >= 2, 'claims stand beneath');
    assert.doesNotMatch(text + post.thread.map(readOut).join(), /OpenAI is|Meta is|digest/iu);
    assert.deepEqual(videosOf(post), [talkId(1)]);
    const buttons = post.parent.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    assert.match(buttons.map(({ label }) => label).join(), /▶ Watch ≈?\d+:\d\d,Key points,What is followed/u);
    assert.equal(await channel.next(), null);
  });

  test('of several players and several videos is one message that names them', async (t) => {
    const house = await growingHouse(t);
    const channel = await channelOf(house.library, { kind: 'follow', players: ['google', 'meta', 'openai'] });
    await house.add([1, { players: ['Google'] }], [2, { players: ['Meta', 'OpenAI'] }]);
    const post = await channel.next();
    assert.match(
      post?.parent.summary ?? '',
      /^New on (?:\w+), (?:\w+) and (?:\w+): Talk number [12]; Talk number [12]$/u,
    );
    const headings = post?.thread.map(({ blocks: [first] }) => (first?.kind === 'heading' ? first.text : ''));
    assert.deepEqual(headings?.toSorted(), ['Google', 'Meta', 'OpenAI']);
  });

  test('fits and is told however many players and claims there are', async (t) => {
    const house = await growingHouse(t);
    const players = ['OpenAI', 'Google', 'Meta', 'Anthropic', 'Microsoft', 'Nvidia', 'Apple', 'Amazon'];
    const channel = await channelOf(house.library, {
      kind: 'follow',
      players: players.map((each) => each.toLowerCase()),
    });
    await house.add(...Array.from({ length: 9 }, (_, index) => [index + 1, { players }] as const));
    const post = await channel.next();
    assert.ok(post);
    assert.match(post.parent.summary, /^New on \w+, \w+, \w+, \w+ and \d more: /u);
    assert.match(readOut(post.parent), /and 4 more new videos, which the next posts tell of/u);
    assert.ok(quotesOf(post).length > 20);
  });

  test('is nothing of what was missed: it comes with the next', async (t) => {
    const house = await growingHouse(t);
    await house.add([1]);
    const subscription = subscriptionOf('a', { kind: 'follow', players: ['google'] });
    const post = await digestPost({ library: house.library, subscription, told: new Set(), missed: [new Date()] });
    assert.doesNotMatch(
      readOut(post?.parent ?? { audience: 'channel', summary: '', blocks: [] }),
      /could not be made/u,
    );
  });
});

describe('on the platforms', () => {
  const vault = { keep: async () => 'x'.repeat(22), recall: async () => null };

  test('a follow’s parent is one message, however long or hostile the titles and however many are followed', async (t) => {
    const names = ['OpenAI', 'Google', 'Meta', 'Microsoft', 'Amazon', 'DeepSeek', 'Nvidia', 'Apple', 'Anthropic'];
    for (const players of [names, names.slice(0, 1)]) {
      for (const length of [1, 6]) {
        const house = await growingHouse(t);
        const wants = { kind: 'follow', players: players.map((name) => name.toLowerCase()) } as const;
        const channel = await channelOf(
          house.library,
          wants,
          linksFrom(`https://${'cue.'.repeat(40)}example.com`, 'v1'),
        );
        const title = (number: number) => `${HOSTILE.slice(number, number + 12).join(' ')} ${'*_~'.repeat(300)}`;
        const talk = (index: number) =>
          [index + 1, { title: title(index).replace(/\s+/gu, ' '), players: names }] as const;
        await house.add(...Array.from({ length }, (_, index) => talk(index)));
        const post = await channel.next();
        assert.ok(post);
        assert.equal((await renderForDiscord(post.parent, vault)).length, 1, `Discord, ${length} videos`);
        assert.equal((await renderForSlack(post.parent, vault)).length, 1, `Slack, ${length} videos`);
      }
    }
  });

  test('everything on it answers the one who presses, in private', async (t) => {
    const house = await growingHouse(t);
    const channel = await channelOf(house.library, { kind: 'follow', players: ['google', 'openai'] });
    await house.add([1], [2]);
    const post = await channel.next();
    const invocations = [post?.parent, ...(post?.thread ?? [])].flatMap((reply) => (reply ? invocationsIn(reply) : []));
    assert.ok(invocations.length > 5);
    for (const invocation of invocations) {
      const reply = await house.dispatcher.dispatch(invocation, ASKER);
      assert.equal(reply.audience, 'asker');
      assert.doesNotMatch(reply.summary, /went wrong|no command/u, JSON.stringify(invocation));
    }
  });
});

describe('a follow', () => {
  test('posts within the hour what came in since, once, and nothing of what was there before', async (t) => {
    const { house, desk, platform, store, until, pass, said } = await followScene(t);
    await house.add([1, { players: ['Google'] }]);
    await until(desk.follow(ANN, 'google', 'here'));
    await pass(2);
    assert.deepEqual(said(), []);
    await house.add([2, { players: ['Google'] }], [3, { players: ['Meta'] }]);
    await pass(1);
    assert.deepEqual(said(), ['New on Google: Talk number 2']);
    const [parent] = platform.parents('C1');
    assert.equal(platform.thread(parent?.id ?? '').length, 1, 'the breakdown is in the thread');
    await pass(30);
    assert.equal(said().length, 1);
    const [{ id } = { id: '' }] = await store.subscriptions();
    const counted = states(await store.deliveries(id, 100));
    assert.equal(counted.filter((state) => state === 'empty').length, 10, 'the table does not fill up');
    assert.equal(counted.filter((state) => state === 'posted').length, 1);
  });

  test('of one more player begins there: what came in before is not news', async (t) => {
    const { house, desk, until, pass, said } = await followScene(t);
    await until(desk.follow(ANN, 'google', 'here'));
    await house.add([1, { players: ['Meta'] }], [2, { players: ['Google'] }]);
    await until(desk.follow(ANN, 'meta', 'here'));
    await house.add([3, { players: ['Meta'] }]);
    await pass(1);
    assert.deepEqual(said(), ['New on Meta and Google: Talk number 3; Talk number 2']);
    await until(desk.unfollow(ANN, 'meta', 'here'));
    await house.add([4, { players: ['Meta'] }]);
    await pass(1);
    await until(desk.follow(ANN, 'meta', 'here'));
    await pass(1);
    assert.equal(said().length, 1, 'nor is what came in while it was not followed');
  });

  test('that was ended and begins again has a new baseline, even if the process dies before it is taken', async (t) => {
    for (const dies of [false, true]) {
      const { house, desk, store, until, pass, said, runner } = await followScene(t);
      const { subscription } = await until(desk.follow(ANN, 'google', 'here'));
      await until(runner.tick());
      await until(desk.unfollow(ANN, 'google', 'here'));
      await house.add([1, { players: ['Google'] }]);
      if (dies) await store.save({ ...subscription, id: 'another', since: new Date(subscription.since.getTime() + 1) });
      else await until(desk.follow(ANN, 'google', 'here'));
      await pass(2);
      assert.deepEqual(said(), [], `dies: ${dies}`);
      await house.add([2, { players: ['Google'] }]);
      await pass(1);
      assert.deepEqual(said(), ['New on Google: Talk number 2']);
    }
  });

  test('for oneself is written to oneself alone', async (t) => {
    const { house, desk, until, pass, said } = await followScene(t);
    await until(desk.follow(BEN, 'google', 'me'));
    await house.add([1, { players: ['Google'] }]);
    await pass(1);
    assert.deepEqual(said('D-U2'), ['New on Google: Talk number 1']);
    assert.deepEqual(said('C1'), []);
  });

  test('that is refused is paused, its maker told what to do, and following again resumes it', async (t) => {
    const { house, desk, platform, store, until, pass, said } = await followScene(t);
    await until(desk.follow(ANN, 'google', 'here'));
    await until(desk.follow(BEN, 'google', 'me'));
    await house.add([1, { players: ['Google'] }]);
    platform.fate = (call) => (call === 'post' ? { refused: 'Gone.' } : 'ok');
    await pass(3);
    const paused = (await store.subscriptions()).map(({ paused }) => paused);
    assert.deepEqual(paused, ['Gone.', 'Gone.']);
    const summaries = platform.told.map(({ userId, summary }) => `${userId} ${summary}`).toSorted();
    assert.deepEqual(summaries, ['U1 What you follow is paused: Gone.', 'U2 What you follow is paused: Gone.']);
    platform.fate = () => 'ok';
    await until(desk.follow(ANN, 'google', 'here'));
    await pass(1);
    assert.deepEqual(said(), ['New on Google: Talk number 1'], 'what it could not post is not lost');
  });

  test('is not recorded as missed for each hour that nothing ran, and tells all that came in', async (t) => {
    const { house, desk, clock, store, until, pass, said } = await followScene(t);
    await until(desk.follow(ANN, 'google', 'here'));
    await pass(1);
    await house.add([1, { players: ['Google'] }]);
    clock.pass(72 * HOUR);
    await house.add([2, { players: ['Google'] }]);
    await pass(1);
    assert.deepEqual(said(), ['New on Google: Talk number 2; Talk number 1']);
    const [{ id } = { id: '' }] = await store.subscriptions();
    assert.deepEqual(states(await store.deliveries(id, 10)), ['posted', 'empty']);
  });
});

describe('a channel with a digest that also follows', () => {
  test('is quoted nothing twice, whichever comes first, and is not told of a video again by the follow', async (t) => {
    const { house, desk, digests, platform, until, pass, said, runner } = await followScene(t);
    const { subscription } = await until(digests.subscribe(ANN, { time: '9am', zone: 'UTC' }));
    await until(desk.follow(ANN, 'google', 'here'));
    await house.add([1, { players: ['Google', 'OpenAI'] }]);
    await pass(1);
    assert.deepEqual(said(), ['New on Google: Talk number 1']);
    const post = await until(runner.preview(subscription));
    const names = post?.thread.map(({ blocks: [first] }) => (first?.kind === 'heading' ? first.text : ''));
    assert.deepEqual(names, ['OpenAI'], 'the digest has what is left of it');
    await house.add([2, { players: ['Google'] }]);
    assert.equal((await until(digests.postNow(subscription))).state, 'posted');
    await pass(3);
    assert.equal(said().length, 2);
    await digests.unsubscribe(subscription);
    await pass(3);
    assert.equal(said().length, 2, 'nor once the digest is gone');
    const shown = platform.posted.map(({ text }) => text);
    assert.equal(new Set(shown).size, shown.length);
  });
});
