import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { CommandFace } from '../../src/core/face.ts';
import type { Invocation } from '../../src/core/invocation.ts';
import type { Reply } from '../../src/core/reply.ts';
import { startStandIn } from './stand-in/index.ts';
import { USER } from './stand-in/state.ts';
import { controlOf } from './stand-in/user.ts';
import { adapterFor, fakeDispatcher, memoryLog, reply } from './support.ts';

const MOMENTS: CommandFace = {
  name: 'moments',
  about: 'The moments that answer a question best',
  example: '/moments search funnel',
  options: { query: { kind: 'text', about: 'A question', required: true } },
};
const FIND = 'Find moments about this';
const SAID = 'What is said here?';

/** A bot with /moments that answers with what it was asked, and people who write messages. */
async function team(t: TestContext, answer?: (asked: Invocation) => Reply | Promise<Reply>) {
  const discord = await startStandIn();
  const log = memoryLog();
  const { dispatcher, asked } = fakeDispatcher(answer ?? (({ args }) => reply(`Asked: ${args['query']}`)), {
    commands: [MOMENTS],
  });
  const adapter = adapterFor(discord, dispatcher, { log });
  await adapter.start();
  t.after(async () => {
    await adapter.stop();
    await discord.stop();
  });
  /** What `/moments` is asked when the command is used on the message; what is said instead when it is not. */
  async function query(command: string, message: Readonly<Record<string, unknown>>): Promise<unknown> {
    const before = asked.length;
    const { appeared } = await discord.user.useOn(command, message);
    assert.deepEqual(
      appeared.map((each) => each.private),
      [true],
    );
    assert.deepEqual(discord.state.refusals, []);
    const invocation = asked[before]?.invocation;
    if (!invocation) return { said: appeared[0]?.text };
    assert.equal(invocation.command, 'moments');
    return invocation.args['query'];
  }
  return { discord, asked, log, query };
}

const embed = (fields: object) => ({ type: 'rich', ...fields });
const text = (content: string) => ({ type: 10, content });

test('the words of a message become the question, privately and in the name of the one who asks', async (t) => {
  const { discord, asked } = await team(t);
  const { appeared } = await discord.user.useOn(FIND, { content: '<@123> is **Google** playing defence? 🤔' });
  assert.deepEqual(
    appeared.map((message) => [message.text, message.private, message.pings]),
    [['Asked: is Google playing defence? 🤔', true, []]],
  );
  assert.deepEqual(asked, [
    {
      invocation: { command: 'moments', args: { query: 'is Google playing defence? 🤔' } },
      name: USER.nick,
      id: USER.id,
    },
  ]);
});

test('it is acknowledged before anything is asked, and only the asker sees it', async (t) => {
  const { discord } = await team(t, () => {
    const callbacks = discord.state.requests.filter(({ path }) => path.endsWith('/callback'));
    return reply(`Acknowledged with ${JSON.stringify(callbacks.map(({ body }) => body))}`);
  });
  const { appeared } = await discord.user.useOn(FIND, { content: 'Google' });
  assert.equal(appeared[0]?.text, 'Acknowledged with [{"type":5,"data":{"flags":64}}]');
});

test('a message without words of its own is asked by its embeds, its components, or what it forwards', async (t) => {
  const { query } = await team(t);
  const fields = [{ name: 'By', value: 'Ann', inline: true }];
  const embeds = [embed({ title: 'DeepSeek', description: 'and **OpenAI**', fields }), embed({ description: 'more' })];
  assert.equal(await query(FIND, { content: '<:wow:123>', embeds }), 'DeepSeek and OpenAI By Ann more');
  const section = {
    type: 9,
    components: [text('## Google')],
    accessory: { type: 2, style: 2, label: 'x', custom_id: 'x' },
  };
  const components = [{ type: 17, components: [section, { type: 14 }, text('[the bet](https://a.example)')] }];
  assert.equal(await query(FIND, { flags: 32_768, components }), 'Google the bet');
  const forward = {
    message_reference: { type: 1, message_id: '5', channel_id: '6' },
    message_snapshots: [
      { message: { content: 'what is Nvidia’s bet?', embeds: [], attachments: [], type: 0, flags: 0 } },
    ],
  };
  assert.equal(await query(FIND, forward), 'what is Nvidia’s bet?');
  assert.equal(await query(FIND, { content: 'own words', embeds }), 'own words');
});

test('of a long message the beginning is asked, up to the end of a word, and that is said below the heading', async (t) => {
  const { discord, asked } = await team(t, () =>
    reply('Found', { kind: 'heading', text: 'Moments' }, { kind: 'text', content: 'Here they are' }),
  );
  const content = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ');
  const { appeared } = await discord.user.useOn(FIND, { content });
  const query = String(asked[0]?.invocation.args['query']);
  assert.ok(query.length <= 500 && query.length > 490);
  assert.ok(content.startsWith(`${query} `));
  assert.equal(
    appeared[0]?.text,
    `Moments\nThe message is long: only its beginning was asked, the first ${query.length} characters.\nHere they are`,
  );
  const short = await discord.user.useOn(FIND, { content: 'short' });
  assert.equal(short.appeared[0]?.text, 'Moments\nHere they are');
});

