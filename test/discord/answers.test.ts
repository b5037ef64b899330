import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Invocation, InvocationVault } from '../../src/core/invocation.ts';
import type { Reply } from '../../src/core/reply.ts';
import { startStandIn } from './stand-in/index.ts';
import { USER, until } from './stand-in/state.ts';
import { controlOf } from './stand-in/user.ts';
import { adapterFor, fakeDispatcher, invocation, memoryLog, memoryVault, reply } from './support.ts';

/** An echo with a button that asks again, one that shares, and a select. */
function echo({ args, audience }: Invocation): Reply {
  const text = String(args['text'] ?? '');
  const answer = reply(
    `Echo: ${text}`,
    { kind: 'text', content: `Echo: ${text}` },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Louder', invocation: invocation(`${text}!`) },
        { label: 'Share', invocation: invocation(text, 'channel') },
      ],
    },
    { kind: 'select', label: 'Other words', options: [{ label: 'bye', invocation: invocation('bye') }] },
  );
  return audience === 'channel' ? { ...answer, audience } : answer;
}

async function connected(
  t: TestContext,
  answer: (each: Invocation) => Reply | Promise<Reply> = echo,
  vault?: InvocationVault,
) {
  const discord = await startStandIn();
  const log = memoryLog();
  const { dispatcher, asked } = fakeDispatcher(answer);
  const adapter = adapterFor(discord, dispatcher, { log, ...(vault ? { vault } : {}) });
  await adapter.start();
  t.after(async () => {
    await adapter.stop();
    await discord.stop();
  });
  const press = (id: string, label: string, option?: string) => {
    const { customId, value } = controlOf(
      discord.state.messages.get(id) ?? assert.fail('no such message'),
      label,
      option,
    );
    return discord.user.press(id, customId, value);
  };
  return { discord, adapter, dispatcher, asked, log, press };
}

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
  await until(discord.state, () => (discord.state.requests.length >= 9 ? true : null), 'both to be tried');
  await adapter.stop();
  for (const line of log.lines) {
    for (const secret of [discord.token, begun.token, late.token]) assert.ok(!line.includes(secret), line);
  }
  assert.ok(log.lines.some((line) => line.startsWith('nor did the apology')));
});
