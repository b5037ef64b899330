import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDiscordPoster } from '../../src/discord/poster.ts';
import { connected } from './connected.ts';
import { DIGEST, DUE, failure, inChannel, posting } from './posting.ts';
import { PERMISSIONS, USUAL } from './stand-in/channels.ts';
import { chat, postsIn } from './stand-in/posts.ts';
import { CHANNEL_ID, USER } from './stand-in/state.ts';
import { memoryLog, memoryVault, reply } from './support.ts';

const MESSAGES = /\/messages$/u;
const MESSAGE = /\/messages\/\d+$/u;

test('a reply becomes the same plain messages every time, in as many as it takes', async (t) => {
  const { poster } = await posting(t);
  const long = reply('Long', { kind: 'list', items: Array.from({ length: 900 }, (_, i) => `line ${i}`) });
  for (const each of [DIGEST, long]) {
    const messages = await poster.messages(each);
    assert.deepEqual(await poster.messages(each), messages);
    assert.deepEqual(JSON.parse(JSON.stringify(messages)), messages);
    assert.equal(messages.length > 1, each === long);
  }
});

test('a post notifies people with its summary, shows its page, and pings nobody', async (t) => {
  const { discord, poster, message } = await posting(t);
  const id = await poster.post(CHANNEL_ID, message, inChannel('key-1'));
  const [post, ...others] = discord.seenIn(CHANNEL_ID);
  assert.deepEqual(others, []);
  assert.equal(post?.handle, id);
  assert.equal(post?.fallback, 'Two new videos: @everyone on DeepSeek');
  assert.match(post?.text ?? '', /^Two new videos\nThe play .*they are @here playing <@&1> defensively/su);
  assert.doesNotMatch(post?.text ?? '', /key-1/u);
  assert.deepEqual([post?.buttons, post?.pings], [['More'], []]);
  assert.deepEqual(discord.state.refusals, []);
});

test('what continues a reply, and what stands in a thread, is made whole at once and notifies nobody', async (t) => {
  const { discord, poster, first } = await posting(t);
  const parent = await poster.post(CHANNEL_ID, await first(), inChannel('parent'));
  const thread = await poster.openThread(CHANNEL_ID, parent, 'Two new videos');
  const before = discord.state.requests.length;
  await poster.post(CHANNEL_ID, await first(reply('In full')), { key: 'part-1', thread });
  assert.equal(discord.state.requests.length, before + 1);
  const [part] = discord.seenIn(thread ?? '');
  assert.deepEqual([part?.text, postsIn(discord.state, thread ?? '')[0]?.notification], ['In full', '']);
});

test('a post that is made again within minutes is the same post', async (t) => {
  const { discord, poster, message } = await posting(t);
  const id = await poster.post(CHANNEL_ID, message, inChannel('key-1'));
  assert.equal(await poster.post(CHANNEL_ID, message, inChannel('key-1')), id);
  assert.notEqual(await poster.post(CHANNEL_ID, message, inChannel('key-2')), id);
  assert.equal(discord.seenIn(CHANNEL_ID).length, 2);
  discord.state.nonceMemory = 0;
  assert.notEqual(await poster.post(CHANNEL_ID, message, inChannel('key-1')), id);
});

test('a post whose answer was lost is found hours later and made whole', async (t) => {
  const { discord, poster, message } = await posting(t);
  for (const [method, path] of [
    ['POST', MESSAGES],
    ['PATCH', MESSAGE],
  ] as const) {
    const key = inChannel(`lost ${method}`);
    discord.fail(method, path, 'lost');
    assert.equal((await failure(poster.post(CHANNEL_ID, message, key))).kind, 'unknown');
    discord.state.nonceMemory = 0;
    const id = await poster.find(CHANNEL_ID, key, DUE, message);
    assert.equal(discord.seenIn(CHANNEL_ID).at(-1)?.handle, id);
    assert.match(discord.seenIn(CHANNEL_ID).at(-1)?.text ?? '', /playing/u);
  }
  assert.equal(discord.seenIn(CHANNEL_ID).length, 2);
});

test('a post that was not made is not found', async (t) => {
  const { discord, poster, message } = await posting(t);
  discord.fail('POST', MESSAGES, 'dropped');
  assert.equal((await failure(poster.post(CHANNEL_ID, message, inChannel('gone')))).kind, 'unknown');
  await poster.post(CHANNEL_ID, message, inChannel('another'));
  assert.equal(await poster.find(CHANNEL_ID, inChannel('gone'), DUE, message), null);
});

