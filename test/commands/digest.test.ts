import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { test } from 'node:test';
import { digest } from '../../commands/digest.ts';
import type { Asker } from '../../src/core/asker.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { SILENT } from '../../src/core/log.ts';
import { PostError, type Poster } from '../../src/core/poster.ts';
import { type Reply, spansOf } from '../../src/core/reply.ts';
import { parseLine } from '../../src/core/typed.ts';
import { passedOver } from '../../src/digest/choose.ts';
import { createDesk } from '../../src/digest/desk/index.ts';
import { createDigestRunner } from '../../src/digest/runner.ts';
import { knownKey, toldBy } from '../../src/digest/told.ts';
import { FakePlatform } from '../digest/fake-platform.ts';
import { HandClock } from '../digest/hand-clock.ts';
import { type Cleanup, libraryFolder, openHouse, SEEDS } from '../support/library.ts';

const ANN: Asker = { platform: 'slack', id: 'U1', name: 'Ann', channel: 'C1' };
/** A Monday, 08:00 in London. */
const MONDAY = new Date('2026-03-02T08:00:00Z');

/** A channel, an empty library that can get the seeds, and whoever asks. */
async function sceneOf(t: Cleanup, more: Partial<Poster> = {}) {
  const folder = libraryFolder(t, {});
  const { library, stores, sync } = await openHouse(t, folder);
  const clock = new HandClock(MONDAY);
  const platform = new FakePlatform(clock);
  const poster: Poster = {
    ...platform.poster('slack'),
    standing: async () => ({ manages: true, zone: 'Europe/London' }),
    ...more,
  };
  const store = stores.digest;
  const runner = createDigestRunner({
    ...{ store, library, posters: [poster], log: SILENT, clock },
    id: 'test',
    catchUp: 6 * 3_600_000,
  });
  const desk = createDesk({
    ...{ store, posters: [poster], preview: runner.preview, postNow: runner.postNow },
    begin: runner.begin,
    async passOver(subscription) {
      const passed = await passedOver(library, subscription, toldBy(await store.told(subscription.id)));
      await store.tell(subscription.id, passed.map(knownKey));
    },
    changed: async () => {},
    now: () => clock.now(),
  });
  const { dispatch } = createDispatcher([digest], library, SILENT, { digests: desk });
  return {
    platform,
    clock,
    store,
    /** The seeds come into the library. */
    async publish() {
      cpSync(SEEDS, folder, { recursive: true });
      await sync();
    },
    async ask(line: string, asker: Asker = ANN): Promise<Reply> {
      const invocation = parseLine([digest], line);
      assert.ok(invocation);
      return clock.until(dispatch(invocation, asker));
    },
    async tick() {
      await clock.until(runner.tick());
      await clock.until(runner.idle());
    },
  };
}

function read(reply: Reply): string {
  const line = (rich: Parameters<typeof spansOf>[0]) =>
    spansOf(rich)
      .map((span) =>
        'text' in span ? span.text : span.kind === 'time' ? `<${new Date(span.at * 1_000).toISOString()}>` : '',
      )
      .join('');
  return reply.blocks
    .map((block) => {
      if (block.kind === 'text') return line(block.content);
      if (block.kind === 'list') return block.items.map(line).join('\n');
      if (block.kind === 'buttons') return block.buttons.map(({ label }) => `[${label}]`).join(' ');
      return block.kind === 'quote' ? block.moment.quote : block.kind === 'heading' ? block.text : '';
    })
    .join('\n');
}

test('a subscription says what was understood, and when its next three posts are', async (t) => {
  const { ask } = await sceneOf(t);
  const text = read(await ask('/digest subscribe 9am weekdays Europe/London'));
  assert.match(text, /Subscribed\. .*weekday.*09:00/u);
  assert.match(text, /<2026-03-02T09:00:00\.000Z>\n<2026-03-03T09:00:00\.000Z>\n<2026-03-04T09:00:00\.000Z>/u);
  assert.match(text, /\[Preview\] \[Post now\] \[Pause\] \[Change…\] \[Next posts\] \[History\] \[Unsubscribe\]/u);
});

test('subscribing again edits what there is; nobody ends up with two', async (t) => {
  const { ask, store } = await sceneOf(t);
  await ask('/digest subscribe 9am weekdays Europe/London');
  const before = await store.subscriptions();
  assert.match(read(await ask('/digest subscribe 8am')), /Changed\. .*weekday.*08:00/u);
  assert.match(read(await ask('/digest zone:Asia/Tokyo')), /Tokyo/u);
  assert.match(read(await ask('/digest subscribe players:openai, zuckerberg')), /about OpenAI, Meta/u);
  assert.match(read(await ask('/digest topic:pricing empty:archive')), /about “pricing”; one from the archive/u);
  const after = await store.subscriptions();
  assert.equal(after.length, 1);
  assert.equal(after[0]?.id, before[0]?.id);
  assert.deepEqual(after[0]?.schedule, { kind: 'weekly', hour: 8, minute: 0, days: [1, 2, 3, 4, 5] });
});

