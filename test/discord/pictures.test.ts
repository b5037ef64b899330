import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { pictureName } from '../../src/core/picture.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { DiscordParts } from '../../src/discord/index.ts';
import { createDiscordPoster } from '../../src/discord/poster.ts';
import { brokenDrawer, COMPARISON, drawer, STRIP } from '../support/pictures.ts';
import { standIn } from './connected.ts';
import { DUE, inChannel } from './posting.ts';
import { COMPONENTS_V2, written } from './stand-in/message-schema.ts';
import { Refusal } from './stand-in/refusal.ts';
import { CHANNEL_ID, type Message } from './stand-in/state.ts';
import { controlOf } from './stand-in/user.ts';
import { adapterFor, fakeDispatcher, invocation, memoryLog, memoryVault, reply } from './support.ts';

const MESSAGE = /^\/channels\/\d+\/messages\/\d+$/u;
const ALT = 'Who is talked about when, in 10:00: Google at 0:10–3:20 (1 quote).';

function pictured(text: string, more = {}): Reply {
  const picture = text === 'other' ? COMPARISON : STRIP;
  return {
    ...reply(
      text,
      { kind: 'heading', text },
      ...(text === 'none' ? [] : [{ kind: 'image', picture, alt: ALT } as const]),
      {
        kind: 'buttons',
        buttons: ['other', 'none'].map((label) => ({ label, invocation: invocation(label) })),
      },
      { kind: 'buttons', buttons: [{ label: 'Share', invocation: invocation('strip', 'channel') }] },
    ),
    ...more,
  };
}

async function answering(t: TestContext, parts: Partial<Pick<DiscordParts, 'drawer'>> = { drawer }) {
  const discord = await standIn(t);
  const log = memoryLog();
  const { dispatcher } = fakeDispatcher(({ args, audience }) =>
    pictured(String(args['text']), audience === 'channel' ? { audience } : {}),
  );
  const adapter = adapterFor(discord, dispatcher, { log, ...parts });
  t.after(() => adapter.stop());
  await adapter.start();
  const message = (id: unknown) => discord.state.messages.get(String(id)) ?? assert.fail('no such message');
  const press = (id: unknown, label: string) => {
    const { customId } = controlOf(message(id), label);
    return discord.user.press(String(id), customId);
  };
  return { discord, log, message, press };
}

/** The names and the sizes in pixels of a message's pictures, and what they show in words. */
function pictures({ attachments, components }: Message) {
  const described = JSON.stringify(components).match(/"description":"Who is talked[^"]*"/gu) ?? [];
  return {
    names: attachments.map(({ filename }) => filename),
    widths: attachments.map(({ bytes }) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(16)),
    described: described.length,
  };
}

test('an answer shows its picture, drawn, with its words for who cannot see it', async (t) => {
  const { discord, message } = await answering(t);
  const { appeared } = await discord.user.use('echo', { text: 'strip' });
  const shown = pictures(message(appeared[0]?.handle));
  assert.deepEqual(shown, { names: [pictureName(STRIP)], widths: [1200], described: 1 });
  assert.ok(appeared[0]?.text.includes(ALT));
  assert.deepEqual(discord.state.refusals, []);
});

test('an answer that changes in place shows its own picture, and not the one before', async (t) => {
  const { discord, message, press } = await answering(t);
  const { appeared } = await discord.user.use('echo', { text: 'strip' });
  const handle = appeared[0]?.handle;
  await press(handle, 'other');
  assert.deepEqual(pictures(message(handle)).names, [pictureName(COMPARISON)]);
  await press(handle, 'none');
  assert.deepEqual(pictures(message(handle)).names, []);
  assert.deepEqual(discord.state.refusals, []);
});

test('what is shared to the channel has its picture too', async (t) => {
  const { discord, message, press } = await answering(t);
  const { appeared } = await discord.user.use('echo', { text: 'strip' });
  const { appeared: posted } = await press(appeared[0]?.handle, 'Share');
  assert.deepEqual(pictures(message(posted[0]?.handle)).names, [pictureName(STRIP)]);
  assert.equal(posted[0]?.private, false);
  assert.deepEqual(discord.state.refusals, []);
});

