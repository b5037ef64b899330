import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forming } from './forming.ts';
import { newChannel } from './stand-in/channels.ts';
import { CHANNEL_ID } from './stand-in/state.ts';
import { adapterFor, reply } from './support.ts';

test('a press opens the form at once, with what is known filled in', async (t) => {
  const { discord, answered, open } = await forming(t);
  const form = await open(await answered());
  assert.deepEqual([form.title, form.about], ['Say it again', 'To whom, and how']);
  assert.deepEqual(
    form.fields.map(({ name, label, kind, required, options, value }) => [name, label, kind, required, options, value]),
    [
      ['channel', 'Channel', 'channel', true, [], CHANNEL_ID],
      ['note', 'Note', 'text', false, [], ''],
      ['pick', 'Which', 'many', false, ['One', 'Two'], ['One', 'Two']],
      ['tone', 'How', 'choice', false, ['Loud', 'Quiet'], 'Quiet'],
    ],
  );
  assert.deepEqual(discord.state.refusals, []);
});

test('sending a form runs what it is for with its values, answers privately and leaves the pressed answer', async (t) => {
  const { discord, answered, open, asked, askers } = await forming(t);
  const message = await answered();
  discord.state.channels.set('42', newChannel({ id: '42' }));
  const form = await open(message);
  const values = { channel: '42', note: 'worth\nit', pick: ['Two'], tone: '' };
  const { appeared, edited } = await discord.user.sendForm(form, values);
  assert.deepEqual(asked.at(-1)?.invocation, {
    command: 'echo',
    args: { text: 'hello', times: 2, channel: '42', note: 'worth\nit', pick: '2' },
  });
  assert.equal(askers.at(-1)?.channel, CHANNEL_ID);
  assert.deepEqual(
    appeared.map((seen) => [seen.text, seen.private]),
    [['Said hello', true]],
  );
  assert.equal(edited, null);
  assert.deepEqual(discord.state.refusals, []);
});

test('a form is opened from a post for whoever presses, and from a choice', async (t) => {
  const { discord, answered, open, press } = await forming(t);
  const own = await answered();
  const [post] = (await press(own, 'Share')).appeared;
  assert.ok(post && !post.private);
  const { appeared, edited } = await discord.user.sendForm(await open(post), {});
  assert.deepEqual([appeared[0]?.private, appeared[0]?.text, edited], [true, 'Said hello', null]);
  assert.equal((await open(own, discord.user, 'More', 'Say what')).title, 'Say it again');
});

test('what a form posts to the channel is posted there', async (t) => {
  const sent = () => ({ ...reply('Ann says hello'), audience: 'channel' as const });
  const { discord, answered, open } = await forming(t, { sent });
  const { appeared } = await discord.user.sendForm(await open(await answered()), {});
  assert.deepEqual(
    appeared.map((seen) => [seen.text, seen.private]),
    [
      ['Posted to the channel.', true],
      ['Ann says hello', false],
    ],
  );
});

test('a form whose invocation is too long for an id is found again after a restart', async (t) => {
  const long = { command: 'echo', args: { text: 'hello '.repeat(60) }, asks: 'form' } as const;
  const { discord, answered, open, adapter, dispatcher, vault, asked } = await forming(t, {
    asking: long,
    form: async ({ args }) => ({
      form: {
        title: 'Again',
        submit: 'Send',
        fields: [{ kind: 'text', name: 'note', label: 'Note', maxLength: 9 }],
        invocation: { command: 'echo', args },
      },
    }),
  });
  const message = await answered();
  await adapter.stop();
  const next = adapterFor(discord, dispatcher, { vault });
  t.after(() => next.stop());
  await next.start();
  await discord.user.sendForm(await open(message), { note: 'yes' });
  assert.deepEqual(asked.at(-1)?.invocation, { command: 'echo', args: { ...long.args, note: 'yes' } });
});

test('outside a server there is no channel to choose, and the one that is known stays', async (t) => {
  const { discord, answered, open, asked } = await forming(t, {
    form: async () => ({
      form: {
        title: 'Say it',
        submit: 'Say it',
        fields: [
          { kind: 'channel', name: 'channel', label: 'Channel', value: '7' },
          { kind: 'text', name: 'note', label: 'Note', maxLength: 9 },
        ],
        invocation: { command: 'echo', args: { text: 'x', channel: '7' } },
      },
    }),
  });
  const form = await open(await answered(discord.direct), discord.direct);
  assert.deepEqual(
    form.fields.map(({ name }) => name),
    ['note'],
  );
  await discord.direct.sendForm(form, { note: 'hi' });
  assert.deepEqual(asked.at(-1)?.invocation.args, { text: 'x', channel: '7', note: 'hi' });
});
