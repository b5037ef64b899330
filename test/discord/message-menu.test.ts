import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Adapter } from '../../src/core/adapter.ts';
import type { CommandFace } from '../../src/core/face.ts';
import { type StandIn, startStandIn } from './stand-in/index.ts';
import { GUILD_ID } from './stand-in/state.ts';
import { adapterFor, ECHO, fakeDispatcher, reply } from './support.ts';

const MOMENTS: CommandFace = { ...ECHO, name: 'moments' };
const MENU = ['Find moments about this', 'What is said here?'];

/** A bot with these commands, started; in one server, or everywhere. */
async function started(
  t: TestContext,
  discord: StandIn,
  commands: readonly CommandFace[],
  guildId?: string,
): Promise<Adapter> {
  const { dispatcher } = fakeDispatcher(({ command }) => reply(`Asked ${command}`), { commands });
  const adapter = adapterFor(discord, dispatcher, guildId === undefined ? {} : { guildId });
  t.after(() => adapter.stop());
  await adapter.start();
  return adapter;
}

async function standIn(t: TestContext): Promise<StandIn> {
  const discord = await startStandIn();
  t.after(() => discord.stop());
  return discord;
}

test('a message has them in its menu with one write beside the others, and not again while nothing changed', async (t) => {
  for (const guildId of [undefined, GUILD_ID]) {
    const discord = await standIn(t);
    for (const _ of ['first', 'again']) await (await started(t, discord, [ECHO, MOMENTS], guildId)).stop();
    assert.equal(discord.state.requests.filter(({ method }) => method === 'PUT').length, 1);
    const registered = discord.state.commands.get(guildId ?? 'global') ?? [];
    assert.deepEqual(
      registered.map(({ type, name }) => [type, name]),
      [[1, 'echo'], [1, 'moments'], ...MENU.map((name) => [3, name])],
    );
    assert.deepEqual(discord.state.refusals, []);
  }
});

test('without /moments there is nothing in the menu', async (t) => {
  const discord = await standIn(t);
  await started(t, discord, [ECHO]);
  for (const name of MENU) await assert.rejects(discord.user.useOn(name, { content: 'x' }), /no message has/u);
});

test('an entry that an older version left in the menu is answered too, privately', async (t) => {
  const discord = await standIn(t);
  await started(t, discord, [MOMENTS]);
  discord.state.commands.set('global', [{ id: '1', type: 3, name: 'Older entry' }]);
  const { appeared } = await discord.user.useOn('Older entry', { content: 'x' });
  assert.deepEqual(
    appeared.map((message) => [message.text, message.private]),
    [['Asked Older entry', true]],
  );
});
