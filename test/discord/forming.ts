import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Dispatcher } from '../../src/core/dispatch.ts';
import type { Form } from '../../src/core/form.ts';
import type { Invocation, InvocationVault } from '../../src/core/invocation.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Seen } from '../contracts/driver.ts';
import { type StandIn, startStandIn } from './stand-in/index.ts';
import { CHANNEL_ID } from './stand-in/state.ts';
import { controlOf, type User } from './stand-in/user.ts';
import { adapterFor, fakeDispatcher, memoryLog, memoryVault, reply } from './support.ts';

/** A form with a field of each kind. */
export const FORM: Form = {
  title: 'Say it again',
  about: 'To whom, and how',
  submit: 'Say it',
  invocation: { command: 'echo', args: { text: 'hello', times: 2 } },
  fields: [
    { kind: 'channel', name: 'channel', label: 'Channel', required: true, value: CHANNEL_ID },
    { kind: 'text', name: 'note', label: 'Note', about: 'A word on it', multiline: true, maxLength: 500 },
    {
      kind: 'many',
      name: 'pick',
      label: 'Which',
      options: [
        { label: 'One', value: '1' },
        { label: 'Two', about: 'The second', value: '2' },
      ],
      chosen: ['1', '2'],
    },
    {
      kind: 'choice',
      name: 'tone',
      label: 'How',
      options: [
        { label: 'Loud', value: 'loud' },
        { label: 'Quiet', value: 'quiet' },
      ],
      chosen: 'quiet',
    },
  ],
};

const ASKING: Invocation = { command: 'echo', args: { text: 'hello' }, asks: 'form' };

interface Setting {
  /** The form that a press asks for. */
  readonly form?: Dispatcher['form'];
  /** What answers a form that was sent. */
  readonly sent?: (invocation: Invocation) => Reply | Promise<Reply>;
  readonly asking?: Invocation;
  readonly vault?: InvocationVault;
  readonly formTime?: number;
}

/** A bot whose answer to /echo has a button “Say…” that asks for a form. */
export async function forming(t: TestContext, setting: Setting = {}) {
  const discord: StandIn = await startStandIn();
  const log = memoryLog();
  const { asking = ASKING, vault = memoryVault(), sent = ({ args }) => reply(`Said ${args['text']}`) } = setting;
  const answer = reply(
    'Echo',
    { kind: 'text', content: 'Echo' },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Say…', invocation: asking },
        { label: 'Share', invocation: { command: 'echo', args: {}, audience: 'channel' } },
      ],
    },
    { kind: 'select', label: 'More', options: [{ label: 'Say what', invocation: asking }] },
  );
  const { dispatcher, asked, askers } = fakeDispatcher(
    (each) => {
      if (each.audience) return { ...answer, audience: 'channel' };
      return Object.keys(each.args).length === 0 ? answer : sent(each);
    },
    { form: setting.form ?? (async () => ({ form: FORM })) },
  );
  const time = setting.formTime === undefined ? {} : { formTime: setting.formTime };
  const adapter = adapterFor(discord, dispatcher, { log, vault, ...time });
  await adapter.start();
  t.after(async () => {
    await adapter.stop();
    await discord.stop();
  });

  const control = (message: Seen, label = 'Say…', option?: string) =>
    controlOf(discord.state.messages.get(message.handle) ?? assert.fail('no such message'), label, option);
  return {
    ...{ discord, log, asked, askers, adapter, dispatcher, vault },
    async answered(user: User = discord.user): Promise<Seen> {
      const [seen] = (await user.use('echo', {})).appeared;
      return seen ?? assert.fail('no answer');
    },
    open(message: Seen, user: User = discord.user, label?: string, option?: string) {
      const { customId, value } = control(message, label, option);
      return user.openForm(message.handle, customId, value);
    },
    press(message: Seen, label?: string, user: User = discord.user) {
      return user.press(message.handle, control(message, label).customId);
    },
  };
}
