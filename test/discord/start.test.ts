import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Adapter } from '../../src/core/adapter.ts';
import { OperatorError } from '../../src/core/errors.ts';
import { createDiscordAdapter } from '../../src/discord/index.ts';
import { dispatcher, standIn, started } from './connected.ts';
import type { StandIn } from './stand-in/index.ts';
import { APPLICATION_ID, GUILD_ID } from './stand-in/state.ts';
import { adapterFor, atOnce, ECHO, memoryLog, memoryVault } from './support.ts';

async function refusal(adapter: Adapter): Promise<string> {
  const error = await adapter.start().then(
    () => assert.fail('it started'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof OperatorError, String(error));
  return error.message;
}

function writes(discord: StandIn): number {
  return discord.state.requests.filter(({ method }) => method === 'PUT').length;
}

test('a token that Discord does not know names DISCORD_TOKEN, without the token, and is tried once', async (t) => {
  const discord = await standIn(t);
  const log = memoryLog();
  for (const token of ['wrong-token', '', 'with a space', 'täken']) {
    const message = await refusal(adapterFor(discord, dispatcher, { token, log }));
    assert.match(message, /DISCORD_TOKEN.*Reset Token/u);
    assert.ok(token === '' || !message.includes(token));
  }
  assert.equal(discord.state.requests.filter(({ path }) => path === '/gateway/bot').length, 1);
  assert.ok(!log.lines.some((line) => line.includes('wrong-token')));
});

test('a token that only the gateway refuses is the same message', async (t) => {
  const discord = await standIn(t);
  const limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 };
  const body = {
    url: `${discord.apiUrl.replace('http', 'ws').replace(/\/api$/u, '')}/gateway`,
    shards: 1,
    session_start_limit: limit,
  };
  discord.state.faults.push({ method: 'GET', path: /^\/gateway\/bot$/u, answer: { status: 200, body }, times: 1 });
  assert.match(await refusal(adapterFor(discord, dispatcher, { token: 'wrong' })), /does not accept DISCORD_TOKEN/u);
});

test('intents that Discord does not grant are said, and not tried again', async (t) => {
  const discord = await standIn(t, { refuseIntents: true });
  assert.match(await refusal(adapterFor(discord, dispatcher)), /DISCORD_TOKEN.*Guilds intent/u);
});

test('a server that the bot is not in names DISCORD_GUILD_ID and how to invite it', async (t) => {
  const discord = await standIn(t);
  for (const guildId of ['900000000000000077', 'the-team']) {
    const message = await refusal(adapterFor(discord, dispatcher, { guildId }));
    assert.ok(message.includes('DISCORD_GUILD_ID'));
    assert.ok(message.includes(`client_id=${APPLICATION_ID}&scope=bot+applications.commands&permissions=309237746688`));
  }
});

test('it needs no more than the Guilds intent', async (t) => {
  const discord = await standIn(t);
  await started(t, discord);
  assert.equal(discord.gateway.counts().intents, 1);
});

test('commands are registered with one write, not again while they are the same, and again when they changed', async (t) => {
  for (const guildId of [undefined, GUILD_ID]) {
    const discord = await standIn(t);
    const startAndStop = async (commands = [ECHO]) => {
      const adapter = adapterFor(discord, { ...dispatcher, commands }, guildId === undefined ? {} : { guildId });
      await adapter.start();
      await adapter.stop();
      return writes(discord);
    };
    assert.equal(await startAndStop(), 1);
    assert.equal(await startAndStop(), 1);
    assert.equal(await startAndStop([{ ...ECHO, about: 'Says it once more' }]), 2);
    assert.equal(
      await startAndStop([
        { ...ECHO, about: 'Says it once more' },
        { ...ECHO, name: 'other' },
      ]),
      3,
    );
    assert.deepEqual([...discord.state.commands.keys()], [guildId ?? 'global']);
    assert.deepEqual(discord.state.refusals, []);
  }
});

