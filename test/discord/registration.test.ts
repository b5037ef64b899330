import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandFace } from '../../src/core/face.ts';
import { isRegistered, registrationOf } from '../../src/discord/registration.ts';
import { listCommands, overwriteCommands } from './stand-in/commands.ts';
import { GUILD_ID, newState } from './stand-in/state.ts';

const FACE: CommandFace = {
  name: 'strategy',
  about: 'What a player’s game is, with the moments that show it',
  example: '/strategy deepseek',
  options: {
    video: { kind: 'text', about: 'Only in this video', suggest: true, maxLength: 9000 },
    page: { kind: 'whole', about: 'Which page', min: 1, max: 50 },
    player: { kind: 'text', about: 'Company or product', required: true, suggest: true, maxLength: 100 },
  },
};

test('the registration is derived from the command, required options first', () => {
  const [body] = registrationOf([FACE], 'global');
  assert.deepEqual(body?.options, [
    { type: 3, name: 'player', description: 'Company or product', required: true, autocomplete: true, max_length: 100 },
    {
      type: 3,
      name: 'video',
      description: 'Only in this video',
      required: false,
      autocomplete: true,
      max_length: 6000,
    },
    {
      type: 4,
      name: 'page',
      description: 'Which page',
      required: false,
      autocomplete: false,
      min_value: 1,
      max_value: 50,
    },
  ]);
  assert.deepEqual([body?.contexts, body?.integration_types], [[0, 1], [0]]);
});

test('a server’s commands say nothing of where they may be used', () => {
  const [body] = registrationOf([FACE], 'guild');
  assert.deepEqual([body?.contexts, body?.integration_types], [undefined, undefined]);
});

test('what changes a channel’s posts is offered in servers alone, to members with Manage Channels', () => {
  const [global] = registrationOf([{ ...FACE, manages: true }], 'global');
  assert.deepEqual([global?.default_member_permissions, global?.contexts], ['16', [0]]);
  const [server] = registrationOf([{ ...FACE, manages: true }], 'guild');
  assert.deepEqual([server?.default_member_permissions, server?.contexts], ['16', undefined]);
  const [other] = registrationOf([FACE], 'global');
  assert.equal(other?.default_member_permissions, undefined);
});

test('a description that is too long is shortened visibly', () => {
  const [body] = registrationOf([{ ...FACE, about: 'a'.repeat(150) }], 'global');
  assert.equal(body?.description, `${'a'.repeat(99)}…`);
});

test('what Discord adds and leaves out is no difference; anything else is', () => {
  for (const guild of [null, GUILD_ID]) {
    const scope = guild === null ? 'global' : 'guild';
    const state = newState('token', [GUILD_ID]);
    overwriteCommands(
      state,
      guild,
      JSON.parse(JSON.stringify(registrationOf([FACE, { ...FACE, name: 'other' }], scope))),
    );
    const theirs = JSON.parse(JSON.stringify(listCommands(state, guild).body));
    const is = (...faces: readonly CommandFace[]) => isRegistered(theirs, registrationOf(faces, scope), scope);
    const other = { ...FACE, name: 'other' };
    assert.equal(is(FACE, other), true);
    assert.equal(is(other, FACE), true);
    assert.equal(is(FACE), false);
    assert.equal(is(FACE, other, { ...FACE, name: 'third' }), false);
    assert.equal(is({ ...FACE, about: 'else' }, other), false);
    assert.equal(is({ ...FACE, manages: true }, other), false);
    const { player, ...rest } = FACE.options;
    assert.equal(is({ ...FACE, options: rest }, other), false);
    assert.equal(
      is(
        {
          ...FACE,
          options: { ...FACE.options, player: { kind: 'text', about: 'Company or product', required: true } },
        },
        other,
      ),
      false,
    );
    assert.equal(
      is(
        { ...FACE, options: { ...FACE.options, page: { kind: 'whole', about: 'Which page', min: 1, max: 51 } } },
        other,
      ),
      false,
    );
    assert.ok(player);
  }
});

test('an answer that is no list of commands is a difference', () => {
  for (const answer of [null, {}, [{}], [{ name: 1 }], 'x']) {
    assert.equal(isRegistered(answer, registrationOf([FACE], 'global'), 'global'), false);
  }
  assert.equal(isRegistered([], registrationOf([], 'global'), 'global'), true);
});
