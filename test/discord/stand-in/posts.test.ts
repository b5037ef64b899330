import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { openThread, PERMISSIONS, USUAL } from './channels.ts';
import { COMPONENTS_V2 } from './message-schema.ts';
import { chat, createPost, editPost, listPosts } from './posts.ts';
import type { Answer } from './refusal.ts';
import { CHANNEL_ID, newState, type State } from './state.ts';

const ids = z.array(z.object({ id: z.string() }));
const PAGE = { type: 17, components: [{ type: 10, content: 'page' }] };

function state(now?: () => number): State {
  return newState('token', [], now);
}

function list(from: State, query: Record<string, string>): readonly string[] {
  return ids.parse(listPosts(from, CHANNEL_ID, new URLSearchParams(query)).body).map(({ id }) => id);
}

function idOf({ body }: Answer): string {
  return z.object({ id: z.string() }).parse(body).id;
}

test('an enforced nonce returns the first message, for some minutes and not without being enforced', () => {
  let now = Date.UTC(2026, 0, 1);
  const discord = state(() => now);
  const post = (enforced: boolean) =>
    idOf(createPost(discord, CHANNEL_ID, { content: 'x', nonce: 'n', enforce_nonce: enforced }));
  const first = post(true);
  assert.equal(post(true), first);
  assert.notEqual(post(false), first);
  now += 600_000;
  assert.notEqual(post(true), first);
});

test('a nonce is told when the message is made and never again', () => {
  const discord = state();
  const { body } = createPost(discord, CHANNEL_ID, { content: 'x', nonce: 'n', enforce_nonce: true });
  assert.ok(JSON.stringify(body).includes('"nonce":"n"'));
  const { body: later } = listPosts(discord, CHANNEL_ID, new URLSearchParams());
  assert.ok(!JSON.stringify(later).includes('nonce'));
});

test('messages come newest first, after an id the oldest of them, and none without Read Message History', () => {
  const discord = state();
  const said = Array.from({ length: 7 }, (_, i) => chat(discord, CHANNEL_ID, `${i}`));
  assert.deepEqual(list(discord, { limit: '3' }), [said[6], said[5], said[4]]);
  assert.deepEqual(list(discord, { limit: '3', after: said[0] ?? '' }), [said[3], said[2], said[1]]);
  const channel = discord.channels.get(CHANNEL_ID) ?? assert.fail();
  channel.permissions = USUAL & ~PERMISSIONS.history;
  assert.deepEqual(list(discord, {}), []);
  assert.throws(() => list(discord, { limit: '101' }), /50035/u);
});

test('what Discord refuses in channels is refused', () => {
  const discord = state();
  const id = idOf(createPost(discord, CHANNEL_ID, { content: 'x' }));
  assert.throws(() => createPost(discord, CHANNEL_ID, { content: 'x', nonce: 'n'.repeat(26) }), /50035/u);
  assert.throws(() => createPost(discord, CHANNEL_ID, { components: [PAGE] }), /50035/u);
  assert.throws(() => editPost(discord, CHANNEL_ID, id, { flags: COMPONENTS_V2, components: [PAGE] }), /LEGACY/u);
  const twice = { ...PAGE, id: 7, components: [{ type: 10, content: 'page', id: 7 }] };
  assert.throws(
    () => createPost(discord, CHANNEL_ID, { flags: COMPONENTS_V2, components: [twice] }),
    /ids must be unique/u,
  );
  assert.throws(() => editPost(discord, CHANNEL_ID, chat(discord, CHANNEL_ID, 'hi'), { content: 'mine' }), /50005/u);
  openThread(discord, CHANNEL_ID, id, { name: 'x' });
  assert.throws(() => openThread(discord, CHANNEL_ID, id, { name: 'x' }), /160004/u);
});