test('with DISCORD_GUILD_ID set or taken away, the commands are not offered twice', async (t) => {
  const discord = await standIn(t);
  const registered = () => [...discord.state.commands].flatMap(([scope, all]) => all.map(({ name }) => [scope, name]));
  for (const guildId of [undefined, GUILD_ID, undefined]) {
    const adapter = adapterFor(discord, dispatcher, guildId === undefined ? {} : { guildId });
    await adapter.start();
    await adapter.stop();
    assert.deepEqual(registered(), [[guildId ?? 'global', 'echo']]);
  }
});

test('commands of another program in a server are left alone', async (t) => {
  const discord = await standIn(t);
  const theirs = { id: '1', name: 'theirs', description: 'Not ours' };
  discord.state.commands.set(GUILD_ID, [theirs]);
  await started(t, discord);
  assert.deepEqual(discord.state.commands.get(GUILD_ID), [theirs]);
});

test('that an older registration cannot be looked up keeps nobody from starting', async (t) => {
  const discord = await standIn(t);
  discord.fail('GET', /\/guilds\/\d+\/commands$/u, 403, { code: 50_001 });
  const log = memoryLog();
  await started(t, discord, { log });
  assert.ok(log.lines.some((line) => line.startsWith('Discord may offer the commands twice')));
});

test('a Discord that answers 500 at start is tried again until it answers', async (t) => {
  const discord = await standIn(t);
  discord.fail('GET', /^\/gateway\/bot$/u, 500, { times: 6 });
  discord.fail('PUT', /\/commands$/u, 502, { times: 5 });
  const log = memoryLog();
  await started(t, discord, { pause: atOnce, log });
  assert.equal((await discord.user.use('echo', { text: 'up' })).appeared[0]?.text, 'Echo: up');
  assert.equal(log.lines.filter((line) => line.startsWith('Discord did not answer; trying again')).length, 2);
});

test('a Discord that goes on answering 500 is given up with what to look at', async (t) => {
  const discord = await standIn(t);
  discord.fail('GET', /^\/gateway\/bot$/u, 500, { times: 99 });
  assert.match(
    await refusal(adapterFor(discord, dispatcher, { pause: atOnce })),
    /discordstatus\.com.*DISCORD_API_URL/u,
  );
});

test('a Discord that cannot be reached is given up the same way', async () => {
  const adapter = createDiscordAdapter({
    settings: { token: 'some-token', apiUrl: 'http://127.0.0.1:1/api/' },
    dispatcher,
    vault: memoryVault(),
    log: memoryLog(),
    pause: atOnce,
  });
  assert.match(await refusal(adapter), /could not be reached/u);
});

test('a 429 at start is waited for, as long as Discord says', async (t) => {
  const discord = await standIn(t);
  discord.fail('PUT', /\/commands$/u, 429, { headers: { 'Retry-After': '0.01', 'X-RateLimit-Scope': 'user' } });
  await started(t, discord);
  assert.equal(writes(discord), 2);
});

test('a 429 of hours is said instead of being waited for', async (t) => {
  const discord = await standIn(t);
  discord.fail('PUT', /\/commands$/u, 429, { headers: { 'Retry-After': '7200', 'X-RateLimit-Scope': 'user' } });
  assert.match(await refusal(adapterFor(discord, dispatcher)), /wait 12[01] minutes/u);
});

test('stopping while Discord cannot be reached ends the attempts', async (t) => {
  const discord = await standIn(t);
  discord.fail('GET', /^\/gateway\/bot$/u, 500, { times: 99 });
  const waiting = Promise.withResolvers<void>();
  const adapter = adapterFor(discord, dispatcher, {
    pause: (_, signal) => {
      waiting.resolve();
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve());
        if (signal.aborted) resolve();
      });
    },
  });
  const refused = refusal(adapter);
  await waiting.promise;
  await adapter.stop();
  await refused;
});