test('a process that dies between the two steps leaves a readable post, and the next one makes it whole', async (t) => {
  const { discord, poster, message, log } = await posting(t);
  discord.fail('PATCH', MESSAGE, 503);
  assert.equal((await failure(poster.post(CHANNEL_ID, message, inChannel('key-1')))).kind, 'unknown');
  assert.match(discord.seenIn(CHANNEL_ID)[0]?.text ?? '', /^Two new videos: @everyone on DeepSeek/u);
  const settings = { token: discord.token, apiUrl: discord.apiUrl };
  const next = createDiscordPoster({ settings, vault: memoryVault(), log });
  assert.equal(await next.find(CHANNEL_ID, inChannel('key-1'), DUE), discord.seenIn(CHANNEL_ID)[0]?.handle);
  assert.deepEqual(discord.seenIn(CHANNEL_ID)[0]?.buttons, ['More follows …']);
  await next.find(CHANNEL_ID, inChannel('key-1'), DUE, message);
  assert.deepEqual(discord.seenIn(CHANNEL_ID)[0]?.buttons, ['More']);
  assert.equal(discord.seenIn(CHANNEL_ID).length, 1);
});

test('when Discord never takes the page, the post stays its notification, and the log says why', async (t) => {
  const { discord, poster, message, log } = await posting(t);
  discord.fail('PATCH', MESSAGE, 400, { code: 50_035 });
  const id = await poster.post(CHANNEL_ID, message, inChannel('key-1'));
  assert.equal(discord.seenIn(CHANNEL_ID)[0]?.handle, id);
  assert.ok(log.lines.some((line) => line.startsWith('a post stayed its notification')));
});

test('a post is found among hundreds of messages, by its own key alone, in the channel and in a thread', async (t) => {
  const { discord, poster, message, first } = await posting(t);
  const { state } = discord;
  const talk = () => Array.from({ length: 130 }, (_, i) => chat(state, CHANNEL_ID, `post key-2 ${i}`));
  talk();
  const one = await poster.post(CHANNEL_ID, message, inChannel('key-1'));
  talk();
  const two = await poster.post(CHANNEL_ID, message, inChannel('key-2'));
  talk();
  const thread = await poster.openThread(CHANNEL_ID, one, 'More');
  const part = await poster.post(CHANNEL_ID, await first(reply('In full')), { key: 'key-3', thread });
  assert.equal(await poster.find(CHANNEL_ID, inChannel('key-1'), DUE), one);
  assert.equal(await poster.find(CHANNEL_ID, inChannel('key-2'), DUE), two);
  assert.equal(await poster.find(CHANNEL_ID, { key: 'key-3', thread }, DUE), part);
  assert.equal(await poster.find(CHANNEL_ID, inChannel('key-3'), DUE), null);
  assert.equal(await poster.find(CHANNEL_ID, { key: 'key-1', thread }, DUE), null);
});

test('a message of somebody else that carries a post’s marks is not the post', async (t) => {
  const { discord, poster, message } = await posting(t);
  const id = await poster.post(CHANNEL_ID, message, inChannel('key-1'));
  const post = discord.state.messages.get(id) ?? assert.fail();
  discord.state.messages.set(id, { ...post, posted: { channel: CHANNEL_ID, author: '900000000000000005' } });
  assert.equal(await poster.find(CHANNEL_ID, inChannel('key-1'), DUE), null);
});

test('only what was posted since is looked through', async (t) => {
  let now = Date.UTC(2026, 10, 20, 9);
  const { discord, poster, message } = await posting(t, { now: () => now });
  const yesterday = new Date(now);
  for (let i = 0; i < 300; i += 1) chat(discord.state, CHANNEL_ID, 'yesterday');
  const id = await poster.post(CHANNEL_ID, message, inChannel('key-1'));
  now += 86_400_000;
  chat(discord.state, CHANNEL_ID, 'today');
  const reads = () =>
    discord.state.requests.filter(({ method, path }) => method === 'GET' && MESSAGES.test(path)).length;
  assert.equal(await poster.find(CHANNEL_ID, inChannel('key-1'), new Date(now)), null);
  assert.equal(reads(), 1);
  assert.equal(await poster.find(CHANNEL_ID, inChannel('key-1'), yesterday), id);
  assert.equal(reads(), 5);
});

