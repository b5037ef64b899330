import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { type TestContext, test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { createFetchFile } from '../../src/adding/fetch-file.ts';
import { AskerError } from '../../src/core/errors.ts';
import type { FetchFile } from '../../src/core/files.ts';
import { createDiscordFiles, referenceOf } from '../../src/discord/attached.ts';
import { registrationOf } from '../../src/discord/registration.ts';
import { addingHouse, NAMED, TALK } from '../adding/support.ts';
import { ASKER } from '../support/library.ts';
import { standIn } from './connected.ts';
import { PERMISSIONS } from './stand-in/channels.ts';
import { until } from './stand-in/state.ts';
import { adapterFor, fakeDispatcher, reply } from './support.ts';

/** A server of attachments: what it gives out under each path. */
async function cdn(t: TestContext, files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const content = files[decodeURIComponent(new URL(request.url ?? '/', 'http://cdn').pathname)];
    response.writeHead(content === undefined ? 404 : 200).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const origin = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  return { origin, asked };
}

/** The whole house behind a real bot: commands, desk, and a library that attachments are added to. */
async function scene(t: TestContext, files: Readonly<Record<string, string>> = {}) {
  const discord = await standIn(t);
  const { origin, asked } = await cdn(t, files);
  const sources = [createDiscordFiles({ apiUrl: origin })];
  const standing = async ({ permissions }: typeof ASKER) => ({ manages: permissions?.manages === true });
  const house = await addingHouse(t, { sources, standing });
  const adapter = adapterFor(discord, house.dispatcher);
  t.after(() => adapter.stop());
  await adapter.start();
  discord.state.memberPermissions = PERMISSIONS.manageChannels;
  const attachment = (path: string, more = {}) => ({
    ...{
      filename: path.split('/').at(-1),
      size: 10,
      url: `${origin}${encodeURI(path)}?ex=1&is=2&hm=3&`,
      proxy_url: '',
    },
    ...more,
  });
  const add = async (file: Readonly<Record<string, unknown>>, args = {}) => {
    const { appeared } = await discord.user.outcome(discord.user.begin('add', args, { file }));
    assert.deepEqual(discord.state.refusals, []);
    return appeared.map(({ text }) => text).join('\n');
  };
  return { discord, house, attachment, add, asked, origin };
}

const PATH = '/ephemeral-attachments/1/2/talk_U6bZI.vtt';

test('an attached file becomes a video of the library, under the name that people gave it', async (t) => {
  const { house, attachment, add, discord } = await scene(t, { [PATH]: TALK });
  const text = await add(attachment(PATH, { title: NAMED.replace('.vtt', '') }));
  assert.match(text, /^Added to the library/u);
  assert.match(text, /Google is playing defense/u);
  assert.ok(await house.library.video('U6bZI-0oAjc'));
  const [message] = [...discord.state.messages.values()];
  assert.equal(message?.ephemeral, true);
});

test('whoever may not manage the channel is refused, and nothing is fetched', async (t) => {
  const { discord, attachment, add, asked } = await scene(t, { [PATH]: TALK });
  discord.state.memberPermissions = 0n;
  assert.match(await add(attachment(PATH)), /members who may manage this channel/u);
  assert.deepEqual(asked, []);
});

test('a file that is refused, or gone, is told of with its reason', async (t) => {
  const path = '/attachments/1/2/bad.json';
  const { attachment, add } = await scene(t, { [path]: '{"a":' });
  assert.match(await add(attachment(path)), /“bad\.json” was not added, line 1/u);
  assert.match(await add(attachment('/attachments/1/2/gone.vtt')), /does not give out that file \(404\)/u);
});

test('the menu of a message adds its file, asks which of several, and says when there is none', async (t) => {
  const { discord, attachment, house } = await scene(t, { [PATH]: TALK });
  const use = async (message: object) => {
    const { appeared } = await discord.user.useOn('Add to the library', { ...message });
    return appeared[0] ?? assert.fail('no answer');
  };
  const named = (id: string, filename: string) => ({
    id,
    ...attachment(PATH, { filename, title: NAMED.replace('.vtt', '') }),
  });
  assert.match((await use({ attachments: [] })).text, /There is no file in that message/u);
  const both = await use({ attachments: [named('1', 'one.vtt'), named('2', 'two.vtt')] });
  assert.match(both.text, /Which one\?/u);
  assert.deepEqual(both.buttons, ['one.vtt', 'two.vtt']);
  const one = await use({ attachments: [named('1', 'one.vtt')] });
  assert.match(one.text, /^Added to the library/u);
  assert.ok(await house.library.video('U6bZI-0oAjc'));
  assert.deepEqual(discord.state.refusals, []);
});

test('only what Discord itself keeps is fetched, whatever is given for it', async () => {
  const none: FetchFile = () => assert.fail('something was fetched');
  const source = createDiscordFiles({});
  for (const reference of [
    'https://evil.example/attachments/1/2/x.vtt',
    'https://cdn.discordapp.com.evil.example/attachments/1/2/x.vtt',
    'http://cdn.discordapp.com/attachments/1/2/x.vtt',
    'https://cdn.discordapp.com/avatars/1/2.png',
    'https://cdn.discordapp.com/attachments/1/2/../../../x',
    'https://cdn.discordapp.com@evil.example/attachments/1/2/x.vtt',
    'file:///etc/passwd',
    '12345678901234567',
    '',
  ]) {
    await assert.rejects(source.open(reference, ASKER, none), AskerError, reference);
  }
  await assert.rejects(
    source.open(
      'https://user@cdn.discordapp.com/attachments/1/2/x.vtt',
      ASKER,
      createFetchFile(new AbortController().signal),
    ),
    AskerError,
  );
  const seen: string[] = [];
  const taking: FetchFile = async ({ url }) => {
    seen.push(url.href);
    return { bytes: Buffer.from('x'), type: '' };
  };
  const url = 'https://cdn.discordapp.com/attachments/1/2/x.vtt?ex=1&hm=2';
  const reference = referenceOf({ url, name: 'x.vtt', title: 'Ünïcode talk' });
  assert.equal((await source.open(reference, ASKER, taking)).name, 'Ünïcode talk.vtt');
  assert.equal((await source.open(url, ASKER, taking)).name, 'x.vtt');
  assert.deepEqual(seen, [url, url]);
});

test('what takes a while shows what it is doing, in the message that the answer then takes the place of', async (t) => {
  const discord = await standIn(t);
  const done = Promise.withResolvers<void>();
  const { dispatcher } = fakeDispatcher(() => reply('Done'));
  const working = {
    ...dispatcher,
    dispatch: async (...[invocation, asker, progress]: Parameters<typeof dispatcher.dispatch>) => {
      progress?.('Fetching captions…');
      await done.promise;
      progress?.('Indexing…');
      return dispatcher.dispatch(invocation, asker);
    },
  };
  const adapter = adapterFor(discord, working, { quietTime: 0 });
  t.after(() => adapter.stop());
  await adapter.start();
  const interaction = discord.user.begin('echo', { text: 'x' });
  const shown = () => JSON.stringify([...discord.state.messages.values()]);
  await until(discord.state, () => shown().includes('Fetching captions…') || null, 'progress');
  done.resolve();
  await until(discord.state, () => shown().includes('Done') || null, 'an answer');
  const { appeared } = await discord.user.outcome(interaction);
  assert.deepEqual(
    appeared.map(({ text }) => text),
    ['Done'],
  );
  await adapter.stop();
  assert.doesNotMatch(shown(), /captions|Indexing/u);
  assert.deepEqual(discord.state.refusals, []);
});

test('the file is an attachment in the registration, offered to those who manage a channel of a server', () => {
  const bodies = registrationOf(COMMANDS, 'global');
  const body = bodies.find(({ name }) => name === 'add');
  assert.ok(body && 'options' in body);
  assert.deepEqual(
    body.options?.map(({ name, type }) => [name, type]),
    [
      ['link', 3],
      ['file', 11],
    ],
  );
  const menu = bodies.find(({ name }) => name === 'Add to the library');
  for (const each of [body, menu]) {
    assert.deepEqual([each?.default_member_permissions, each?.contexts], ['16', [0]]);
  }
});
