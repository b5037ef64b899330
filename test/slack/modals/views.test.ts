import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Invocation } from '../../../src/core/invocation.ts';
import type { Block, Reply } from '../../../src/core/reply.ts';
import { MODES, watchOutput } from '../bench.ts';
import { fakeTimer, privately } from '../fakes.ts';
import type { Control } from '../stand-in/schema.ts';
import { formBench, SHARE } from './forms.ts';

watchOutput();

const LONG: readonly Block[] = Array.from({ length: 230 }, (_, index) => ({ kind: 'heading', text: `Line ${index}` }));

const button = (label: string, value: string): Control => ({
  ...{ type: 'button', text: { type: 'plain_text', text: label }, action_id: 'home-button' },
  ...{ value, accessibility_label: label },
});

function answer({ command, args }: Invocation): Reply {
  if (command === 'long') return privately('Long', ...LONG);
  if (command === 'public') return { ...privately('For all'), audience: 'channel' };
  if (command === 'share') return privately(`Shared to ${args['channel']}`);
  const buttons = [
    { label: 'Next', invocation: { command: 'next', args: {} } },
    { label: 'Share…', invocation: { ...SHARE, asks: 'form' as const } },
  ];
  const said = `This is ${command}`;
  return privately(said, { kind: 'text', content: said }, { kind: 'buttons', buttons });
}

/** Somebody whose Home tab has a button that carries this. */
async function homeBench(t: TestContext, mode: (typeof MODES)[number], timer?: ReturnType<typeof fakeTimer>['timer']) {
  const made = await formBench(t, mode, { answer, ...(timer ? { timer } : {}) });
  const { workspace, standIn, adapter } = made;
  const press = async (value: string) => {
    const control = button('Press', value);
    const blocks = [{ type: 'actions' as const, elements: [control] }];
    workspace.events.homes.set('U1', { type: 'home', blocks });
    await standIn.inViews.useHome(control);
  };
  return {
    ...made,
    press,
    async pressed(value: string) {
      await press(value);
      await adapter.idle();
    },
  };
}

