import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Moment } from '../../src/core/moment.ts';
import { digestPost } from '../../src/digest/content.ts';
import { openHouse, SEEDS } from '../support/library.ts';
import { channelOf, quotesOf, readOut, videosOf } from './reading.ts';
import { subscriptionOf } from './support.ts';
import { growingHouse, talkId } from './talks.ts';

describe('what is new', () => {
  test('is nothing when a channel has just subscribed, however large the library', async (t) => {
    const { library } = await openHouse(t, SEEDS);
    assert.equal(await (await channelOf(library)).next(), null);
  });

  test('is told with title, date, length, three key points, and the best claim of each player with its link', async (t) => {
    const { library } = await openHouse(t, SEEDS);
    const post = await digestPost({ library, subscription: subscriptionOf('a'), told: new Set(), missed: [] });
    assert.ok(post);
    const { parent } = post;
    assert.match(parent.summary, /^New: DeepSeek/u);
    assert.match(readOut(parent), /20 Jan 2025 · 11:23/u);
    const [list] = parent.blocks.filter((block) => block.kind === 'list');
    assert.equal(list?.items.length, 3);
    const quotes = parent.blocks.filter((block) => block.kind === 'quote');
    assert.ok(quotes.length >= 3 && quotes.length <= 4);
    for (const { label, moment } of quotes) {
      assert.match(label ?? '', /^\w+ · (The play|The bet|Why|Move|Risk|Next)$/u);
      assert.match(moment.url, /[?&]t=\d+s/u);
    }
    const pictures = parent.blocks.filter((block) => block.kind === 'image');
    assert.deepEqual(
      pictures.map(({ picture }) => picture.kind),
      ['strip'],
    );
    const players = post.thread.map(({ blocks: [first] }) => (first?.kind === 'heading' ? first.text : ''));
    for (const name of ['OpenAI', 'Google', 'DeepSeek', 'Microsoft']) assert.ok(players.includes(name), name);
  });

  test('is a video that came in since, whatever its date', async (t) => {
    const house = await growingHouse(t);
    await house.add([1, { date: '2025-06-01' }]);
    const channel = await channelOf(house.library);
    await house.add([2, { date: '2019-01-01' }], [3, { date: null }]);
    assert.deepEqual(videosOf(await channel.next()), [talkId(2), talkId(3)]);
    assert.equal(await channel.next(), null);
  });

  test('is one line for each of several videos, whose points and breakdowns stand in the thread', async (t) => {
    const house = await growingHouse(t);
    const channel = await channelOf(house.library);
    await house.add([1], [2], [3, { players: ['Meta'] }]);
    const post = await channel.next();
    assert.ok(post);
    assert.match(post.parent.summary, /^3 new videos: Talk number/u);
    assert.deepEqual(
      post.parent.blocks.filter(({ kind }) => kind === 'image'),
      [],
    );
    const [list] = post.parent.blocks.filter((block) => block.kind === 'list');
    assert.equal(list?.items.length, 3);
    const headings = post.thread.map(({ blocks: [first] }) => (first?.kind === 'heading' ? first.text : ''));
    assert.deepEqual(headings.slice(0, 3).sort(), ['Talk number 1', 'Talk number 2', 'Talk number 3']);
    assert.deepEqual(headings.slice(3).sort(), ['Google', 'Meta', 'OpenAI']);
  });

  test('waits for the next posts where it is too much for one, and none is told twice', async (t) => {
    const house = await growingHouse(t);
    const channel = await channelOf(house.library);
    await house.add(...Array.from({ length: 12 }, (_, index) => [index + 1] as const));
    const told: string[] = [];
    for (const [videos, said] of [
      [5, /12 new videos[\s\S]*and 7 more new videos, which the next posts tell of/u],
      [5, /7 new videos[\s\S]*and 2 more new videos/u],
      [2, /2 new videos/u],
    ] as const) {
      const post = await channel.next();
      assert.ok(post);
      assert.match(readOut(post.parent), said);
      assert.equal(videosOf(post).length, videos);
      told.push(...videosOf(post));
    }
    assert.equal(new Set(told).size, 12);
    assert.equal(await channel.next(), null);
  });

  test('is only counted beyond what can wait, as when a whole archive comes at once', async (t) => {
    const house = await growingHouse(t);
    const channel = await channelOf(house.library);
    await house.add(...Array.from({ length: 30 }, (_, index) => [index + 1] as const));
    const post = await channel.next();
    assert.match(
      post ? readOut(post.parent) : '',
      /30 new videos[\s\S]*and 20 more new videos[\s\S]*and 5 more, which \/library shows/u,
    );
    let posts = 1;
    while (await channel.next()) posts += 1;
    assert.equal(posts, 5);
  });

  test('of a player that was told of before is only what is new, and never the same words again', async (t) => {
    const house = await growingHouse(t);
    const channel = await channelOf(house.library);
    const seen: Moment[] = [];
    for (const number of [1, 2, 3, 4]) {
      await house.add([number]);
      const post = await channel.next();
      assert.ok(post);
      const [first] = post.thread;
      assert.equal(/What is new since/u.test(readOut(first ?? post.parent)), number > 1);
      const quotes = quotesOf(post);
      assert.ok(quotes.length > 0);
      for (const { videoId, words } of quotes) {
        const again = seen.some(
          (old) => old.videoId === videoId && old.words.from < words.to && words.from < old.words.to,
        );
        assert.equal(again, false, `told before: ${videoId} ${words.from}`);
      }
      seen.push(...quotes);
    }
  });

  test('is what the subscription is about: its players and its topic', async (t) => {
    const house = await growingHouse(t);
    const forMeta = await channelOf(house.library, { players: ['meta'] });
    const forRobots = await channelOf(house.library, { topic: 'humanoid robots' });
    const forBoth = await channelOf(house.library, { players: ['meta'], topic: 'humanoid robots' });
    const aside = 'A word on humanoid robots, which walk by now.';
    await house.add([1, { players: ['OpenAI', 'Meta'] }], [2, { aside }], [3, { players: ['Google'] }]);
    const meta = await forMeta.next();
    assert.deepEqual(videosOf(meta), [talkId(1)]);
    assert.doesNotMatch(meta?.thread.map(readOut).join() ?? '', /OpenAI is betting/u);
    assert.deepEqual(videosOf(await forRobots.next()), [talkId(2)]);
    assert.equal(await forBoth.next(), null);
  });

  test('of a talk about nobody is told by its key points alone', async (t) => {
    const house = await growingHouse(t);
    const channel = await channelOf(house.library);
    const aside =
      'Bread rises because yeast eats sugar and breathes out gas that the dough holds back. A cold night in the fridge makes the taste of bread much deeper than a warm hour does.';
    await house.add([1, { players: [], aside }]);
    const post = await channel.next();
    assert.match(post?.parent.summary ?? '', /^New: Talk number 1/u);
    assert.deepEqual(post?.thread, []);
    assert.equal(await channel.next(), null);
  });
});

describe('where nothing is new', () => {
  test('the archive is told one video at a time, oldest first, until it is through', async (t) => {
    const house = await growingHouse(t);
    await house.add([1, { date: '2025-02-01' }], [2, { date: '2024-02-01' }], [3, { date: null }]);
    await house.add([4, { players: [], aside: 'Nothing about anybody.', date: '2020-01-01' }]);
    const channel = await channelOf(house.library, { whenNothingNew: 'archive' });
    const told: string[] = [];
    for (let post = await channel.next(); post; post = await channel.next()) {
      assert.match(post.parent.summary, /^From the archive: /u);
      told.push(...videosOf(post));
      assert.ok(told.length < 10, 'it ends');
    }
    assert.deepEqual(told, [talkId(2), talkId(1), talkId(3)]);
    await house.add([5]);
    assert.match((await channel.next())?.parent.summary ?? '', /^New: /u, 'what is new comes first');
  });
});
