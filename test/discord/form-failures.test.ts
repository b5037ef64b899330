import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Form } from '../../src/core/form.ts';
import type { Reply } from '../../src/core/reply.ts';
import { FORM, forming } from './forming.ts';
import { type State, until } from './stand-in/state.ts';
import { reply } from './support.ts';

const NOTE = { kind: 'text', name: 'note', label: 'Note', maxLength: 500 } as const;

test('input that is refused is told with what was written, and a button opens the form again, filled in', async (t) => {
  const refused: Reply = { ...reply('Nobody may say that'), refused: true };
  const { discord, answered, open } = await forming(t, {
    sent: () => refused,
    form: async ({ args }) => {
      const note = args['note'] === undefined ? {} : { value: String(args['note']) };
      const form: Form = {
        ...FORM,
        fields: [{ ...NOTE, ...note }],
        invocation: { command: 'echo', args: { text: 'x' } },
      };
      return { form };
    },
  });
  const written = `a **note** for @everyone ${'that is long '.repeat(20)}`;
  const { appeared } = await discord.user.sendForm(await open(await answered()), { note: written });
  const [told] = appeared;
  assert.ok(told?.private);
  assert.match(told.text, /^Nobody may say that/u);
  assert.ok(told.text.includes(written.trim()), told.text);
  assert.deepEqual([told.pings, told.buttons], [[], ['Change it and send again']]);
  const again = await open(told, discord.user, 'Change it and send again');
  assert.equal(again.fields[0]?.value, written);
  assert.equal((await discord.user.sendForm(again, {})).appeared[0]?.text, told.text);
  assert.deepEqual(discord.state.refusals, []);
});

test('when the answer fails, the apology gives back what was written', async (t) => {
  for (const [what, sent] of [
    ['a command that fails', () => Promise.reject(new Error('no disk'))],
    ['an answer that Discord does not take', async () => reply('Said')],
  ] as const) {
    const { discord, answered, open } = await forming(t, { sent });
    const form = await open(await answered());
    if (what.startsWith('an answer')) discord.fail('PATCH', /\/messages\/@original$/u, 400);
    const { appeared } = await discord.user.sendForm(form, { note: 'worth reading' });
    assert.match(appeared[0]?.text ?? '', /^Sorry, .*What you wrote:\n.*note: worth reading/su, what);
    assert.ok(appeared.every((seen) => seen.private));
  }
});

test('a form of a bot that forgot what it was for gives back what was written', async (t) => {
  const kept = new Map<string, string>();
  const vault = {
    async keep(encoded: string) {
      kept.set('1', encoded);
      return '1';
    },
    recall: async () => null,
  };
  const form = { ...FORM, fields: [NOTE], invocation: { command: 'echo', args: { text: 'x'.repeat(200) } } };
  const { discord, answered, open } = await forming(t, { vault, form: async () => ({ form }) });
  const { appeared } = await discord.user.sendForm(await open(await answered()), { note: 'worth reading' });
  assert.match(appeared[0]?.text ?? '', /works no more.*note: worth reading/su);
});

test('a form that is not there in time is asked for in words, and the pressed answer stays', async (t) => {
  const gate = Promise.withResolvers<void>();
  const { discord, answered, press } = await forming(t, {
    formTime: 0,
    form: async () => {
      await gate.promise;
      return { form: FORM };
    },
  });
  const pressing = press(await answered());
  await until(discord.state, () => deferrals(discord.state) === 2 || null, 'an acknowledgement');
  gate.resolve();
  const { appeared, edited } = await pressing;
  assert.equal(edited, null);
  assert.match(appeared[0]?.text ?? '', /^Say it again\nTo whom, and how\nType .*channel: Channel/su);
  assert.deepEqual([appeared[0]?.private, appeared[0]?.buttons], [true, ['Say it']]);
  assert.deepEqual(discord.state.refusals, []);
});

test('a form that Discord refuses is asked for in words', async (t) => {
  const { discord, answered, press, log } = await forming(t);
  const message = await answered();
  discord.fail('POST', /\/callback$/u, 400, { code: 50_035 });
  const { appeared } = await press(message);
  assert.match(appeared[0]?.text ?? '', /^Say it again\n.*Type/su);
  assert.ok(log.lines.some((line) => line.startsWith('Discord did not take a form')));
});

test('a form with nothing to fill in is asked for in words', async (t) => {
  const form: Form = { ...FORM, fields: [{ kind: 'many', name: 'pick', label: 'Which', options: [], chosen: [] }] };
  const { answered, press } = await forming(t, { form: async () => ({ form }) });
  assert.match((await press(await answered())).appeared[0]?.text ?? '', /^Say it again/u);
});

test('where there is no form to fill in, what there is to say is said privately, and the pressed answer stays', async (t) => {
  const { answered, press } = await forming(t, { form: async () => ({ reply: reply('Nothing can be said here') }) });
  const { appeared, edited } = await press(await answered());
  assert.deepEqual([appeared[0]?.text, appeared[0]?.private, edited], ['Nothing can be said here', true, null]);
});

/** How often the bot said that an answer will come. */
function deferrals({ requests }: State): number {
  return requests.filter(({ path, body }) => path.endsWith('/callback') && Object(body).type === 5).length;
}