test('the zone comes from the profile, is asked for where there is none, and is then remembered', async (t) => {
  const known = await sceneOf(t);
  assert.match(read(await known.ask('/digest subscribe 9am')), /London/u);
  const { ask } = await sceneOf(t, { standing: async () => ({ manages: true, zone: null }) });
  const asked = await ask('/digest subscribe 9am');
  assert.match(read(asked), /Which time zone.*\n.*\n.*\[Europe\/London\]/su);
  const button = asked.blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .find(({ label }) => label === 'Asia/Tokyo');
  assert.ok(button && 'invocation' in button);
  assert.deepEqual(button.invocation.args, { action: 'subscribe', time: '9am', zone: 'Asia/Tokyo' });
  assert.match(read(await ask('/digest subscribe 9am zone:Asia/Tokyo')), /Subscribed/u);
  assert.match(read(await ask('/digest subscribe 9am', { ...ANN, channel: 'C2' })), /Tokyo/u);
});

test('what is not understood is said, with what would be right, and nothing changes', async (t) => {
  const { ask, store } = await sceneOf(t);
  for (const [line, answer] of [
    ['/digest subscribe at tea time', /tea/u],
    ['/digest subscribe 25:00', /25/u],
    ['/digest subscribe cron:* * * * *', /hour/iu],
    ['/digest subscribe 9am zone:Atlantis', /No time zone is known as “Atlantis”/u],
    ['/digest subscribe 9am players:zorblax', /No player is known as “zorblax”/u],
    ['/digest empty:sometimes', /one of skip, archive/u],
    ['/digest pause', /no digest yet/u],
    ['/digest', /no digest yet/u],
  ] as const) {
    assert.match(read(await ask(line)), answer, line);
  }
  assert.deepEqual(await store.subscriptions(), []);
});

test('who may not change what is posted is told who may, and nothing changes', async (t) => {
  const { ask, store } = await sceneOf(t, { standing: async () => ({ manages: false, zone: 'Europe/London' }) });
  for (const action of ['subscribe 9am', 'now', 'pause', 'resume', 'unsubscribe']) {
    const reply = await ask(`/digest ${action}`);
    assert.equal(reply.audience, 'asker');
    assert.match(read(reply), /admins and owners.*DIGEST_MANAGERS/u, action);
  }
  assert.deepEqual(await store.subscriptions(), []);
});

test('a channel that cannot be posted to is not subscribed, and the answer says what to do', async (t) => {
  const { ask, store } = await sceneOf(t, {
    access: async () => ({ ok: false, reason: 'Invite me with /invite @cuepoint.' }),
  });
  assert.match(read(await ask('/digest subscribe 9am')), /Invite me/u);
  assert.deepEqual(await store.subscriptions(), []);
});

test('a digest posts what is new since it was subscribed, once, and a preview is exactly that', async (t) => {
  const { ask, publish, tick, clock, platform } = await sceneOf(t);
  await ask('/digest subscribe 9am weekdays Europe/London');
  assert.match(read(await ask('/digest preview')), /Nothing would be posted now/u);
  await publish();
  const preview = read(await ask('/digest preview'));
  assert.match(preview, /DeepSeek vs OpenAI/u);
  assert.equal(platform.posted.length, 0);
  clock.set(new Date('2026-03-02T09:00:03Z'));
  await tick();
  await tick();
  assert.equal(platform.parents('C1').length, 1);
  assert.match(platform.parents('C1')[0]?.text ?? '', /DeepSeek vs OpenAI/u);
  assert.ok(platform.posted.length > 1, 'the breakdowns are in its thread');
  assert.match(read(await ask('/digest history')), /<2026-03-02T09:00:00\.000Z> posted, \d+ seconds? late/u);
  assert.match(read(await ask('/digest preview')), /Nothing would be posted now/u);
});

test('now posts at once, and not again at the due time', async (t) => {
  const { ask, publish, tick, clock, platform } = await sceneOf(t);
  await ask('/digest subscribe 9am');
  await publish();
  assert.match(read(await ask('/digest now')), /Posted/u);
  assert.equal(platform.parents('C1').length, 1);
  clock.set(new Date('2026-03-02T09:00:03Z'));
  await tick();
  assert.equal(platform.parents('C1').length, 1);
  assert.match(read(await ask('/digest now')), /nothing new/u);
});

