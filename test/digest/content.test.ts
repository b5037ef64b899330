import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DigestPost, Subscription } from '../../src/core/digest.ts';
import type { Library } from '../../src/core/library.ts';
import { isVerbatim, type Moment } from '../../src/core/moment.ts';
import { type Block, invocationsIn, momentsIn, type Reply, spansOf } from '../../src/core/reply.ts';
import { baseline, digestPost } from '../../src/digest/content.ts';
import { renderReply as renderForDiscord } from '../../src/discord/render.ts';
import { renderReply as renderForSlack } from '../../src/slack/messages.ts';
import { HOSTILE } from '../discord/hostile.ts';
import { ASKER, openHouse, SEEDS } from '../support/library.ts';
import { at, HOUR, subscriptionOf } from './support.ts';
import { growingHouse, talkId } from './talks.ts';

const vault = { keep: async () => 'x'.repeat(22), recall: async () => null };

/** A channel that remembers what it was told, as the store does for it. */
async function channelOf(library: Library, wants: Partial<Subscription> = {}) {
  const told = new Set(await baseline(library));
  return {
    told,
    async next(missed: readonly Date[] = []): Promise<DigestPost | null> {
      const post = await digestPost({ library, subscription: subscriptionOf('a', wants), told, missed });
      for (const key of post?.told ?? []) told.add(key);
      return post;
    },
  };
}

/** Everything that a reply says, as somebody reads it. */
function readOut({ blocks }: Reply): string {
  const line = (block: Block): readonly string[] => {
    if (block.kind === 'heading') return [block.text, block.aside ?? ''];
    if (block.kind === 'quote') return [block.label ?? '', `“${block.moment.quote}”`, block.source ?? ''];
    const lines = block.kind === 'text' ? [block.content] : block.kind === 'list' ? block.items : [];
    return lines.flatMap(spansOf).map((span) => ('text' in span ? span.text : `<${span.kind}>`));
  };
  return blocks.map((block) => line(block).join(' ')).join('\n');
}
const quotesOf = (post: DigestPost | null): readonly Moment[] =>
  [...(post?.thread ?? [])].flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'quote' ? [block.moment] : [])),
  );
const videosOf = (post: DigestPost | null) => [...new Set(quotesOf(post).map(({ videoId }) => videoId))].sort();

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
    const [list] = post.parent.blocks.filter((block) => block.kind === 'list');
    assert.equal(list?.items.length, 3);
    const headings = post.thread.map(({ blocks: [first] }) => (first?.kind === 'heading' ? first.text : ''));
    assert.deepEqual(headings.slice(0, 3).sort(), ['Talk number 1', 'Talk number 2', 'Talk number 3']);
    assert.deepEqual(headings.slice(3).sort(), ['Google', 'Meta', 'OpenAI']);
  });

  test('is counted where it is too much, and does not come back the next day', async (t) => {
    const house = await growingHouse(t);
    const channel = await channelOf(house.library);
    await house.add(...Array.from({ length: 12 }, (_, index) => [index + 1] as const));
    const post = await channel.next();
    assert.ok(post);
    assert.match(readOut(post.parent), /12 new videos[\s\S]*and 7 more new videos/u);
    assert.equal(videosOf(post).length, 5);
    assert.equal(await channel.next(), null);
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

describe('a post', () => {
  test('says in one line what could not be posted before it', async (t) => {
    const house = await growingHouse(t);
    const channel = await channelOf(house.library);
    await house.add([1]);
    const post = await channel.next(Array.from({ length: 7 }, (_, day) => at(day * 24 * HOUR)));
    assert.match(
      readOut(post?.parent ?? assert.fail()),
      /Posts before this could not be made: .*<time>.* and 2 before$/mu,
    );
  });

  test('shows nothing that its transcript does not say', async (t) => {
    const { library } = await openHouse(t, SEEDS);
    const request = { subscription: subscriptionOf('a'), told: new Set<string>(), missed: [] };
    const post = await digestPost({ library, ...request });
    assert.ok(post);
    const moments = [post.parent, ...post.thread].flatMap(momentsIn);
    for (const moment of moments) {
      const video = await library.video(moment.videoId);
      assert.ok(video && isVerbatim(moment, video));
    }
    const lying: Library = {
      ...library,
      async breakdown(...args) {
        const breakdown = await library.breakdown(...args);
        const lie = (moment: Moment): Moment => ({ ...moment, quote: `${moment.quote} and more` });
        const videos = breakdown.videos.map((video) => ({
          ...video,
          claims: video.claims.map((claim) => ({ ...claim, moment: lie(claim.moment) })),
        }));
        return { ...breakdown, videos };
      },
    };
    await assert.rejects(digestPost({ library: lying, ...request }), /is not what the transcript/u);
  });

  test('has controls that answer in private, also where there is no thread', async (t) => {
    const { library, dispatcher } = await openHouse(t, SEEDS);
    const post = await digestPost({ library, subscription: subscriptionOf('a'), told: new Set(), missed: [] });
    assert.ok(post);
    const invocations = [post.parent, ...post.thread].flatMap(invocationsIn);
    assert.ok(invocations.length > 8);
    for (const invocation of invocations) {
      const reply = await dispatcher.dispatch(invocation, ASKER);
      assert.equal(reply.audience, 'asker');
      assert.ok(momentsIn(reply).length > 0, JSON.stringify(invocation));
    }
    const reachable = invocationsIn(post.parent).map(({ args }) => args['player']);
    for (const id of ['openai', 'google', 'deepseek']) assert.ok(reachable.includes(id));
  });

  test('has a parent of one message on both platforms, however long or hostile the titles', async (t) => {
    for (const length of [1, 5, 30]) {
      const house = await growingHouse(t);
      const channel = await channelOf(house.library);
      const title = (number: number) =>
        `${HOSTILE.slice(number, number + 12)
          .join(' ')
          .replace(/\s+/gu, ' ')} ${'*_~'.repeat(300)}`;
      const talks = Array.from({ length }, (_, index) => {
        const players = ['OpenAI', 'Google', 'Meta', 'Microsoft', 'Amazon', 'DeepSeek', 'Nvidia', 'Apple', 'Anthropic'];
        return [index + 1, { title: title(index), players }] as const;
      });
      await house.add(...talks);
      const post = await channel.next(Array.from({ length: 60 }, (_, day) => at(day * 24 * HOUR)));
      assert.ok(post);
      assert.equal((await renderForDiscord(post.parent, vault)).length, 1, `Discord, ${length} videos`);
      assert.equal((await renderForSlack(post.parent, vault)).length, 1, `Slack, ${length} videos`);
      for (const reply of post.thread) assert.ok((await renderForDiscord(reply, vault)).length <= 3);
    }
  });
});
