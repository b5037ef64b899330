import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { CommandFace } from '../../src/core/face.ts';
import { registrationOf } from '../../src/discord/registration.ts';
import { standIn } from './connected.ts';
import { adapterFor, ECHO, fakeDispatcher, reply } from './support.ts';

const SHARE: CommandFace = {
  name: 'share',
  about: 'Post an answer',
  example: '/share',
  options: { by: { kind: 'text', about: 'Whose' } },
};

async function offering(t: TestContext, commands: readonly CommandFace[]) {
  const discord = await standIn(t);
  const { dispatcher, asked } = fakeDispatcher(() => reply('Two things'), { commands });
  const adapter = adapterFor(discord, dispatcher);
  t.after(() => adapter.stop());
  await adapter.start();
  return { discord, asked };
}

test('what somebody shared is asked for in their menu, and answered privately', async (t) => {
  const { discord, asked } = await offering(t, [SHARE]);
  const { appeared } = await discord.user.useOnPerson('What they shared here', '900000000000000055');
  assert.deepEqual(
    appeared.map((seen) => [seen.text, seen.private]),
    [['Two things', true]],
  );
  assert.deepEqual(asked[0]?.invocation, { command: 'share', args: { by: '900000000000000055' } });
  assert.deepEqual(discord.state.refusals, []);
});

test('it is offered in servers that the bot is in, beside a command that can answer it', async (t) => {
  const person = registrationOf([SHARE], 'global').find(({ type }) => type === 2);
  assert.deepEqual([person?.name, person?.contexts, person?.integration_types], ['What they shared here', [0], [0]]);
  for (const faces of [[ECHO], [{ ...SHARE, options: {} }]]) {
    assert.ok(registrationOf(faces, 'guild').every(({ type }) => type !== 2));
  }
  const { discord } = await offering(t, [ECHO]);
  await assert.rejects(discord.user.useOnPerson('What they shared here', '1'), /nobody has/u);
});

test('an entry that an older version left in the menu is answered too, privately', async (t) => {
  const { discord, asked } = await offering(t, [SHARE]);
  discord.state.commands.set('global', [{ id: '1', type: 2, name: 'Older entry' }]);
  assert.ok((await discord.user.useOnPerson('Older entry', '1')).appeared[0]?.private);
  assert.equal(asked[0]?.invocation.command, 'Older entry');
});
