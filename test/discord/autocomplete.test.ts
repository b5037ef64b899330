import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Suggestion } from '../../src/core/command.ts';
import { suggestChoices } from '../../src/discord/autocomplete.ts';
import { startStandIn } from './stand-in/index.ts';
import { adapterFor, ECHO, fakeDispatcher, reply } from './support.ts';

async function completing(t: TestContext, suggest: (typed: string) => Promise<readonly Suggestion[]>) {
  const discord = await startStandIn();
  const page = { kind: 'whole', about: 'Which page', min: 1, max: 99, suggest: true } as const;
  const commands = [{ ...ECHO, options: { ...ECHO.options, page } }];
  const adapter = adapterFor(discord, fakeDispatcher(() => reply('x'), { commands, suggest }).dispatcher);
  await adapter.start();
  t.after(async () => {
    await adapter.stop();
    await discord.stop();
  });
  return discord;
}

test('completions are offered in one round', async (t) => {
  const discord = await completing(t, async (typed) => [{ label: `${typed}seek (company)`, value: 'DeepSeek' }]);
  assert.deepEqual(await discord.user.complete('echo', 'text', 'deep'), [
    { name: 'deepseek (company)', value: 'DeepSeek' },
  ]);
  assert.deepEqual(discord.state.refusals, []);
});

test('at most 25 completions reach Discord, long labels shortened, values that do not fit left out', async (t) => {
  const many = Array.from({ length: 40 }, (_, i) => ({ label: `${i} ${'l'.repeat(200)}`, value: `value ${i}` }));
  const odd = [
    { label: 'too long', value: 'v'.repeat(101) },
    { label: 'empty', value: ' ' },
    { label: '', value: 'no label' },
  ];
  const discord = await completing(t, async () => [...odd, ...many]);
  const offered = await discord.user.complete('echo', 'text', '');
  assert.equal(offered.length, 25);
  assert.deepEqual(offered[0], { name: 'no label', value: 'no label' });
  assert.equal(offered[1]?.name.length, 100);
  assert.ok(offered[1]?.name.endsWith('…'));
  assert.deepEqual(discord.state.refusals, []);
});

test('a number option is completed with numbers', async (t) => {
  const discord = await completing(t, async () => [
    { label: 'Two', value: '2' },
    { label: 'Many', value: 'many' },
  ]);
  assert.deepEqual(await discord.user.complete('echo', 'page', ''), [{ name: 'Two', value: 2 }]);
});

test('trouble with completions is an empty list, never silence', async (t) => {
  const discord = await completing(t, () => Promise.reject(new Error('no index')));
  assert.deepEqual(await discord.user.complete('echo', 'text', 'x'), []);
});

test('completions that take longer than Discord waits are none', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const late = suggestChoices(new Promise(() => undefined), undefined);
  t.mock.timers.tick(2_500);
  assert.deepEqual(await late, []);
});
