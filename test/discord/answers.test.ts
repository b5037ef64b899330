import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connected, echo, standIn } from './connected.ts';
import { seen } from './stand-in/seen.ts';
import { USER, until } from './stand-in/state.ts';
import { controlOf } from './stand-in/user.ts';
import { adapterFor, fakeDispatcher, memoryVault, reply } from './support.ts';

test('a command is answered privately, by the name the server knows the asker by', async (t) => {
  const { discord, asked } = await connected(t);
  const { appeared } = await discord.user.use('echo', { text: 'hello', page: 3 });
  assert.deepEqual(
    appeared.map((message) => [message.text, message.private]),
    [['Echo: hello', true]],
  );
  assert.deepEqual(asked, [
    { invocation: { command: 'echo', args: { text: 'hello', page: 3 } }, name: USER.nick, id: USER.id },
  ]);
});

test('in direct messages the asker goes by the display name', async (t) => {
  const { discord, asked } = await connected(t);
  await discord.direct.use('echo', { text: 'hello' });
  assert.equal(asked[0]?.name, USER.globalName);
});

test('a press on one’s own answer changes it in place', async (t) => {
  const { discord, press } = await connected(t);
  const [first] = (await discord.user.use('echo', { text: 'hello' })).appeared;
  const louder = await press(first?.handle ?? '', 'Louder');
  assert.equal(louder.edited?.text, 'Echo: hello!');
  assert.deepEqual(louder.appeared, []);
  const chosen = await press(first?.handle ?? '', 'Other words', 'bye');
  assert.equal(chosen.edited?.text, 'Echo: bye');
});

test('sharing posts to the channel, with the summary as its notification, and leaves the answer alone', async (t) => {
  const { discord, press } = await connected(t);
  const [first] = (await discord.user.use('echo', { text: 'hello' })).appeared;
  const { appeared, edited } = await press(first?.handle ?? '', 'Share');
  assert.equal(edited, null);
  assert.deepEqual(
    appeared.map((message) => [message.text, message.fallback, message.private]),
    [['Echo: hello', 'Echo: hello', false]],
  );
});

test('a press on a message in the channel is answered privately, and the message stays', async (t) => {
  const { discord, press } = await connected(t);
  const [first] = (await discord.user.use('echo', { text: 'hello' })).appeared;
  const [post] = (await press(first?.handle ?? '', 'Share')).appeared;
  const { appeared, edited } = await press(post?.handle ?? '', 'Louder');
  assert.equal(edited, null);
  assert.deepEqual(
    appeared.map((message) => [message.text, message.private]),
    [['Echo: hello!', true]],
  );
});

test('what cannot be shared is said to the sharer alone', async (t) => {
  const { discord, press } = await connected(t, (each) => (each.audience ? reply('That went wrong') : echo(each)));
  const [first] = (await discord.user.use('echo', { text: 'hello' })).appeared;
  const { appeared, edited } = await press(first?.handle ?? '', 'Share');
  assert.equal(edited, null);
  assert.deepEqual(
    appeared.map((message) => [message.text, message.private]),
    [['That went wrong', true]],
  );
});

test('a command that answers the channel says so to the asker', async (t) => {
  const { discord } = await connected(t, () => ({ ...reply('For all'), audience: 'channel' }));
  const { appeared } = await discord.user.use('echo', { text: 'x' });
  assert.deepEqual(
    appeared.map((message) => [message.text, message.private]),
    [
      ['Posted to the channel.', true],
      ['For all', false],
    ],
  );
});

test('a long answer comes in several private messages, in order', async (t) => {
  const lines = Array.from({ length: 900 }, (_, i) => `line ${i}`);
  const { discord } = await connected(t, () => reply('Long', { kind: 'list', items: lines }));
  const { appeared } = await discord.user.use('echo', { text: 'x' });
  assert.ok(appeared.length > 2);
  assert.ok(appeared.every((message) => message.private));
  assert.deepEqual(
    appeared.flatMap(({ text }) => text.match(/line \d+/gu)),
    lines,
  );
});

test('a button works after a restart, also one whose invocation was too long for it', async (t) => {
  const vault = memoryVault();
  const { discord, adapter, dispatcher, press } = await connected(t, echo, vault);
  const [first] = (await discord.user.use('echo', { text: 'ü'.repeat(80) })).appeared;
  await adapter.stop();
  const next = adapterFor(discord, dispatcher, { vault });
  await next.start();
  t.after(() => next.stop());
  assert.equal((await press(first?.handle ?? '', 'Louder')).edited?.text, `Echo: ${'ü'.repeat(80)}!`);
  const [post] = (await press(first?.handle ?? '', 'Share')).appeared;
  assert.equal(post?.private, false);
});

test('a press that takes long is said to be worked on, until its answer is there', async (t) => {
  const discord = await standIn(t);
  const gate = Promise.withResolvers<void>();
  const { dispatcher } = fakeDispatcher(async (each) => {
    if (each.args['text'] === 'hello!') await gate.promise;
    return echo(each);
  });
  const adapter = adapterFor(discord, dispatcher, { quietTime: 0 });
  t.after(() => adapter.stop());
  await adapter.start();
  const [own] = (await discord.user.use('echo', { text: 'hello' })).appeared;
  const message = discord.state.messages.get(own?.handle ?? '') ?? assert.fail('no answer');
  const pressing = discord.user.press(message.id, controlOf(message, 'Louder').customId);
  const texts = () => [...discord.state.messages.values()].map((each) => seen(each).text);
  await until(discord.state, () => texts().includes('Working on it …') || null, 'a word on it');
  assert.deepEqual((await pressing).appeared[0]?.private, true);
  gate.resolve();
  await until(discord.state, () => (texts().includes('Echo: hello!') && texts().length === 1) || null, 'the answer');
  assert.deepEqual(discord.state.refusals, []);
});