test('a message that is nothing but a link to a video is asked as that link', async (t) => {
  const { query } = await team(t);
  const link = 'https://youtu.be/U6bZI-0oAjc?t=263';
  assert.equal(await query(FIND, { content: `<${link}>` }), link);
});

test('a message without words is explained', async (t) => {
  const { query } = await team(t);
  for (const message of [{}, { content: '<@123> <:wow:1> …' }, { content: 'https://a.example/picture.png' }]) {
    assert.deepEqual(await query(FIND, message), {
      said: 'That message has no words to look for. Use this on a message with text, or ask yourself: /moments and your question.',
    });
  }
});

test('the first link that names a video is asked for what is said there', async (t) => {
  const { query } = await team(t);
  const cases: readonly (readonly [string, string])[] = [
    ['look: https://youtu.be/U6bZI-0oAjc?t=263!', 'https://youtu.be/U6bZI-0oAjc?t=263'],
    [
      'https://a.example/x.html and <https://m.youtube.com/watch?app=x&v=abc_-123456&t=4m23s>',
      'https://m.youtube.com/watch?app=x&v=abc_-123456&t=4m23s',
    ],
    ['([here](https://www.youtube.com/watch?v=U6bZI-0oAjc#t=90)).', 'https://www.youtube.com/watch?v=U6bZI-0oAjc#t=90'],
    ['**youtube.com/shorts/U6bZI-0oAjc**', 'https://youtube.com/shorts/U6bZI-0oAjc'],
    [
      '“https://www.youtube.com/live/U6bZI-0oAjc?start=9”, https://youtu.be/other',
      'https://www.youtube.com/live/U6bZI-0oAjc?start=9',
    ],
  ];
  for (const [content, link] of cases) assert.equal(await query(SAID, { content }), link, content);
});

test('a link is found in embeds and components too, also behind a button', async (t) => {
  const { query } = await team(t);
  const link = 'https://www.youtube.com/watch?v=U6bZI-0oAjc&t=263s';
  assert.equal(await query(SAID, { content: 'see below', embeds: [embed({ title: 'A talk', url: link })] }), link);
  const button = { type: 2, style: 5, label: '▶ Watch 4:23', url: link };
  const components = [{ type: 17, components: [text('A talk'), { type: 1, components: [button] }] }];
  assert.equal(await query(SAID, { flags: 32_768, components }), link);
});

test('a message without such a link is explained, with its words as a way out', async (t) => {
  const { discord, asked, query } = await team(t);
  const others = [
    'https://a.example/watch?v=U6bZI-0oAjc',
    'https://youtube.com/@channel',
    'notyoutu.be/U6bZI-0oAjc',
    'https://youtu.be/',
  ];
  for (const content of ['', ...others, `https://youtu.be/U6bZI-0oAjc?x=${'y'.repeat(600)}`]) {
    const answer = JSON.stringify(await query(SAID, { content }));
    assert.match(
      answer,
      /There is no link to a YouTube video in that message\. Use “What is said here\?” on a message/u,
    );
  }
  const { appeared } = await discord.user.useOn(SAID, { content: 'is **Google** in trouble?' });
  assert.deepEqual(appeared[0]?.buttons, [FIND]);
  const handle = appeared[0]?.handle ?? '';
  const message = discord.state.messages.get(handle) ?? assert.fail('no such message');
  const pressed = await discord.user.press(handle, controlOf(message, FIND).customId);
  assert.equal(pressed.edited?.text, 'Asked: is Google in trouble?');
  assert.equal(asked.length, 1);
});

test('in direct messages they work as well', async (t) => {
  const { discord } = await team(t);
  const { appeared } = await discord.direct.useOn(FIND, { content: 'Google' });
  assert.equal(appeared[0]?.text, 'Asked: Google');
});

test('hostile words of a message come back as they were, and ping nobody', async (t) => {
  const { discord } = await team(t);
  const { appeared } = await discord.user.useOn(FIND, { content: '\\@everyone \\[x](y) \\<@123> ]( \uD83D' });
  assert.deepEqual(appeared[0]?.pings, []);
  assert.deepEqual(appeared[0]?.links, []);
  assert.match(appeared[0]?.text ?? '', /^Asked: /u);
});

test('a failure is an apology with an id that is in the log', async (t) => {
  const { discord, log } = await team(t, () => Promise.reject(new Error('disk full')));
  const { appeared } = await discord.user.useOn(FIND, { content: 'Google' });
  const id = /this id: ([0-9a-f]{8})/u.exec(appeared[0]?.text ?? '')?.[1] ?? assert.fail(appeared[0]?.text);
  assert.ok(log.lines.some((line) => line.includes(id) && line.includes('disk full')));
});