test('a paused digest posts nothing until it is resumed, and then only what is due from then on', async (t) => {
  const { ask, publish, tick, clock, platform } = await sceneOf(t);
  await ask('/digest subscribe 9am');
  await publish();
  assert.match(read(await ask('/digest pause')), /Paused\..*paused: .*\[Resume\]/su);
  clock.set(new Date('2026-03-02T09:00:03Z'));
  await tick();
  assert.equal(platform.posted.length, 0);
  assert.match(read(await ask('/digest resume')), /posts again/u);
  await tick();
  assert.equal(platform.posted.length, 0);
  clock.set(new Date('2026-03-03T09:00:03Z'));
  await tick();
  assert.equal(platform.parents('C1').length, 1);
});

test('after unsubscribing nothing is posted, and the channel can be subscribed again', async (t) => {
  const { ask, publish, tick, clock, platform } = await sceneOf(t);
  await ask('/digest subscribe 9am');
  await publish();
  assert.match(read(await ask('/digest unsubscribe')), /no digest any more.*\[Subscribe again\]/su);
  clock.set(new Date('2026-03-02T09:00:03Z'));
  await tick();
  assert.equal(platform.posted.length, 0);
  assert.match(read(await ask('/digest subscribe 9am')), /Subscribed/u);
});

test('list names every digest of the platform', async (t) => {
  const { ask } = await sceneOf(t);
  await ask('/digest subscribe 9am');
  await ask('/digest subscribe 5pm fri', { ...ANN, channel: 'C2' });
  const text = read(await ask('/digest'));
  assert.match(text, /Digests/u);
  assert.match(text, /09:00[\s\S]*17:00|17:00[\s\S]*09:00/u);
});

test('where nothing can be posted, that is said', async (t) => {
  const { library } = await openHouse(t);
  const { dispatch } = createDispatcher([digest], library, SILENT);
  assert.match(read(await dispatch({ command: 'digest', args: {} }, ANN)), /only where Cuepoint is connected/u);
});

test('list names the digests of one’s own server to those who may change them, and to others that of the channel alone', async (t) => {
  let manages = true;
  const { ask } = await sceneOf(t, { standing: async () => ({ manages, zone: 'Europe/London' }) });
  const at = (channel: string, space: string): Asker => ({ ...ANN, channel, space });
  await ask('/digest subscribe 9am', at('C1', 'one'));
  await ask('/digest subscribe 9am', at('C2', 'one'));
  await ask('/digest subscribe 9am', at('C3', 'two'));
  const listed = async (asker: Asker) => {
    const list = (await ask('/digest', asker)).blocks.find((block) => block.kind === 'list');
    return list?.items
      .flatMap(spansOf)
      .flatMap((span) => (span.kind === 'channel' ? [span.id] : []))
      .sort();
  };
  assert.deepEqual(await listed(at('C1', 'one')), ['C1', 'C2']);
  assert.deepEqual(await listed(at('C3', 'two')), ['C3']);
  manages = false;
  assert.deepEqual(await listed(at('C2', 'one')), ['C2']);
});

test('a digest that is about more from now on does not tell what it passed over before', async (t) => {
  const { ask, publish } = await sceneOf(t);
  await ask('/digest subscribe 9am players:tesla');
  await publish();
  assert.match(read(await ask('/digest preview')), /Nothing would be posted now/u);
  await ask('/digest subscribe players:all');
  assert.match(read(await ask('/digest preview')), /Nothing would be posted now/u);
});

test('what is due stays due when only what is told has changed', async (t) => {
  const { ask, publish, tick, clock, platform } = await sceneOf(t);
  await ask('/digest subscribe 9am');
  await publish();
  clock.set(new Date('2026-03-02T09:00:03Z'));
  await ask('/digest empty:archive');
  await tick();
  assert.equal(platform.parents('C1').length, 1);
});

test('what the platform says when it cannot be asked is the answer, not an apology', async (t) => {
  const { ask } = await sceneOf(t, {
    standing: () => Promise.reject(new PostError('busy', 'Slack is busy; try again in a minute.')),
  });
  assert.match(read(await ask('/digest subscribe 9am')), /Slack is busy/u);
});

test('a topic without a word in it is refused', async (t) => {
  const { ask, store } = await sceneOf(t);
  assert.match(read(await ask('/digest subscribe 9am topic:???')), /no word that could be a topic/u);
  assert.deepEqual(await store.subscriptions(), []);
});

test('a preview pages through its thread, and what can be done stands above it', async (t) => {
  const { ask, publish } = await sceneOf(t);
  await ask('/digest subscribe 9am');
  await publish();
  const first = read(await ask('/digest preview'));
  assert.match(first, /^This is what would be posted now:\n.*\[Page 2 of \d+ ▶\] \[Post now\]/u);
  assert.match(read(await ask('/digest preview page:2')), /^This would stand in its thread:[\s\S]*OpenAI/u);
});
