import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RefusalScope } from '../../src/core/poster.ts';
import { createDiscordPoster } from '../../src/discord/poster.ts';
import { DUE, failure, inChannel, posting } from './posting.ts';
import { CHANNEL_ID } from './stand-in/state.ts';
import { memoryLog, memoryVault } from './support.ts';

const MESSAGES = /\/messages$/u;

const REFUSALS: readonly (readonly [status: number, code: number, RefusalScope])[] = [
  [404, 10_003, 'channel'],
  [403, 50_001, 'channel'],
  [403, 50_013, 'channel'],
  [400, 50_083, 'channel'],
  [400, 50_035, 'post'],
  [400, 200_000, 'post'],
  [401, 0, 'bot'],
  [403, 40_001, 'bot'],
];

for (const [status, code, expected] of REFUSALS) {
  test(`a post that Discord refuses with ${status} and ${code} is refused for its ${expected}`, async (t) => {
    const { discord, poster, message } = await posting(t);
    discord.fail('POST', MESSAGES, status, { code });
    const { kind, scope } = await failure(poster.post(CHANNEL_ID, message, inChannel('key-1')));
    assert.deepEqual([kind, scope], ['refused', expected]);
  });
}

test('a token that was refused is asked about once a minute, and used again once it is accepted', async (t) => {
  const { discord, message } = await posting(t);
  let now = 0;
  const settings = { token: discord.token, apiUrl: discord.apiUrl };
  const poster = createDiscordPoster({ settings, vault: memoryVault(), log: memoryLog(), now: () => now });
  const post = () => poster.post(CHANNEL_ID, message, inChannel('key-1'));
  const refused = async () => assert.equal((await failure(post())).scope, 'bot');
  discord.fail('POST', MESSAGES, 401, { times: 2 });
  const before = discord.state.requests.length;
  await refused();
  now = 59_999;
  await refused();
  assert.equal(discord.state.requests.length, before + 1, 'it was not asked');
  now = 60_000;
  await Promise.all([refused(), refused()]);
  assert.equal(discord.state.requests.length, before + 2, 'one of two asked');
  now = 120_000;
  const id = await post();
  assert.equal(await poster.find(CHANNEL_ID, inChannel('key-1'), DUE), id);
});

test('a post whose second step is refused to the bot altogether is made whole later', async (t) => {
  const { discord, poster, message } = await posting(t);
  discord.fail('PATCH', /\/messages\/\d+$/u, 403, { code: 40_001 });
  assert.equal((await failure(poster.post(CHANNEL_ID, message, inChannel('key-1')))).kind, 'unknown');
  await poster.find(CHANNEL_ID, inChannel('key-1'), DUE, message);
  assert.deepEqual(discord.seenIn(CHANNEL_ID)[0]?.buttons, ['More']);
});
