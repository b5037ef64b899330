import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandFace } from '../../src/core/face.ts';
import { isRegistered } from '../../src/discord/registered.ts';
import { type CommandBody, registrationOf } from '../../src/discord/registration.ts';
import { listCommands, overwriteCommands } from './stand-in/commands.ts';
import { GUILD_ID, newState } from './stand-in/state.ts';

const FACE: CommandFace = {
  name: 'tactics',
  about: 'What a player’s game is, with the moments that show it',
  example: '/tactics deepseek',
  options: {
    video: { kind: 'text', about: 'Only in this video', suggest: true, maxLength: 9000 },
    page: { kind: 'whole', about: 'Which page', min: 1, max: 50 },
    player: { kind: 'text', about: 'Company or product', required: true, suggest: true, maxLength: 100 },
  },
};

function inEnglish({ name_localizations: _, ...rest }: CommandBody): object {
  return rest;
}

test('the registration is derived from the command, required options first', () => {
  const [body] = registrationOf([FACE], 'global');
  assert.ok(body && 'options' in body);
  assert.deepEqual(body.options, [
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
  assert.deepEqual(
    [body?.contexts, body?.integration_types],
    [
      [0, 1, 2],
      [0, 1],
    ],
  );
});

test('a server’s commands say nothing of where they may be used', () => {
  const [body] = registrationOf([FACE], 'guild');
  assert.deepEqual([body?.contexts, body?.integration_types], [undefined, undefined]);
});

test('what changes a channel’s posts is offered in servers alone, to members with Manage Channels', () => {
  const [global] = registrationOf([{ ...FACE, manages: true }], 'global');
  assert.deepEqual([global?.default_member_permissions, global?.contexts], ['16', [0]]);
  assert.deepEqual(global?.integration_types, [0]);
  const [server] = registrationOf([{ ...FACE, manages: true }], 'guild');
  assert.deepEqual([server?.default_member_permissions, server?.contexts], ['16', undefined]);
  const [other] = registrationOf([FACE], 'global');
  assert.equal(other?.default_member_permissions, undefined);
});

test('a description that is too long is shortened visibly', () => {
  const [body] = registrationOf([{ ...FACE, about: 'a'.repeat(150) }], 'global');
  assert.ok(body && 'description' in body);
  assert.equal(body.description, `${'a'.repeat(99)}…`);
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
    const theirs = JSON.parse(JSON.stringify(listCommands(state, guild, true).body));
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

test('the commands of a message’s menu come beside the one that they run, with neither description nor options', () => {
  const faces = [FACE, { ...FACE, name: 'moments', manages: true as const }];
  const names = ['Find moments about this', 'What is said here?'];
  assert.deepEqual(
    registrationOf(faces, 'global').slice(2).map(inEnglish),
    names.map((name) => ({ type: 3, name, contexts: [0, 1, 2], integration_types: [0, 1] })),
  );
  assert.deepEqual(
    registrationOf(faces, 'guild').slice(2).map(inEnglish),
    names.map((name) => ({ type: 3, name })),
  );
});

test('message commands that Discord has are no difference; one more, one less and one of another name are', () => {
  for (const guild of [null, GUILD_ID]) {
    const scope = guild === null ? 'global' : 'guild';
    const state = newState('token', [GUILD_ID]);
    const ours = registrationOf([{ ...FACE, name: 'moments' }], scope);
    const isAfter = (bodies: readonly object[]) => {
      overwriteCommands(state, guild, JSON.parse(JSON.stringify(bodies)));
      return isRegistered(JSON.parse(JSON.stringify(listCommands(state, guild, true).body)), ours, scope);
    };
    assert.equal(isAfter(ours), true);
    assert.equal(isAfter(ours.toReversed()), true);
    assert.equal(isAfter(ours.slice(0, 2)), false);
    assert.equal(isAfter([...ours, { type: 3, name: 'Another' }]), false);
    assert.equal(isAfter([...ours.slice(0, 2), { ...ours[2], name: 'What was said here?' }]), false);
    assert.equal(isAfter([...ours.slice(0, 2), { ...ours[2], default_member_permissions: '16' }]), false);
  }
});

test('an answer that is no list of commands is a difference', () => {
  for (const answer of [null, {}, [{}], [{ name: 1 }], 'x']) {
    assert.equal(isRegistered(answer, registrationOf([FACE], 'global'), 'global'), false);
  }
  assert.equal(isRegistered([], registrationOf([], 'global'), 'global'), true);
});
