import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Asker } from '../../src/core/asker.ts';
import { type Grants, missingToPost, permissionsIn } from '../../src/discord/permissions.ts';
import { connected } from './connected.ts';
import { posting } from './posting.ts';
import { newChannel, PERMISSIONS, USUAL } from './stand-in/channels.ts';
import { CHANNEL_ID } from './stand-in/state.ts';

const { view, send, history, sendInThreads, manageChannels } = PERMISSIONS;
const ASKER: Asker = { platform: 'discord', id: '1', name: 'Ann' };

test('permissions come of roles, then of the exceptions for everyone, for roles and for the member', () => {
  const bits = (all: bigint) => all.toString();
  const in_ = (roles: Readonly<Record<string, bigint>>, ...overwrites: [id: string, allow: bigint, deny: bigint][]) => {
    const grants: Grants = {
      guildId: 'guild',
      memberId: 'bot',
      memberRoles: ['team', 'quiet'],
      roles: Object.entries(roles).map(([id, permissions]) => ({ id, permissions: bits(permissions) })),
      overwrites: overwrites.map(([id, allow, deny]) => ({ id, allow: bits(allow), deny: bits(deny) })),
    };
    return permissionsIn(grants);
  };
  const roles = { guild: view, team: send, quiet: 0n, others: history };
  assert.equal(in_(roles), view | send);
  assert.equal(in_(roles, ['guild', 0n, view | send]), 0n);
  assert.equal(in_(roles, ['guild', 0n, view], ['team', view, 0n]), view | send);
  assert.equal(in_(roles, ['team', send, 0n], ['quiet', 0n, send]), view | send);
  assert.equal(in_(roles, ['team', send, 0n], ['bot', 0n, send]), view);
  assert.equal(in_(roles, ['bot', history, 0n], ['others', 0n, view]), view | send | history);
  const admin = in_({ ...roles, team: PermissionFlagsBits.Administrator }, ['bot', 0n, view | send]);
  assert.equal(admin, PermissionsBitField.All);
});

test('what is missing is named as Discord’s settings name it; a thread needs a permission of its own', () => {
  assert.deepEqual(missingToPost(0n, false), ['View Channel', 'Send Messages', 'Read Message History']);
  assert.deepEqual(missingToPost(view | history | send, true), ['Send Messages in Threads']);
  assert.deepEqual(missingToPost(view | history | sendInThreads, true), []);
  assert.deepEqual(missingToPost(PermissionFlagsBits.Administrator, false), []);
});

test('access says which permissions are missing and where to give them', async (t) => {
  const { discord, poster } = await posting(t);
  const channel = discord.state.channels.get(CHANNEL_ID) ?? assert.fail();
  const reason = async (id = CHANNEL_ID) => {
    const access = await poster.access(ASKER, id);
    return access.ok ? 'ok' : access.reason;
  };
  assert.equal(await reason(), 'ok');
  channel.permissions = USUAL & ~send & ~history;
  assert.match(await reason(), /lacks Send Messages and Read Message History .*Edit Channel → Permissions/u);
  channel.permissions = 0n;
  assert.match(await reason(), /lacks View Channel/u);
  assert.match(await reason('900000000000000099'), /no such channel/u);
  discord.state.channels.set('5', newChannel({ id: '5', type: 4 }));
  discord.state.channels.set('6', newChannel({ id: '6', type: 11, parent: CHANNEL_ID }));
  discord.state.channels.set('7', newChannel({ id: '7', type: 1, recipient: '8' }));
  assert.match(await reason('5'), /text channel of a server/u);
  assert.equal(await reason('7'), 'ok', 'in direct messages with somebody the bot can always write');
  channel.permissions = view | send | history;
  assert.match(await reason('6'), /lacks Send Messages in Threads/u);
});

test('what Discord said with the command is believed for its own channel, when it is a yes', async (t) => {
  const { discord, poster } = await posting(t);
  const asker = { ...ASKER, channel: CHANNEL_ID, permissions: { manages: true, mayPost: true } };
  assert.deepEqual(await poster.access(asker, CHANNEL_ID), { ok: true });
  assert.equal(discord.state.requests.length, 0);
  assert.equal((await poster.access(asker, '900000000000000099')).ok, false);
  const refused = { ...asker, permissions: { manages: true, mayPost: false } };
  assert.deepEqual(await poster.access(refused, CHANNEL_ID), { ok: true });
});

test('who manages a channel is what Discord said with the command; a zone it does not know', async (t) => {
  const { poster } = await posting(t);
  const standing = (manages: boolean) => poster.standing({ ...ASKER, permissions: { manages, mayPost: false } });
  assert.deepEqual(await standing(true), { manages: true, zone: null });
  assert.deepEqual(await standing(false), { manages: false, zone: null });
  assert.deepEqual(await poster.standing(ASKER), { manages: false, zone: null });
});

test('a command, a press and a completion say where they are made and what is allowed there', async (t) => {
  const { discord, press, askers } = await connected(t);
  const channel = discord.state.channels.get(CHANNEL_ID) ?? assert.fail();
  discord.state.memberPermissions = manageChannels;
  const [first] = (await discord.user.use('echo', { text: 'hello' })).appeared;
  discord.state.memberPermissions = PermissionFlagsBits.Administrator;
  await press(first?.handle ?? '', 'Louder');
  discord.state.memberPermissions = send;
  channel.permissions = USUAL & ~history;
  await discord.user.complete('echo', 'text', 'h');
  discord.state.memberPermissions = PermissionFlagsBits.ManageGuild;
  await discord.user.use('echo', { text: 'hello' });
  channel.permissions = USUAL;
  await discord.direct.use('echo', { text: 'hello' });
  assert.deepEqual(
    askers.map(({ channel: where, permissions }) => [where, permissions?.manages, permissions?.mayPost]),
    [
      [CHANNEL_ID, true, true],
      [CHANNEL_ID, true, true],
      [CHANNEL_ID, false, false],
      [CHANNEL_ID, true, false],
      [CHANNEL_ID, false, false],
    ],
  );
});
