import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits } from 'discord.js';
import type { Asker } from '../../src/core/asker.ts';
import { failure, inChannel, posting } from './posting.ts';
import { newChannel, PERMISSIONS, USUAL } from './stand-in/channels.ts';
import { CHANNEL_ID, ELSEWHERE_ID, GUILD_ID, USER } from './stand-in/state.ts';

const { view, send, sendInThreads } = PERMISSIONS;
const ASKER: Asker = { platform: 'discord', id: USER.id, name: 'Ann', space: GUILD_ID, channel: CHANNEL_ID };

async function asking(t: Parameters<typeof posting>[0]) {
  const { discord, poster } = await posting(t);
  const may = async (channel: string, asker: Asker = ASKER) => {
    const access = await poster.mayPost(asker, channel);
    return access.ok ? 'yes' : access.reason;
  };
  const add = (id: string, channel: Parameters<typeof newChannel>[0] = {}) =>
    discord.state.channels.set(id, newChannel({ id, ...channel }));
  const denying = (id: string, deny: bigint, allow = 0n) => [{ id, type: 1 as const, allow, deny }];
  return { discord, poster, may, add, denying };
}

test('somebody may post where their roles and the channel’s exceptions let them write', async (t) => {
  const { discord, may, add, denying } = await asking(t);
  assert.equal(await may(CHANNEL_ID), 'yes');
  add('1', { exceptions: denying(USER.id, send) });
  add('2', { exceptions: denying(USER.id, view) });
  add('3', { exceptions: [{ id: GUILD_ID, type: 0, allow: 0n, deny: send }, ...denying(USER.id, 0n, send)] });
  add('4', { exceptions: [{ id: '77', type: 0, allow: 0n, deny: send }] });
  assert.match(await may('1'), /may not post in that channel yourself/u);
  assert.match(await may('2'), /may not post in that channel yourself/u);
  assert.equal(await may('3'), 'yes');
  assert.equal(await may('4'), 'yes');
  discord.state.roles.set('77', 0n);
  discord.state.members.set(USER.id, { roles: ['77'] });
  assert.match(await may('4'), /may not post/u);
  discord.state.roles.set('77', PermissionFlagsBits.Administrator);
  assert.equal(await may('1'), 'yes', 'an administrator may');
  discord.state.roles.set('77', 0n);
  discord.state.owner = USER.id;
  assert.equal(await may('1'), 'yes', 'the owner may');
  assert.deepEqual(discord.state.refusals, []);
});

test('a thread is written in by those whom its parent lets, and a private one by those in it', async (t) => {
  const { may, add, denying } = await asking(t);
  add('1', { exceptions: denying(USER.id, send) });
  add('2', { exceptions: denying(USER.id, sendInThreads) });
  add('11', { type: 11, parent: '1' });
  add('12', { type: 11, parent: '2' });
  add('13', { type: 12, parent: CHANNEL_ID });
  add('14', { type: 12, parent: CHANNEL_ID, insiders: [USER.id] });
  assert.equal(await may('11'), 'yes');
  assert.match(await may('12'), /may not post/u);
  assert.match(await may('13'), /may not post/u);
  assert.equal(await may('14'), 'yes');
});

test('nobody may who is timed out, has not agreed to the rules, or has left', async (t) => {
  const { discord, may } = await asking(t);
  const hour = 3_600_000;
  const until = (at: number) => ({ roles: [], communication_disabled_until: new Date(at).toISOString() });
  discord.state.members.set(USER.id, until(Date.now() + hour));
  assert.match(await may(CHANNEL_ID), /may not post/u);
  discord.state.members.set(USER.id, until(Date.now() - hour));
  assert.equal(await may(CHANNEL_ID), 'yes');
  discord.state.members.set(USER.id, { roles: [], pending: true });
  assert.match(await may(CHANNEL_ID), /may not post/u);
  discord.state.members.delete(USER.id);
  assert.match(await may(CHANNEL_ID), /may not post/u);
});

test('only channels of the server that is asked in are posted to', async (t) => {
  const { may, add } = await asking(t);
  add('5', { type: 4 });
  add('7', { type: 1, recipient: USER.id });
  assert.match(await may('5'), /text channel of a server/u);
  assert.match(await may('7'), /text channel of a server/u);
  assert.match(await may('999'), /no such channel/u);
  assert.match(await may(CHANNEL_ID, { ...ASKER, space: ELSEWHERE_ID }), /not in this server/u);
  const { space: _, ...direct } = ASKER;
  assert.match(await may(CHANNEL_ID, direct), /text channel of a server/u);
  assert.equal(await may('7', direct), 'yes', 'in their own direct messages with the bot');
  add('8', { type: 1, recipient: '900000000000000055' });
  assert.match(await may('8', direct), /text channel of a server/u);
});

test('where the bot is not in the server it says so, with how to add it', async (t) => {
  const { poster, may } = await asking(t);
  const there = { ...ASKER, space: ELSEWHERE_ID, channel: '999' };
  assert.match(await may('999', there), /not in this server.*client_id=900000000000000001/u);
  const access = await poster.access(there, '999');
  assert.match(access.ok ? 'ok' : access.reason, /not in this server.*client_id=900000000000000001/u);
});

test('what cannot be found out is an error, not a yes or a no', async (t) => {
  const { discord, poster } = await asking(t);
  discord.fail('GET', /^\/guilds\/\d+$/u, 500);
  assert.equal((await failure(poster.mayPost(ASKER, CHANNEL_ID))).kind, 'unknown');
});

test('a post is taken back, and one that is gone already is no error', async (t) => {
  const { discord, poster, message } = await posting(t);
  const id = await poster.post(CHANNEL_ID, message, inChannel('key'));
  const other = await poster.post(CHANNEL_ID, message, inChannel('other'));
  await poster.remove(CHANNEL_ID, id);
  assert.deepEqual(
    discord.seenIn(CHANNEL_ID).map(({ handle }) => handle),
    [other],
  );
  await poster.remove(CHANNEL_ID, id);
  await poster.remove('999', id);
  discord.fail('DELETE', /./u, 500);
  assert.equal((await failure(poster.remove(CHANNEL_ID, other))).kind, 'unknown');
});

test('a direct channel is the same every time, can be written to, and its posts are found again', async (t) => {
  const { discord, poster, message } = await posting(t);
  const channel = await poster.directChannel(USER.id);
  assert.equal(await poster.directChannel(USER.id), channel);
  assert.deepEqual(await poster.access(ASKER, channel), { ok: true });
  assert.equal(await poster.find(channel, inChannel('key'), new Date()), null);
  const id = await poster.post(channel, message, inChannel('key'));
  assert.equal(await poster.find(channel, inChannel('key'), new Date()), id);
  assert.equal(discord.seenIn(channel).length, 1);
  assert.ok((USUAL & view) !== 0n);
});
