import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Library } from '../../src/core/library.ts';
import { isVerbatim, type Moment } from '../../src/core/moment.ts';
import { invocationsIn, momentsIn } from '../../src/core/reply.ts';
import { digestPost } from '../../src/digest/content.ts';
import { renderReply as renderForDiscord } from '../../src/discord/render.ts';
import { renderReply as renderForSlack } from '../../src/slack/messages.ts';
import { linksFrom } from '../../src/web/links.ts';
import { HOSTILE } from '../discord/hostile.ts';
import { ASKER, openHouse, SEEDS } from '../support/library.ts';
import { channelOf, readOut } from './reading.ts';
import { at, HOUR, subscriptionOf } from './support.ts';
import { growingHouse } from './talks.ts';

/** As long as they come: what a public address and a picture's may take. */
const PAGES = linksFrom(`https://${'cue.'.repeat(40)}example.com`, 'v1');
const pictureOf = async () => ({ image_url: PAGES.picture('strip-0123456789abcdef.png') });

const vault = { keep: async () => 'x'.repeat(22), recall: async () => null };

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
      const channel = await channelOf(house.library, {}, PAGES);
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
      assert.equal(
        (await renderForSlack(post.parent, vault, Infinity, pictureOf)).length,
        1,
        `Slack, ${length} videos`,
      );
      for (const reply of post.thread) assert.ok((await renderForDiscord(reply, vault)).length <= 3);
    }
  });
});
