import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Invocation } from '../../../src/core/invocation.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { bench, MODES, watchOutput } from '../bench.ts';
import { fakeDispatcher, privately } from '../fakes.ts';
import { controlOf, seen } from '../stand-in/seen.ts';

watchOutput();

for (const mode of MODES) {
  describe(`the Home tab over ${mode}`, () => {
    const setUp = async (t: TestContext, lines = 1) => {
      const follows = ['Google'];
      const dispatcher = fakeDispatcher(({ command }: Invocation): Reply => {
        if (command === 'unfollow') {
          follows.pop();
          return privately('You no longer follow Google.');
        }
        const unfollow = { label: 'Stop', invocation: { command: 'unfollow', args: {} } };
        const more = Array.from(
          { length: lines },
          (_, line) => ({ kind: 'text', content: `Line ${line + 1}.` }) as const,
        );
        return privately(
          'Home',
          { kind: 'heading', text: `You follow ${follows.join() || 'nobody'}` },
          { kind: 'buttons', buttons: [unfollow] },
          ...more,
        );
      });
      const made = await bench(t, mode, { dispatcher });
      await made.adapter.start();
      const content = () => ({ text: 'Home', blocks: made.workspace.events.homes.get('U1')?.blocks ?? [] });
      const home = () => seen({ ts: '1', viewer: null, content: content() });
      const press = async (label: string) => {
        const control = controlOf({ content: content() }, label);
        assert.ok(control, `${label} is not there`);
        const interaction = await made.standIn.inViews.useHome(control);
        await made.adapter.idle();
        return interaction;
      };
      return { ...made, dispatcher, home, press };
    };

    it('shows what /home answers, to whoever opens it', async (t) => {
      const { adapter, standIn, workspace, dispatcher, home } = await setUp(t);
      await standIn.hear.open('home');
      await adapter.idle();
      assert.deepEqual(dispatcher.asked, [
        {
          invocation: { command: 'home', args: {} },
          asker: { platform: 'slack', id: 'U1', name: 'ada', locale: 'en-GB' },
        },
      ]);
      assert.equal(home().text, 'You follow Google\nStop\nLine 1.');
      assert.deepEqual([workspace.messages.size, workspace.refusals], [0, []]);
    });

    it('answers what is pressed in it in a modal, and shows what came of it', async (t) => {
      const { adapter, standIn, workspace, home, press } = await setUp(t);
      await standIn.hear.open('home');
      await adapter.idle();
      const interaction = await press('Stop');
      assert.equal(interaction.acknowledged, true);
      assert.match(JSON.stringify(workspace.views.top('U1')?.view.blocks), /You no longer follow Google\./u);
      assert.match(home().text, /^You follow nobody/u);
      assert.deepEqual([workspace.messages.size, workspace.refusals], [0, []]);
    });

    it('that is longer than Slack shows is turned page by page, and nothing is lost', async (t) => {
      const { adapter, standIn, workspace, home, press } = await setUp(t, 250);
      await standIn.hear.open('home');
      await adapter.idle();
      const pages = [home().text];
      await press('Page 2 of 3 ▶');
      pages.push(home().text);
      await press('Page 3 of 3 ▶');
      pages.push(home().text);
      assert.equal(workspace.views.top('U1'), null);
      assert.deepEqual(
        pages.map((page) => /Page \d of \d/u.exec(page)?.[0]),
        ['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3'],
      );
      const lines = pages.join('\n').match(/^Line \d+\.$/gmu) ?? [];
      assert.deepEqual(
        lines,
        Array.from({ length: 250 }, (_, line) => `Line ${line + 1}.`),
      );
      await press('◀ Page 2');
      assert.equal(home().text, pages[1]);
      assert.deepEqual(workspace.refusals, []);
    });

    it('is published again when Slack is busy, and is only missed in the log when Slack refuses', async (t) => {
      const { adapter, standIn, workspace, log, home } = await setUp(t);
      workspace.fail('views.publish', { error: 'not_enabled' });
      await standIn.hear.open('home');
      await adapter.idle();
      assert.equal(workspace.events.homes.size, 0);
      assert.ok(log.entries.some(({ message }) => message === 'a Home tab could not be published'));
      workspace.fail('views.publish', { retryAfter: 2 });
      await standIn.hear.open('home');
      await adapter.idle();
      assert.match(home().text, /^You follow Google/u);
    });
  });
}