for (const mode of MODES) {
  describe(`a press in a view over ${mode}`, () => {
    it('is answered in a modal, which the next press changes', async (t) => {
      const { pressed, modal, use, workspace, shown } = await homeBench(t, mode);
      await pressed('follow?');
      assert.deepEqual([modal()?.title, modal()?.text], ['Cuepoint', 'This is follow\nNext Share…']);
      await use('Next');
      assert.match(modal()?.text ?? '', /^This is next/u);
      assert.equal(workspace.views.open.size, 1);
      assert.deepEqual(shown(), []);
      assert.deepEqual(workspace.refusals, []);
    });

    it('opens a form on top of the modal, which then shows the answer', async (t) => {
      const { pressed, modal, use, send, top, workspace, dispatcher } = await homeBench(t, mode);
      await pressed('follow?');
      await use('Share…');
      const form = top();
      assert.equal(form?.view.title.text, 'Share this breakdown');
      assert.ok(form);
      await send(form, { channel: 'C3' });
      assert.match(modal()?.text ?? '', /^Shared to C3/u);
      assert.deepEqual(dispatcher.asked.at(-2)?.asker, { platform: 'slack', id: 'U1', name: 'ada' });
      assert.deepEqual(workspace.refusals, []);
    });

    it('opens a form from the Home tab, and shows that tab anew once it is sent', async (t) => {
      const { pressed, modal, send, top, workspace, dispatcher } = await homeBench(t, mode);
      await pressed('+share?of=.x');
      const form = top();
      assert.ok(form);
      const before = dispatcher.asked.length;
      await send(form, { channel: 'C3' });
      assert.match(modal()?.text ?? '', /^Shared to C3/u);
      assert.deepEqual(
        dispatcher.asked.slice(before).map(({ invocation }) => invocation.command),
        ['share', 'home'],
      );
      assert.deepEqual(workspace.refusals, []);
    });

    it('goes with the acknowledgement of a form, so that none overtakes the other', async (t) => {
      const { pressed, send, top, workspace } = await homeBench(t, mode);
      await pressed('+share?of=.x');
      const form = top();
      assert.ok(form);
      await send(form);
      assert.ok(!workspace.calls.includes('views.update'), workspace.calls.join());
    });

    it('says in a form’s place that it takes long, then what came of it', async (t) => {
      const { timer, pass } = fakeTimer();
      const { pressed, standIn, adapter, modal, top, dispatcher, workspace } = await homeBench(t, mode, timer);
      await pressed('+share?of=.x');
      const form = top();
      assert.ok(form);
      const held = Promise.withResolvers<Reply>();
      Object.assign(dispatcher, { dispatch: () => held.promise });
      const sending = standIn.inViews.submit(form);
      await pass(1000);
      await sending;
      assert.equal(modal()?.text, 'Working on it…');
      held.resolve(privately('Posted'));
      await adapter.idle();
      assert.equal(modal()?.text, 'Posted');
      assert.deepEqual(workspace.refusals, []);
    });

    it('apologises in a form’s place, with what was typed, when something unforeseen happens', async (t) => {
      const { pressed, send, modal, top, dispatcher, log, workspace } = await homeBench(t, mode);
      await pressed('+share?of=.x');
      const form = top();
      assert.ok(form);
      Object.assign(dispatcher, { dispatch: () => Promise.reject(new Error('the unforeseen')) });
      await send(form, { note: 'my very own words' });
      const id = log.entries.find(({ level }) => level === 'error')?.fields['errorId'];
      assert.match(modal()?.text ?? '', new RegExp(`^Sorry, .*this id: ${id}\\.\n.*Note: my very own words`, 'su'));
      assert.deepEqual(workspace.refusals, []);
    });

    it('shows what is longer than a view in pages, all of it', async (t) => {
      const { pressed, modal, use, workspace } = await homeBench(t, mode);
      await pressed('long?');
      const pages = [modal()?.text ?? ''];
      await use('Page 2 of 3 ▶');
      pages.push(modal()?.text ?? '');
      await use('Page 3 of 3 ▶');
      pages.push(modal()?.text ?? '');
      const lines = pages.flatMap((page) => page.split('\n').filter((line) => line.startsWith('Line ')));
      assert.deepEqual(
        lines,
        LONG.map((block) => (block.kind === 'heading' ? block.text : '')),
      );
      assert.match(pages[1] ?? '', /Page 2 of 3\n◀ Page 1 Page 3 of 3 ▶$/u);
      await use('◀ Page 2');
      assert.equal(modal()?.text, pages[1]);
      assert.deepEqual(workspace.refusals, []);
    });

    it('says so while it takes long, then shows the answer in the same modal', async (t) => {
      const { timer, pass } = fakeTimer();
      const { press, adapter, modal, top, workspace, dispatcher } = await homeBench(t, mode, timer);
      const held = Promise.withResolvers<Reply>();
      Object.assign(dispatcher, { dispatch: () => held.promise });
      await press('slow?');
      await pass(1000);
      held.resolve(privately('At last'));
      await adapter.idle();
      assert.equal(modal()?.text, 'At last');
      assert.equal(top()?.edits, 1);
      assert.deepEqual(workspace.refusals, []);
    });

    it('is answered in a direct message when the modal is gone, or cannot be opened', async (t) => {
      const { pressed, use, workspace, shown } = await homeBench(t, mode);
      workspace.fail('views.open', { error: 'expired_trigger_id' });
      await pressed('follow?');
      assert.equal([...workspace.messages.values()][0]?.channel, 'D1');
      assert.match(shown()[0]?.text ?? '', /^This is follow/u);
      await pressed('follow?');
      workspace.fail('views.update', { error: 'not_found' });
      await use('Next');
      assert.match(shown()[1]?.text ?? '', /^This is next/u);
      assert.deepEqual(workspace.refusals, []);
    });

    it('says that nothing can be posted to a channel from there, when that is asked for', async (t) => {
      const { pressed, modal, shown } = await homeBench(t, mode);
      await pressed('public?');
      assert.match(modal()?.text ?? '', /^That could not be posted from here/u);
      assert.deepEqual(shown(), []);
    });

    it('helps when the button is too old to be understood', async (t) => {
      const { pressed, modal } = await homeBench(t, mode);
      await pressed('{"old":"format"}');
      assert.match(modal()?.text ?? '', /^That button belongs to an older answer/u);
    });
  });
}
