import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SILENT } from '../../src/core/log.ts';
import { createDiscordPoster } from '../../src/discord/poster.ts';
import { DIGEST, failure, inChannel, posting } from './posting.ts';
import { PERMISSIONS, USUAL } from './stand-in/channels.ts';
import { CHANNEL_ID } from './stand-in/state.ts';
import { memoryVault } from './support.ts';

const MESSAGES = /\/messages$/u;

test('what Discord refuses is refused, in a sentence that says what to do', async (t) => {
  const { discord, poster, message } = await posting(t);
  const channel = discord.state.channels.get(CHANNEL_ID) ?? assert.fail();
  const refusal = async (id = CHANNEL_ID) => {
    const { kind, message: reason } = await failure(poster.post(id, message, inChannel('k')));
    assert.equal(kind, 'refused');
    return reason;
  };
  channel.permissions = USUAL & ~PERMISSIONS.send;
  assert.match(await refusal(), /may not post.*Edit Channel → Permissions \(Send Messages\)/u);
  channel.permissions = 0n;
  assert.match(await refusal(), /cannot see the channel.*\(View Channel\)/u);
  assert.match(await refusal('900000000000000099'), /gone from Discord/u);
  channel.permissions = USUAL;
  discord.fail('POST', MESSAGES, 400, { code: 50_035 });
  assert.match(await refusal(), /did not take the post: as told/u);
  assert.deepEqual(discord.seenIn(CHANNEL_ID), []);
});

test('what is not a message for Discord is refused without a call', async (t) => {
  const { discord, poster } = await posting(t);
  for (const message of [{}, { text: 'of another platform', blocks: [] }, { page: { type: 17, components: [] } }]) {
    assert.equal((await failure(poster.post(CHANNEL_ID, message, inChannel('k')))).kind, 'refused');
  }
  assert.equal(discord.state.requests.length, 0);
});

test('what says nothing of the post leaves open whether it was made', async (t) => {
  const { discord, poster, message } = await posting(t);
  const page = { 'content-type': 'text/html' };
  discord.state.faults.push(
    ...[403, 404].map((status) => ({ method: 'POST', path: MESSAGES, times: 1, answer: { status, headers: page } })),
    ...[{}, [], { id: 5 }].map((body) => ({ method: 'POST', path: MESSAGES, times: 1, answer: { status: 200, body } })),
  );
  for (const status of [500, 502, 503, 504]) discord.fail('POST', MESSAGES, status);
  discord.fail('POST', MESSAGES, 'dropped');
  const faults = discord.state.faults.length;
  for (let i = 0; i < faults; i += 1) {
    const { kind, message: reason } = await failure(poster.post(CHANNEL_ID, message, inChannel('k')));
    assert.equal(kind, 'unknown', reason);
  }
  assert.equal(discord.state.requests.length, faults);
});

test('a Discord that cannot be reached leaves it open as well', async () => {
  const settings = { token: 'some-token', apiUrl: 'http://127.0.0.1:1/api' };
  const poster = createDiscordPoster({ settings, vault: memoryVault(), log: SILENT });
  const [message = assert.fail()] = await poster.messages(DIGEST);
  assert.equal((await failure(poster.post(CHANNEL_ID, message, inChannel('k')))).kind, 'unknown');
});

test('Discord’s 429 is a busy Discord that says how long, and a moment is waited for', async (t) => {
  const { discord, poster, message } = await posting(t);
  const wait = (seconds: string) => ({ headers: { 'Retry-After': seconds, 'X-RateLimit-Scope': 'user' } });
  discord.fail('POST', MESSAGES, 429, wait('42'));
  const { kind, retryAfter, message: reason } = await failure(poster.post(CHANNEL_ID, message, inChannel('k')));
  assert.equal(kind, 'busy');
  assert.ok(retryAfter !== null && retryAfter >= 42 && retryAfter < 43, String(retryAfter));
  assert.match(reason, /wait 4[23] s/u);
  const other = await posting(t);
  other.discord.fail('POST', MESSAGES, 429, wait('0.01'));
  await other.poster.post(CHANNEL_ID, other.message, inChannel('k'));
  assert.equal(other.discord.seenIn(CHANNEL_ID).length, 1);
});

test('a 429 between the two steps of a post is not the leave to make it again', async (t) => {
  const { discord, poster, message } = await posting(t);
  discord.fail('PATCH', /\/messages\/\d+$/u, 429, { headers: { 'Retry-After': '600' } });
  assert.equal((await failure(poster.post(CHANNEL_ID, message, inChannel('k')))).kind, 'unknown');
});

test('a token that Discord does not accept is said, and not tried again', async (t) => {
  const { discord, message } = await posting(t);
  const settings = { token: 'revoked-token', apiUrl: discord.apiUrl };
  const poster = createDiscordPoster({ settings, vault: memoryVault(), log: SILENT });
  for (let i = 0; i < 3; i += 1) {
    const { kind, message: reason } = await failure(poster.post(CHANNEL_ID, message, inChannel('k')));
    assert.equal(kind, 'refused');
    assert.match(reason, /DISCORD_TOKEN/u);
    assert.doesNotMatch(reason, /revoked-token/u);
  }
  assert.equal(discord.state.requests.length, 1);
});
