import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Library } from '../../src/core/library.ts';
import { SILENT } from '../../src/core/log.ts';
import { digestPost } from '../../src/digest/content.ts';
import { channelOf, readOut, videosOf } from './reading.ts';
import { at, DAY, sceneOf, states, subscriptionOf } from './support.ts';
import { growingHouse, talkId } from './talks.ts';

/** The library, where some of its talks have quotes that nobody said, or cannot be read at all. */
function spoilt(
  library: Library,
  { lies = [], breaks = [] }: { lies?: readonly number[]; breaks?: readonly number[] },
) {
  const isOne = (numbers: readonly number[], id: string | undefined) => numbers.map(talkId).some((talk) => talk === id);
  const changed: Library = {
    ...library,
    async breakdown(player, videoId) {
      if (isOne(breaks, videoId)) throw new TypeError('it is broken');
      const breakdown = await library.breakdown(player, videoId);
      const videos = breakdown.videos.map((each) => ({
        ...each,
        claims: each.claims.map((claim) =>
          isOne(lies, videoId) ? { ...claim, moment: { ...claim.moment, quote: 'nobody said this' } } : claim,
        ),
      }));
      return { ...breakdown, videos };
    },
  };
  return changed;
}

test('a video that cannot be told is left out, is logged, and does not come back; the others are told', async (t) => {
  const house = await growingHouse(t);
  const { told } = await channelOf(house.library);
  await house.add([1], [2], [3], [4]);
  const logged: unknown[] = [];
  const log = { ...SILENT, error: ({ video }: Readonly<Record<string, unknown>>) => void logged.push(video) };
  const request = { library: spoilt(house.library, { lies: [2], breaks: [3] }), subscription: subscriptionOf('a') };
  const post = await digestPost({ ...request, told, missed: [], log });
  assert.deepEqual(videosOf(post), [talkId(1), talkId(4)]);
  assert.doesNotMatch(
    [post?.parent, ...(post?.thread ?? [])].map((reply) => reply && readOut(reply)).join(),
    /nobody/u,
  );
  assert.deepEqual(logged.sort(), [talkId(2), talkId(3)]);
  for (const key of post?.told ?? []) told.add(key);
  assert.equal(await digestPost({ ...request, told, missed: [], log }), null);
  assert.equal(logged.length, 2);
});

test('a video of the archive that cannot be told is passed over', async (t) => {
  const house = await growingHouse(t);
  await house.add([1, { date: '2024-01-01' }], [2, { date: '2025-01-01' }]);
  const { told } = await channelOf(house.library);
  const subscription = subscriptionOf('a', { whenNothingNew: 'archive' });
  const library = spoilt(house.library, { lies: [1] });
  const post = await digestPost({ library, subscription, told, missed: [] });
  assert.match(post?.parent.summary ?? '', /^From the archive: Talk number 2/u);
});

test('the one new video, where it cannot be told, fails one digest and no other', async (t) => {
  const house = await growingHouse(t);
  const { store, clock, platform, runner, run } = await sceneOf(t, [subscriptionOf('a')]);
  const one = runner({ library: spoilt(house.library, { breaks: [1] }), makePost: digestPost });
  await clock.until(one.begin(subscriptionOf('a')));
  await house.add([1]);
  await clock.until(one.preview(subscriptionOf('a')).catch(() => null));
  await run(one);
  assert.match((await store.deliveries('a', 1))[0]?.reason ?? '', /could not be put together/u);
  clock.set(at(DAY));
  await run(one);
  await house.add([2]);
  clock.set(at(2 * DAY));
  await run(one);
  assert.deepEqual(states(await store.deliveries('a', 10)), ['posted', 'empty', 'failed']);
  assert.match(platform.parents('C-a')[0]?.text ?? '', /^New: Talk number 2/u);
});

test('where nothing at all can be told, the videos are not to blame, and are told later', async (t) => {
  const house = await growingHouse(t);
  const { told } = await channelOf(house.library);
  await house.add([1], [2]);
  const request = { subscription: subscriptionOf('a'), told, missed: [] };
  await assert.rejects(digestPost({ ...request, library: spoilt(house.library, { breaks: [1, 2] }) }), /it is broken/u);
  assert.deepEqual(videosOf(await digestPost({ ...request, library: house.library })), [talkId(1), talkId(2)]);
});
