import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Reply } from '../../../src/core/reply.ts';
import { bench, MODES, watchOutput } from '../bench.ts';
import { fakeDispatcher, momentSaying, privately } from '../fakes.ts';
import { controlOf, seen } from '../stand-in/seen.ts';

watchOutput();

const QUOTE = 'Hey <!channel> & all';
const OURS = 'https://www.youtube.com/watch?v=ours&amp;t=263';

function preview(title: string): Reply {
  const summary = { label: 'Summary', invocation: { command: 'summary', args: { video: 'ours' } } };
  return privately(
    `“${QUOTE}”`,
    { kind: 'heading', text: title },
    { kind: 'quote', moment: momentSaying(QUOTE) },
    { kind: 'buttons', buttons: [summary] },
  );
}

for (const mode of MODES) {
  describe(`a link to a video over ${mode}`, () => {
    const setUp = async (t: TestContext) => {
      const looked: string[] = [];
      const dispatcher = {
        ...fakeDispatcher(({ command }) => privately(`Answer to ${command}`)),
        async preview(url: string) {
          looked.push(url);
          return url.includes('ours') ? preview(url) : null;
        },
      };
      const made = await bench(t, mode, { dispatcher });
      await made.adapter.start();
      const { unfurled } = made.workspace.events;
      const shownUnder = (key: string) =>
        Object.entries(unfurled.get(key) ?? {}).map(([url, { blocks, fallback }]) => ({
          url,
          ...seen({ ts: key, viewer: null, content: { text: fallback, blocks, mrkdwn: false } }),
        }));
      return { ...made, looked, unfurled, shownUnder };
    };

    for (const [how, where] of [
      ['in a message', {}],
      ['in a message that Slack names by its time alone', { old: true }],
      ['while it is being written', { writing: true }],
    ] as const) {
      it(`shows beneath it what is said there, ${how}`, async (t) => {
        const { adapter, standIn, workspace, looked, shownUnder } = await setUp(t);
        const heard = await standIn.hear.link(['https://youtu.be/theirs', OURS], where);
        await adapter.idle();
        assert.deepEqual(looked, ['https://youtu.be/theirs', 'https://www.youtube.com/watch?v=ours&t=263']);
        const [shown, ...more] = shownUnder(heard.ts);
        assert.deepEqual([shown?.url, more], [OURS, []]);
        assert.match(shown?.text ?? '', /“Hey <!channel> & all”/u);
        assert.equal(shown?.fallback, `“${QUOTE}”`);
        assert.deepEqual([shown?.pings, shown?.buttons], [[], ['Summary']]);
        assert.deepEqual([workspace.messages.size, workspace.refusals], [0, []]);
      });
    }

    for (const without of [undefined, 'response_url'] as const) {
      it(`has buttons that answer whoever presses them, alone${without ? ', also without a response_url' : ''}`, async (t) => {
        const { adapter, standIn, workspace } = await setUp(t);
        const heard = await standIn.hear.link([OURS], { old: true });
        await adapter.idle();
        const blocks = workspace.events.unfurled.get(heard.ts)?.[OURS]?.blocks ?? [];
        const summary = controlOf({ content: { text: '', blocks } }, 'Summary');
        assert.ok(summary);
        await standIn.hear.useUnfurl(heard, OURS, summary, without);
        await adapter.idle();
        const shown = [...workspace.messages.values()].map(({ viewer, content }) => [viewer, content.text]);
        const modal = JSON.stringify(workspace.views.top('U1')?.view.blocks ?? []);
        if (without) assert.match(modal, /Answer to summary/u);
        else assert.deepEqual([shown, modal], [[['U1', 'Answer to summary']], '[]']);
        assert.deepEqual(workspace.refusals, []);
      });
    }

    it('that is none of the library, or is shared by the bot, is left alone', async (t) => {
      const { adapter, standIn, workspace, looked, unfurled } = await setUp(t);
      await standIn.hear.link(['https://youtu.be/theirs']);
      await adapter.idle();
      await standIn.hear.link([OURS], { user: 'UBOT' });
      await adapter.idle();
      assert.deepEqual([looked, unfurled.size, workspace.messages.size], [['https://youtu.be/theirs'], 0, 0]);
      assert.equal(workspace.calls.includes('chat.unfurl'), false);
    });

    it('is looked up once however often it stands there, and of a long list the first', async (t) => {
      const { adapter, standIn, looked } = await setUp(t);
      const many = Array.from({ length: 9 }, (_, index) => `https://youtu.be/${index}`);
      await standIn.hear.link([many[0] ?? '', ...many]);
      await adapter.idle();
      assert.deepEqual(looked, many.slice(0, 5));
    });

    it('gets its preview once when Slack tells of it twice, and silence when Slack refuses', async (t) => {
      const { adapter, standIn, workspace, looked, unfurled } = await setUp(t);
      await standIn.hear.again(await standIn.hear.link([OURS]));
      await adapter.idle();
      assert.equal(looked.length, 1);
      workspace.fail('chat.unfurl', { error: 'cannot_unfurl_message' });
      await standIn.hear.link([OURS]);
      await adapter.idle();
      assert.deepEqual([unfurled.size, workspace.messages.size], [1, 0]);
    });
  });
}
