import type { TestContext } from 'node:test';
import type { Form } from '../../../src/core/form.ts';
import type { Invocation } from '../../../src/core/invocation.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { bench, type MODES } from '../bench.ts';
import { fakeDispatcher, privately } from '../fakes.ts';
import { controlOf } from '../stand-in/seen.ts';
import { asChosen, seenForm, seenModal } from '../stand-in/seen-form.ts';
import type { OpenView } from '../stand-in/views.ts';

/** What runs once the form below is sent. */
export const SHARE: Invocation = { command: 'share', args: { of: 'strategy?player=.google' } };

/** A form with a field of every kind, filled in with what is known. */
export function shareForm({ args }: Invocation): Form {
  return {
    title: 'Share this breakdown',
    about: 'It is posted in <!channel> your name.',
    fields: [
      { kind: 'channel', name: 'channel', label: 'Channel', required: true },
      {
        ...{ kind: 'text', name: 'note', label: 'Note', about: 'What you think of it', multiline: true },
        ...{ maxLength: 200, ...(args['note'] === undefined ? {} : { value: String(args['note']) }) },
      },
      {
        ...{ kind: 'many', name: 'pick', label: 'Which claims', chosen: ['v:1', 'v:2'] },
        options: [
          { label: 'The play', about: 'Google is playing defensively', value: 'v:1' },
          { label: 'The bet', value: 'v:2' },
          { label: 'The risk', value: 'v:3' },
        ],
      },
      {
        ...{ kind: 'choice', name: 'tone', label: 'Tone', chosen: 'plain' },
        options: [
          { label: 'Plain', value: 'plain' },
          { label: 'Loud', value: 'loud' },
        ],
      },
    ],
    submit: 'Share',
    invocation: { command: 'share', args },
  };
}

/** A message with a button that opens the form. */
export function withForm(summary: string): Reply {
  return privately(summary, {
    kind: 'buttons',
    buttons: [{ label: 'Share…', invocation: { ...SHARE, asks: 'form' } }],
  });
}

interface FormOverrides {
  readonly form?: (invocation: Invocation) => Form | Promise<Form>;
  readonly answer?: (invocation: Invocation) => Reply | Promise<Reply>;
  readonly timer?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** An adapter whose `/strategy` answers with a button that opens a form. */
export async function formBench(t: TestContext, mode: (typeof MODES)[number], overrides: FormOverrides = {}) {
  const { form = shareForm, answer = ({ args }) => privately(`Shared to ${args['channel']}`) } = overrides;
  const dispatcher = {
    ...fakeDispatcher((invocation) => {
      if (invocation.asks) return privately('In words: type /share');
      return invocation.command === 'strategy' ? withForm('The breakdown') : answer(invocation);
    }),
    form: async (invocation: Invocation) => ({ form: await form(invocation) }),
  };
  const made = await bench(t, mode, { dispatcher, ...(overrides.timer ? { timer: overrides.timer } : {}) });
  const { adapter, standIn, workspace, shown } = made;
  await adapter.start();

  /** Presses the button on what was posted last. */
  async function press(label: string): Promise<void> {
    const message = [...workspace.messages.values()].at(-1);
    const control = message && controlOf(message, label);
    if (!control) throw new Error(`nothing is labelled ${label}`);
    await standIn.use(message, control);
    await adapter.idle();
  }

  return {
    ...{ ...made, dispatcher, press },
    /** Asks, and presses the button that opens the form. */
    async open(): Promise<OpenView> {
      await standIn.command('strategy', 'google');
      await adapter.idle();
      await press('Share…');
      const view = workspace.views.top('U1');
      if (!view) throw new Error(`no form was opened: ${shown().map(({ text }) => text)}`);
      return view;
    },
    /** Sends a form, with options named by their labels. */
    async send(view: OpenView, values: Readonly<Record<string, string | readonly string[]>> = {}): Promise<void> {
      await standIn.inViews.submit(view, asChosen(view, values));
      await adapter.idle();
    },
    top: () => workspace.views.top('U1'),
    modal() {
      const view = workspace.views.top('U1');
      return view && { ...seenModal(view), title: view.view.title.text };
    },
    fieldsOf: (view: OpenView) => seenForm(view).fields,
    /** Uses a control of the modal on top. */
    async use(label: string): Promise<void> {
      const view = workspace.views.top('U1');
      const blocks = view?.view.blocks.filter((block) => block.type === 'actions') ?? [];
      const control = blocks
        .flatMap(({ elements }) => elements)
        .find((one) => (one.type === 'button' ? one.text.text : one.placeholder.text) === label);
      if (!view || !control) throw new Error(`nothing in the modal is labelled ${label}`);
      await standIn.inViews.use(view, control);
      await adapter.idle();
    },
  };
}
