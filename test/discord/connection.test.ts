import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SILENT } from '../../src/core/log.ts';
import { standIn, started } from './connected.ts';
import { until } from './stand-in/state.ts';
import { adapterFor, atOnce, fakeDispatcher, reply } from './support.ts';

test('a dropped connection is resumed, and what came meanwhile is answered', async (t) => {
  const discord = await standIn(t);
  await started(t, discord);
  discord.gateway.drop();
  const meanwhile = discord.user.begin('echo', { text: 'meanwhile' });
  assert.equal((await discord.user.outcome(meanwhile)).appeared[0]?.text, 'Echo: meanwhile');
  const { identified, resumed } = discord.gateway.counts();
  assert.deepEqual([identified, resumed], [1, 1]);
});

test('a connection that Discord asks to renew is resumed', async (t) => {
  const discord = await standIn(t);
  await started(t, discord);
  discord.gateway.askToReconnect();
  await until(discord.state, () => (discord.gateway.counts().resumed === 1 ? true : null), 'the bot to come back');
  assert.equal((await discord.user.use('echo', { text: 'again' })).appeared[0]?.text, 'Echo: again');
});

test('a session that Discord forgot is begun anew', async (t) => {
  const discord = await standIn(t);
  await started(t, discord);
  discord.gateway.forget();
  await until(discord.state, () => (discord.gateway.counts().identified === 2 ? true : null), 'the bot to come back');
  assert.equal((await discord.user.use('echo', { text: 'again' })).appeared[0]?.text, 'Echo: again');
});

test('a token that is reset while the bot runs is said in the log', async (t) => {
  const discord = await standIn(t);
  const said = Promise.withResolvers<string>();
  await started(t, discord, { log: { ...SILENT, error: (_, message) => said.resolve(message) } });
  discord.gateway.refuse(4004);
  assert.match(await said.promise, /closed the connection for good.*DISCORD_TOKEN/u);
});

test('stopping between two connections leaves nothing behind that keeps the process alive', {
  timeout: 30_000,
}, async (t) => {
  const discord = await standIn(t);
  const bot = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./bot.ts')), discord.apiUrl, discord.token]);
  t.after(() => bot.kill('SIGKILL'));
  const exit = once(bot, 'exit');
  const lines = createInterface({ input: bot.stdout })[Symbol.asyncIterator]();
  assert.equal((await lines.next()).value, 'connected');
  discord.gateway.drop();
  assert.match((await lines.next()).value ?? '', /connecting again/u);
  bot.kill('SIGTERM');
  assert.deepEqual(await exit, [0, null]);
});

test('stopping waits for the answer that is being made', async (t) => {
  const discord = await standIn(t);
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const slow = fakeDispatcher(async () => {
    begun.resolve();
    await gate.promise;
    return reply('Done after all');
  });
  const adapter = adapterFor(discord, slow.dispatcher);
  await adapter.start();
  const interaction = discord.user.begin('echo', { text: 'x' });
  await begun.promise;
  const stopped = adapter.stop();
  gate.resolve();
  await stopped;
  const [id] = interaction.appeared;
  assert.equal(discord.state.messages.get(id ?? '')?.loading, false);
});

test('stopping does not wait for ever, and not at all when nothing was started', async (t) => {
  const discord = await standIn(t);
  const begun = Promise.withResolvers<void>();
  const stuck = fakeDispatcher(() => {
    begun.resolve();
    return new Promise(() => undefined);
  });
  const adapter = adapterFor(discord, stuck.dispatcher, { pause: atOnce });
  await adapter.stop();
  const other = adapterFor(discord, stuck.dispatcher, { pause: atOnce });
  await other.start();
  discord.user.begin('echo', { text: 'x' });
  await begun.promise;
  await other.stop();
});
