import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { SILENT } from '../../src/core/log.ts';
import { createDiscordPoster } from '../../src/discord/poster.ts';
import { createShareDesk } from '../../src/sharing/index.ts';
import type { Seen } from '../contracts/driver.ts';
import { openHouse } from '../support/library.ts';
import { standIn } from './connected.ts';
import { newChannel, PERMISSIONS } from './stand-in/channels.ts';
import { CHANNEL_ID, USER } from './stand-in/state.ts';
import { controlOf, type User } from './stand-in/user.ts';
import { adapterFor } from './support.ts';

const OTHER = '900000000000000033';

/** The whole bot, with the seeds, which shares on Discord alone. */
async function sharing(t: TestContext) {
  const { library, stores } = await openHouse(t);
  const discord = await standIn(t);
  discord.state.channels.set(OTHER, newChannel({ id: OTHER }));
  const settings = { token: discord.token, apiUrl: discord.apiUrl };
  const courier = createDiscordPoster({ settings, vault: stores.vault, log: SILENT });
  const shares = createShareDesk({ store: stores.shares, couriers: [courier], now: () => new Date(), log: SILENT });
  const dispatcher = createDispatcher(COMMANDS, library, SILENT, { shares });
  const adapter = adapterFor(discord, dispatcher, { vault: stores.vault });
  t.after(() => adapter.stop());
  await adapter.start();
  const control = (message: Seen, label: string) =>
    controlOf(discord.state.messages.get(message.handle) ?? assert.fail('the message is gone'), label).customId;
  return {
    discord,
    async form(user: User = discord.user) {
      const [seen] = (await user.use('strategy', { player: 'google' })).appeared;
      assert.ok(seen);
      return user.openForm(seen.handle, control(seen, 'Share…'));
    },
    press: (message: Seen, label: string) => discord.user.press(message.handle, control(message, label)),
  };
}

test('a breakdown is shared to the channel that is chosen, in the sharer’s name, and taken back', async (t) => {
  const { discord, form, press } = await sharing(t);
  const opened = await form();
  assert.equal(opened.fields.find(({ kind }) => kind === 'channel')?.value, CHANNEL_ID);
  const { appeared } = await discord.user.sendForm(opened, { channel: OTHER, note: 'Worth **a** look, @everyone' });
  const [told] = appeared;
  assert.ok(told?.private);
  assert.match(told.text, /Shared/u);
  const [post, ...others] = discord.seenIn(OTHER);
  assert.ok(post && others.length === 0);
  assert.match(post.fallback, /Google/u);
  assert.match(post.text, /Shared by Ann \(Research\)[\s\S]*Worth \*\*a\*\* look, @everyone/u);
  assert.deepEqual(post.pings, []);
  await press(told, 'Take back');
  assert.deepEqual(discord.seenIn(OTHER), []);
  assert.deepEqual(discord.state.refusals, []);
});

test('nobody says through the bot what they could not say themselves, and what they wrote is kept', async (t) => {
  const { discord, form } = await sharing(t);
  const exceptions = [{ id: USER.id, type: 1 as const, allow: 0n, deny: PERMISSIONS.send }];
  discord.state.channels.set(OTHER, newChannel({ id: OTHER, exceptions }));
  const { appeared } = await discord.user.sendForm(await form(), { channel: OTHER, note: 'A word' });
  assert.match(appeared[0]?.text ?? '', /may not post in that channel yourself[\s\S]*note: A word/u);
  assert.deepEqual(appeared[0]?.buttons, ['Change it and send again']);
  assert.deepEqual(discord.seenIn(OTHER), []);
});

test('where the bot is not in the server, what is shared goes by the interaction, and cannot go elsewhere', async (t) => {
  const { discord, form } = await sharing(t);
  const here = await discord.elsewhere.sendForm(await form(discord.elsewhere), {});
  const [post] = here.appeared.filter((seen) => !seen.private);
  assert.match(post?.text ?? '', /Shared by Ann/u);
  const there = await discord.elsewhere.sendForm(await form(discord.elsewhere), { channel: OTHER });
  assert.match(there.appeared[0]?.text ?? '', /not in this server/u);
  assert.deepEqual(discord.seenIn(OTHER), []);
});

test('what somebody shared is listed from their menu', async (t) => {
  const { discord, form } = await sharing(t);
  await discord.user.sendForm(await form(), {});
  const { appeared } = await discord.user.useOnPerson('What they shared here', USER.id);
  assert.match(appeared[0]?.text ?? '', /Google/u);
  assert.ok(appeared[0]?.private);
  const other = await discord.user.useOnPerson('What they shared here', '900000000000000055');
  assert.doesNotMatch(other.appeared[0]?.text ?? '', /Google/u);
});
