import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AskerError } from '../../../src/core/errors.ts';
import { helpful } from '../../../src/core/plain-answers.ts';
import { MODES, watchOutput } from '../bench.ts';
import { fakeTimer, privately } from '../fakes.ts';
import { seenForm } from '../stand-in/seen-form.ts';
import { formBench, SHARE, shareForm } from './forms.ts';

watchOutput();

for (const mode of MODES) {
  describe(`a form over ${mode}`, () => {
    it('opens as a modal, with what is known filled in, and leaves the message as it is', async (t) => {
      const { open, workspace, shown } = await formBench(t, mode);
      const { about, ...form } = seenForm(await open());
      assert.equal(about, 'It is posted in <!channel> your name.');
      assert.deepEqual(form, {
        title: 'Share this breakdown',
        fields: [
          { name: 'channel', label: 'Channel', kind: 'channel', required: true, options: [], value: 'C1' },
          { name: 'note', label: 'Note', kind: 'text', required: false, options: [], value: '' },
          {
            ...{ name: 'pick', label: 'Which claims', kind: 'many', required: false },
            ...{ options: ['The play', 'The bet', 'The risk'], value: ['The play', 'The bet'] },
          },
          {
            ...{ name: 'tone', label: 'Tone', kind: 'choice', required: false },
            ...{ options: ['Plain', 'Loud'], value: 'Plain' },
          },
        ],
        submit: 'Share',
        handle: 'V1',
      });
      assert.equal(shown().length, 1);
      assert.equal([...workspace.messages.values()][0]?.edits, 0);
      assert.deepEqual(workspace.refusals, []);
    });

    it('runs what was filled in, closes, and answers privately beneath what was pressed', async (t) => {
      const { open, send, top, dispatcher, shown, workspace } = await formBench(t, mode);
      await send(await open(), {
        note: 'worth *it* <@U2>',
        pick: ['The risk', 'The play'],
        tone: 'Loud',
        channel: 'C7',
      });
      assert.equal(top(), null);
      const args = { ...SHARE.args, channel: 'C7', note: 'worth *it* <@U2>', pick: 'v:1,v:3', tone: 'loud' };
      assert.deepEqual(dispatcher.asked.at(-1), {
        invocation: { command: 'share', args },
        asker: { platform: 'slack', id: 'U1', name: 'ada', channel: 'C1' },
      });
      assert.deepEqual(
        shown().map(({ text, private: only }) => [text, only]),
        [
          ['Share…', true],
          ['Shared to C7', true],
        ],
      );
      assert.equal([...workspace.messages.values()][0]?.edits, 0);
      assert.deepEqual(workspace.refusals, []);
    });

    it('leaves out what was emptied', async (t) => {
      const form: typeof shareForm = (invocation) => shareForm({ ...invocation, args: { ...SHARE.args, note: 'old' } });
      const { open, send, dispatcher } = await formBench(t, mode, { form });
      await send(await open(), { note: '', pick: [] });
      assert.deepEqual(dispatcher.asked.at(-1)?.invocation.args, { ...SHARE.args, channel: 'C1', tone: 'plain' });
    });

    it('is answered once when Slack sends it twice', async (t) => {
      const { open, standIn, adapter, dispatcher } = await formBench(t, mode);
      const interaction = await standIn.inViews.submit(await open());
      await standIn.inViews.again(interaction);
      await adapter.idle();
      assert.equal(dispatcher.asked.filter(({ invocation }) => invocation.command === 'share').length, 1);
    });

    it('gives back what was typed when the command refuses it, and opens again with it', async (t) => {
      const answer = () => helpful(new AskerError('Nobody may post to that channel.', { example: '/share' }));
      const { open, send, shown, press, top, fieldsOf, workspace } = await formBench(t, mode, { answer });
      await send(await open(), { note: 'so good <!here>', channel: 'C7' });
      const told = shown().at(-1);
      assert.match(
        told?.text ?? '',
        /^Nobody may post to that channel\.\nFor example: \/share\nThis is what you sent:/u,
      );
      assert.match(told?.text ?? '', /Note: so good <!here>\nWhich claims: The play, The bet\nTone: Plain/u);
      assert.deepEqual([told?.private, told?.pings], [true, []]);
      await press('Open the form again');
      const again = top();
      assert.ok(again);
      assert.equal(fieldsOf(again).find(({ name }) => name === 'note')?.value, 'so good <!here>');
      assert.deepEqual(workspace.refusals, []);
    });

    it('tells the person in a direct message, with what was typed, when there is no other way left', async (t) => {
      const { open, send, workspace, shown } = await formBench(t, mode, {
        answer: () => ({ ...privately('Posted for all'), audience: 'channel' }),
      });
      const view = await open();
      workspace.fail('response_url', { status: 404, error: 'expired_url' });
      await send(view, { note: 'mine' });
      const [, told] = workspace.messages.values();
      assert.equal(told?.channel, 'D1');
      assert.match(shown().at(-1)?.text ?? '', /^That could not be shared.*\nThis is what you sent:\n.*Note: mine/su);
      assert.ok(shown().at(-1)?.buttons.includes('Open the form again'));
      assert.deepEqual(workspace.refusals, []);
    });

    it('is asked for in words when Slack does not open it', async (t) => {
      const { open, workspace, shown } = await formBench(t, mode);
      workspace.fail('views.open', { error: 'expired_trigger_id' });
      await assert.rejects(open(), /In words: type \/share/u);
      assert.equal(shown().at(-1)?.private, true);
    });

    it('is asked for in words when it takes longer than a trigger lives', async (t) => {
      const { timer, pass } = fakeTimer();
      const never = new Promise<never>(() => undefined);
      const { open, shown, workspace } = await formBench(t, mode, { timer, form: () => never });
      const opening = assert.rejects(open(), /In words: type \/share/u);
      await pass(2000);
      await opening;
      assert.equal(shown().at(-1)?.private, true);
      assert.deepEqual(workspace.refusals, []);
    });

    it('is closed when it is not one of ours', async (t) => {
      const { open, standIn, adapter, top, shown, workspace, log } = await formBench(t, mode);
      const view = await open();
      await standIn.inViews.submit({ ...view, view: { ...view.view, private_metadata: 'not ours' } });
      await adapter.idle();
      assert.equal(top(), null);
      assert.equal(shown().length, 1);
      assert.ok(log.entries.some(({ message }) => message === 'Slack sent something that cannot be answered'));
      assert.deepEqual(workspace.refusals, []);
    });

    it('is nothing to answer when it is closed unsent', async (t) => {
      const { open, standIn, top, shown, dispatcher } = await formBench(t, mode);
      await open();
      standIn.inViews.dismiss();
      assert.equal(top(), null);
      assert.equal(shown().length, 1);
      assert.equal(dispatcher.asked.length, 1);
    });

    it('is offered, filled in, by a typed command that was refused', async (t) => {
      const { standIn, adapter, dispatcher, shown, press, top } = await formBench(t, mode, {
        answer: () => helpful(new AskerError('/share needs something to share.')),
      });
      const face = { name: 'share', about: 'Posts it', example: '/share', options: {}, hasForm: true as const };
      const options = { note: { kind: 'text' as const, about: 'A note' } };
      Object.assign(dispatcher, { commands: [{ ...face, options }] });
      await standIn.command('share', '');
      await adapter.idle();
      assert.deepEqual(shown().at(-1)?.buttons, []);
      await standIn.command('share', 'look at this');
      await adapter.idle();
      assert.deepEqual(shown().at(-1)?.buttons, ['Fill in a form…']);
      await press('Fill in a form…');
      const view = top();
      assert.equal(view && seenForm(view).fields[1]?.value, 'look at this');
    });
  });
}