test('a channel whose history the bot may not read is no proof that nothing was posted', async (t) => {
  const { discord, poster, message } = await posting(t);
  assert.equal(await poster.find(CHANNEL_ID, inChannel('key-1'), DUE), null);
  await poster.post(CHANNEL_ID, message, inChannel('key-1'));
  const channel = discord.state.channels.get(CHANNEL_ID) ?? assert.fail();
  channel.permissions = USUAL & ~PERMISSIONS.history;
  const { kind, message: reason } = await failure(poster.find(CHANNEL_ID, inChannel('key-1'), DUE));
  assert.equal(kind, 'refused');
  assert.match(reason, /lacks Read Message History/u);
});

test('a thread is opened once, also when the answer was lost, and null where the bot may not', async (t) => {
  const { discord, poster, message } = await posting(t);
  const id = await poster.post(CHANNEL_ID, message, inChannel('key-1'));
  discord.fail('POST', /\/threads$/u, 'lost');
  assert.equal((await failure(poster.openThread(CHANNEL_ID, id, 'Two new videos'))).kind, 'unknown');
  assert.equal(await poster.openThread(CHANNEL_ID, id, 'Two new videos'), id);
  const other = await poster.post(CHANNEL_ID, message, inChannel('key-2'));
  const thread = await poster.openThread(CHANNEL_ID, other, `A ${'long '.repeat(40)}\ntitle`);
  assert.equal(discord.state.channels.get(thread ?? '')?.name.length, 100);
  const third = await poster.post(CHANNEL_ID, message, inChannel('key-3'));
  const channel = discord.state.channels.get(CHANNEL_ID) ?? assert.fail();
  channel.permissions = USUAL & ~PERMISSIONS.openThreads;
  assert.equal(await poster.openThread(CHANNEL_ID, third, ' '), null);
  discord.state.messages.delete(third);
  channel.permissions = USUAL;
  assert.equal(await poster.openThread(CHANNEL_ID, third, 'x'), null);
});

test('a button of a post is answered privately, and the post stays', async (t) => {
  const { discord, press } = await connected(t);
  const settings = { token: discord.token, apiUrl: discord.apiUrl };
  const poster = createDiscordPoster({ settings, vault: memoryVault(), log: memoryLog() });
  const [message = assert.fail()] = await poster.messages(DIGEST);
  const id = await poster.post(CHANNEL_ID, message, inChannel('key-1'));
  const { appeared, edited } = await press(id, 'More');
  assert.deepEqual([appeared[0]?.text, appeared[0]?.private, edited], ['Echo: more', true, null]);
});

test('somebody is told in a direct message, which notifies, and once when the call is repeated', async (t) => {
  const { discord, poster } = await posting(t);
  await poster.tell(USER.id, reply('The digest is paused'));
  await poster.tell(USER.id, reply('The digest is paused'));
  const direct = [...discord.state.channels.values()].find(({ recipient }) => recipient === USER.id);
  const told = discord.seenIn(direct?.id ?? '');
  assert.deepEqual(
    told.map(({ text, fallback }) => [text, fallback]),
    [['The digest is paused', 'The digest is paused']],
  );
});

test('somebody who takes no direct messages is a refusal that says so', async (t) => {
  const { discord, poster } = await posting(t);
  discord.state.closed.add(USER.id);
  const { kind, message } = await failure(poster.tell(USER.id, reply('x')));
  assert.deepEqual([kind, message], ['refused', 'They take no direct messages from the bot.']);
});

test('the poster goes on without the gateway, and nothing that it logs holds the token', async (t) => {
  const { discord } = await posting(t);
  const log = memoryLog();
  const settings = { token: discord.token, apiUrl: `${discord.apiUrl}/` };
  const poster = createDiscordPoster({ settings, vault: memoryVault(), log });
  const [message = assert.fail()] = await poster.messages(DIGEST);
  discord.fail('PATCH', MESSAGE, 400, { code: 50_035 });
  await poster.post(CHANNEL_ID, message, inChannel('key-1'));
  assert.equal(discord.gateway.counts().identified, 0);
  assert.ok(log.lines.length > 0);
  for (const line of log.lines) assert.ok(!line.includes(discord.token), line);
});