test('without anything that draws, and where drawing fails, an answer is its words', async (t) => {
  for (const parts of [{}, { drawer: brokenDrawer }]) {
    const { discord, message } = await answering(t, parts);
    const { appeared } = await discord.user.use('echo', { text: 'strip' });
    assert.match(appeared[0]?.text ?? '', /^strip/u);
    assert.deepEqual(pictures(message(appeared[0]?.handle)).names, []);
    assert.deepEqual(discord.state.refusals, []);
  }
});

test('where Discord takes no files, the answer comes without', async (t) => {
  const { discord, message, log } = await answering(t);
  discord.fail('PATCH', /\/messages\/@original$/u, 403, { code: 50_013 });
  const { appeared } = await discord.user.use('echo', { text: 'strip' });
  assert.deepEqual(pictures(message(appeared[0]?.handle)).names, []);
  assert.ok(log.lines.some((line) => line.startsWith('Discord did not take a picture')));
});

async function posting(t: TestContext, parts = { drawer }) {
  const discord = await standIn(t);
  const settings = { token: discord.token, apiUrl: discord.apiUrl };
  const poster = createDiscordPoster({ settings, vault: memoryVault(), log: memoryLog(), ...parts });
  const [message = assert.fail()] = await poster.messages(pictured('strip', { audience: 'channel' }));
  // As a store gives it back.
  const kept = JSON.parse(JSON.stringify(message));
  const post = (id: unknown) => discord.state.messages.get(String(id)) ?? assert.fail('no such message');
  return { discord, poster, kept, post };
}

test('a post is kept without its drawing, and drawn when it is made: in a channel and in a thread', async (t) => {
  const { discord, poster, kept, post } = await posting(t);
  assert.ok(JSON.stringify(kept).length < 3_000, 'no drawing is kept');
  const id = await poster.post(CHANNEL_ID, kept, inChannel('key-1'));
  assert.deepEqual(pictures(post(id)), { names: [pictureName(STRIP)], widths: [1200], described: 1 });
  const thread = await poster.openThread(CHANNEL_ID, id, 'More');
  const part = await poster.post(CHANNEL_ID, kept, { key: 'key-2', thread });
  assert.deepEqual(pictures(post(part)).names, [pictureName(STRIP)]);
  assert.deepEqual(discord.state.refusals, []);
});

test('a post that was interrupted is found and made whole with its picture', async (t) => {
  const { discord, poster, kept, post } = await posting(t);
  discord.fail('PATCH', MESSAGE, 'dropped');
  await assert.rejects(poster.post(CHANNEL_ID, kept, inChannel('key-1')));
  const id = await poster.find(CHANNEL_ID, inChannel('key-1'), DUE, kept);
  assert.deepEqual(pictures(post(id)).names, [pictureName(STRIP)]);
  assert.equal(discord.seenIn(CHANNEL_ID).length, 1);
});

test('a post stands without its picture where Discord refuses it, and where what was kept of it cannot be read', async (t) => {
  const { discord, poster, kept, post } = await posting(t);
  discord.fail('PATCH', MESSAGE, 403, { code: 50_013 });
  const id = await poster.post(CHANNEL_ID, kept, inChannel('key-1'));
  assert.deepEqual(pictures(post(id)).names, []);
  assert.match(discord.seenIn(CHANNEL_ID)[0]?.text ?? '', /^strip/u);
  const old = await poster.post(CHANNEL_ID, { ...kept, pictures: [{ kind: 'pie' }] }, inChannel('key-2'));
  assert.deepEqual(pictures(post(old)).names, []);
});

test('the stand-in refuses a picture that is not there', () => {
  const gallery = { type: 12, items: [{ media: { url: 'attachment://gone.png' } }] };
  const message = { flags: COMPONENTS_V2, components: [{ type: 17, components: [gallery] }] };
  assert.throws(() => written(message, COMPONENTS_V2), Refusal);
  assert.throws(() => written({ ...message, attachments: [{ id: 0, filename: 'gone.png' }] }, COMPONENTS_V2), Refusal);
});
