import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InvocationVault } from '../../src/core/invocation.ts';
import { connected, echo } from './connected.ts';
import { until } from './stand-in/state.ts';

test('a control that means nothing any more is explained, privately', async (t) => {
  const { discord, press } = await connected(t);
  const [first] = (await discord.user.use('echo', { text: 'hello' })).appeared;
  const [post] = (await press(first?.handle ?? '', 'Share')).appeared;
  for (const message of [first, post]) {
    for (const id of ['from another version', '1=lost', '1:bad']) {
      const { appeared, edited } = await discord.user.press(message?.handle ?? '', id);
      assert.equal(edited, null);
      assert.equal(appeared.length, 1);
      assert.match(appeared[0]?.text ?? '', /older answer.*Ask again.*\/echo hello/su);
      assert.equal(appeared[0]?.private, true);
    }
  }
});

test('a vault that fails is an apology with an id that is in the log', async (t) => {
  const vault: InvocationVault = {
    keep: async () => 'kept',
    recall: async () => Promise.reject(new Error('disk full')),
  };
  const { discord, log } = await connected(t, echo, vault);
  const [first] = (await discord.user.use('echo', { text: 'hello' })).appeared;
  const { appeared, edited } = await discord.user.press(first?.handle ?? '', '1=kept');
  assert.equal(edited, null);
  const id = /this id: ([0-9a-f]{8})/u.exec(appeared[0]?.text ?? '')?.[1] ?? assert.fail(appeared[0]?.text);
  assert.ok(log.lines.some((line) => line.includes(id) && line.includes('disk full')));
});

test('an answer that Discord does not take is an apology, not silence', async (t) => {
  const { discord, log } = await connected(t);
  discord.fail('PATCH', /@original$/u, 400);
  const { appeared } = await discord.user.use('echo', { text: 'hello' });
  assert.match(appeared[0]?.text ?? '', /^Sorry, that went wrong on our side\./u);
  assert.ok(log.lines.some((line) => line.startsWith('an answer did not reach Discord')));
});

test('an interaction that expired is logged, and the next one is answered', async (t) => {
  const { discord, log, asked } = await connected(t);
  const late = discord.user.begin('echo', { text: 'late' });
  late.deadline = 0;
  const { appeared } = await discord.user.use('echo', { text: 'next' });
  assert.equal(appeared[0]?.text, 'Echo: next');
  assert.deepEqual(
    asked.map((each) => each.invocation.args['text']),
    ['next'],
  );
  assert.ok(log.lines.some((line) => line.includes('could not be acknowledged in time') && line.includes('10062')));
});

test('Discord’s 429 is obeyed, and the answer still comes', async (t) => {
  const { discord } = await connected(t);
  discord.fail('POST', /\/callback$/u, 429, { headers: { 'Retry-After': '0.01', 'X-RateLimit-Scope': 'user' } });
  discord.fail('PATCH', /@original$/u, 429, { headers: { 'Retry-After': '0.01', 'X-RateLimit-Scope': 'user' } });
  const { appeared } = await discord.user.use('echo', { text: 'patient' });
  assert.equal(appeared[0]?.text, 'Echo: patient');
});

test('nothing that is logged holds a token', async (t) => {
  const { discord, adapter, log } = await connected(t);
  await discord.user.use('echo', { text: 'before' });
  discord.fail('PATCH', /@original$/u, 400, { times: 2 });
  const begun = discord.user.begin('echo', { text: 'hello' });
  const late = discord.user.begin('echo', { text: 'late' });
  late.deadline = 0;
  await until(discord.state, () => (discord.state.requests.length >= 10 ? true : null), 'both to be tried');
  await adapter.stop();
  for (const line of log.lines) {
    for (const secret of [discord.token, begun.token, late.token]) assert.ok(!line.includes(secret), line);
  }
  assert.ok(log.lines.some((line) => line.startsWith('nor did the apology')));
});
