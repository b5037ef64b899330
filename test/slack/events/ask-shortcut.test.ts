import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Form } from '../../../src/core/form.ts';
import { bench, MODES, watchOutput } from '../bench.ts';
import { fakeDispatcher, privately } from '../fakes.ts';

watchOutput();

const FORM: Form = {
  title: 'Ask the library',
  fields: [{ kind: 'text', name: 'question', label: 'Question', required: true, maxLength: 500 }],
  submit: 'Ask',
  invocation: { command: 'ask', args: {} },
};

for (const mode of MODES) {
  describe(`the shortcut “Ask Cuepoint” over ${mode}`, () => {
    it('opens the form of /ask, and answers in the modal that the form was in', async (t) => {
      const answering = fakeDispatcher(({ args }) => privately(`Answer to ${args['question']}`));
      const dispatcher = { ...answering, form: async () => ({ form: FORM }) };
      const { adapter, standIn, workspace } = await bench(t, mode, { dispatcher });
      await adapter.start();
      const interaction = await standIn.hear.askShortcut();
      await adapter.idle();
      assert.equal(interaction.acknowledged, true);
      const form = workspace.views.top('U1');
      assert.ok(form);
      assert.equal(form.view.title.text, 'Ask the library');
      await standIn.inViews.submit(form, { question: "What is google's bet?" });
      await adapter.idle();
      assert.deepEqual(answering.asked, [
        {
          invocation: { command: 'ask', args: { question: "What is google's bet?" } },
          asker: { platform: 'slack', id: 'U1', name: 'ada' },
        },
      ]);
      assert.match(JSON.stringify(workspace.views.top('U1')?.view.blocks), /Answer to What is google's bet\?/u);
      assert.deepEqual([workspace.messages.size, workspace.refusals], [0, []]);
    });

    it('opens one form when Slack sends it twice, and answers in a modal where there is no form', async (t) => {
      const dispatcher = fakeDispatcher(({ command }) => privately(`There is no form of /${command}.`));
      const { adapter, standIn, workspace } = await bench(t, mode, { dispatcher });
      await adapter.start();
      await standIn.hear.again(await standIn.hear.askShortcut());
      await adapter.idle();
      assert.equal(dispatcher.asked.length, 1);
      assert.match(JSON.stringify(workspace.views.top('U1')?.view.blocks), /There is no form of \/ask\./u);
      assert.deepEqual([workspace.messages.size, workspace.refusals], [0, []]);
    });
  });
}
