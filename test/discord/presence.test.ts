import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { dispatcher, standIn } from './connected.ts';
import { until } from './stand-in/state.ts';
import { adapterFor, memoryLog } from './support.ts';

/** A bot with these words below its name; `tick` is what happens every ten minutes. */
async function present(t: TestContext, words: () => Promise<string>) {
  const discord = await standIn(t);
  const log = memoryLog();
  const lost = Promise.withResolvers<void>();
  const warn = (fields: Readonly<Record<string, unknown>>, message: string) => {
    log.warn(fields, message);
    if (/^the Discord gateway was lost/u.test(message)) lost.resolve();
  };
  const ticks: (() => void)[] = [];
  const every = (milliseconds: number, work: () => void) => {
    assert.equal(milliseconds, 600_000);
    ticks.push(work);
    return () => void ticks.splice(0);
  };
  const adapter = adapterFor(discord, dispatcher, { presence: words, every, log: { ...log, warn } });
  t.after(() => adapter.stop());
  await adapter.start();
  const shows = (text: string | null) =>
    until(discord.state, () => (discord.gateway.status() === text ? true : null), `“${text}” below the name`);
  const tick = () => {
    for (const work of ticks) work();
  };
  return { discord, adapter, ticks, log, shows, tick, lost: lost.promise };
}

test('how fresh the library is stands below the bot’s name, brought up to date', async (t) => {
  let videos = 239;
  const { shows, tick } = await present(t, async () => `${videos} videos`);
  await shows('239 videos');
  videos = 240;
  tick();
  await shows('240 videos');
});

test('it stands there again after every new connection', async (t) => {
  let videos = 239;
  const { discord, shows } = await present(t, async () => `${videos} videos`);
  await shows('239 videos');
  discord.gateway.forget();
  await until(discord.state, () => discord.gateway.counts().identified === 2 || null, 'a new session');
  await shows('239 videos');
  videos = 240;
  discord.gateway.drop();
  await until(discord.state, () => discord.gateway.counts().resumed === 1 || null, 'the session again');
  await shows('240 videos');
});

test('words that are too long are cut visibly, and words that fail leave the old ones', async (t) => {
  const words = [
    async () => 'w'.repeat(200),
    () => Promise.reject(new Error('no library')),
    async () => ' ',
    async () => 'new',
  ];
  const { discord, log, shows, tick } = await present(t, () => (words.shift() ?? (async () => 'late'))());
  await shows(`${'w'.repeat(127)}…`);
  tick();
  tick();
  assert.equal(discord.gateway.status()?.length, 128);
  tick();
  await shows('new');
  assert.ok(log.lines.some((line) => line.includes('could not be brought up to date')));
  assert.deepEqual((await discord.user.use('echo', { text: 'hello' })).appeared.length, 1);
});

test('words that never come are in nobody’s way, and nothing is asked once the bot has stopped', async (t) => {
  const { discord, adapter, ticks } = await present(t, () => new Promise(() => undefined));
  assert.deepEqual((await discord.user.use('echo', { text: 'hello' })).appeared.length, 1);
  await adapter.stop();
  assert.equal(ticks.length, 0);
});

test('while the gateway is lost nothing is shown, which is no reason to stop', async (t) => {
  let videos = 239;
  const { discord, shows, tick, lost } = await present(t, async () => `${videos} videos`);
  await shows('239 videos');
  discord.gateway.drop();
  await lost;
  videos = 240;
  tick();
  await until(discord.state, () => discord.gateway.counts().resumed === 1 || null, 'the session again');
  await shows('240 videos');
});
