import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reply } from '../../src/core/reply.ts';
import { connected, echo } from './connected.ts';
import { seen } from './stand-in/seen.ts';
import { type Message, type State, until } from './stand-in/state.ts';
import { controlOf } from './stand-in/user.ts';
import { reply } from './support.ts';

const LONG: Reply = reply('Long', { kind: 'list', items: Array.from({ length: 3000 }, (_, i) => `line number ${i}`) });

test('who brought the bot along is answered where it is not, and it knows that it cannot post there', async (t) => {
  const { discord, askers } = await connected(t);
  const { appeared } = await discord.elsewhere.use('echo', { text: 'hello' });
  assert.deepEqual([appeared[0]?.text, appeared[0]?.private], ['Echo: hello', true]);
  assert.deepEqual([askers[0]?.permissions?.mayPost, askers[0]?.locale], [false, 'en-GB']);
  assert.deepEqual(discord.state.refusals, []);
});

test('what is shared there goes by the interaction; where the server keeps it private, that is said', async (t) => {
  const { discord } = await connected(t);
  for (const kept of [false, true]) {
    discord.state.privateElsewhere = kept;
    const [own] = (await discord.elsewhere.use('echo', { text: 'hello' })).appeared;
    const message = discord.state.messages.get(own?.handle ?? '') ?? assert.fail();
    const { appeared } = await discord.elsewhere.press(message.id, controlOf(message, 'Share').customId);
    assert.deepEqual([appeared[0]?.text, appeared[0]?.private], ['Echo: hello', kept]);
    if (kept) await until(discord.state, () => saying(discord.state, /^Only you can see it/u), 'a word on it');
    assert.equal(saying(discord.state, /^Only you can see it/u) !== null, kept);
  }
});

test('an answer that is longer than Discord lets it say there says so, and how to get the rest', async (t) => {
  const { discord } = await connected(t, (each) => (each.args['text'] === 'long' ? LONG : echo(each)));
  const { appeared } = await discord.elsewhere.use('echo', { text: 'long' });
  assert.equal(appeared.length, 5);
  assert.match(appeared.at(-1)?.text ?? '', /^\d+ more messages do not fit here/u);
  assert.deepEqual(discord.state.refusals, []);
  assert.ok(
    (await discord.user.use('echo', { text: 'long' })).appeared.length > 6,
    'in a server of the bot all is there',
  );
});

function saying({ messages }: State, words: RegExp): Message | null {
  return [...messages.values()].find((message) => words.test(seen(message).text)) ?? null;
}
