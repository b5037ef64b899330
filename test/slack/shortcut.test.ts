import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bench, MODES, watchOutput } from './bench.ts';
import { fakeDispatcher, privately } from './fakes.ts';

watchOutput();

const answering = () => fakeDispatcher(({ args }) => privately(`Moments for ${args['query']}`));

for (const mode of MODES) {
  describe(`the shortcut on messages over ${mode}`, () => {
    it('asks for what the message says, and answers privately where the bot is no member', async (t) => {
      const dispatcher = answering();
      const { adapter, standIn, workspace, shown } = await bench(t, mode, { dispatcher });
      await adapter.start();
      const before = workspace.calls.length;
      const text = '<@U7> *Why* is <https://x.example|AT&amp;T> late?';
      const interaction = await standIn.shortcut('find_moments', { text }, { user: 'U9', channel: 'C9' });
      await adapter.idle();
      assert.equal(interaction.acknowledged, true);
      assert.deepEqual(dispatcher.asked, [
        {
          invocation: { command: 'moments', args: { query: 'Why is AT&T late?' } },
          asker: { platform: 'slack', id: 'U9', name: 'ada', channel: 'C9' },
        },
      ]);
      const [posted] = workspace.messages.values();
      assert.deepEqual([posted?.channel, posted?.viewer, posted?.thread], ['C9', 'U9', null]);
      assert.deepEqual(
        shown().map(({ text }) => text),
        ['Moments for Why is AT&T late?'],
      );
      assert.deepEqual(workspace.calls.slice(before), ['response_url']);
      assert.deepEqual(workspace.refusals, []);
    });

    it('is acknowledged before anything is looked for', async (t) => {
      const looking = Promise.withResolvers<void>();
      const dispatcher = fakeDispatcher(async () => {
        await looking.promise;
        return privately('Found');
      });
      const { adapter, standIn, shown } = await bench(t, mode, { dispatcher });
      await adapter.start();
      const interaction = await standIn.shortcut('find_moments', { text: 'google' });
      assert.equal(interaction.acknowledged, true);
      assert.deepEqual(shown(), []);
      looking.resolve();
      await adapter.idle();
      assert.equal(shown().length, 1);
    });

    it('says that only the beginning of a long message was asked', async (t) => {
      const dispatcher = answering();
      const { adapter, standIn, shown } = await bench(t, mode, { dispatcher });
      await adapter.start();
      await standIn.shortcut('find_moments', { text: 'moat '.repeat(200) });
      await adapter.idle();
      assert.equal(dispatcher.asked[0]?.invocation.args['query'], 'moat '.repeat(100).trimEnd());
      assert.match(
        shown()[0]?.text ?? '',
        /^The message is long: only its beginning was asked, the first 499 characters\./u,
      );
      assert.match(shown()[0]?.text ?? '', /\nMoments for moat moat/u);
      await standIn.shortcut('find_moments', { text: 'moat' });
      await adapter.idle();
      assert.equal(shown()[1]?.text, 'Moments for moat');
    });

    it('helps with a message without words, whatever else is in it', async (t) => {
      const dispatcher = answering();
      const { adapter, standIn, workspace, shown } = await bench(t, mode, { dispatcher });
      await adapter.start();
      const odd = [
        { text: '' },
        { text: null },
        { files: [{}] },
        { text: ':tada:', attachments: [7, { text: 7 }] },
        { attachments: 7 },
      ];
      for (const message of odd) {
        await standIn.shortcut('find_moments', message);
        await adapter.idle();
        const answer = shown().at(-1);
        assert.match(answer?.text ?? '', /no words to look for.*ask yourself: \/moments and your question\.$/u);
        assert.equal(answer?.private, true);
      }
      assert.equal(shown().length, odd.length);
      assert.deepEqual(dispatcher.asked, []);
      assert.deepEqual(workspace.refusals, []);
    });

    it('asks for what a forwarded message says', async (t) => {
      const dispatcher = answering();
      const { adapter, standIn } = await bench(t, mode, { dispatcher });
      await adapter.start();
      await standIn.shortcut('find_moments', { text: '', attachments: [{ is_share: true, text: '*Why* so late?' }] });
      await adapter.idle();
      assert.deepEqual(dispatcher.asked[0]?.invocation.args, { query: 'Why so late?' });
    });

    it('answers in the thread of a reply, and in the channel about what begins a thread', async (t) => {
      const { adapter, standIn, workspace } = await bench(t, mode, { dispatcher: answering() });
      await adapter.start();
      const parent = '1700000000.000100';
      await standIn.shortcut('find_moments', { text: 'reply', ts: '1700000009.000100', thread_ts: parent });
      await adapter.idle();
      await standIn.shortcut('find_moments', { text: 'parent', ts: parent, thread_ts: parent });
      await adapter.idle();
      assert.deepEqual(
        [...workspace.messages.values()].map(({ thread }) => thread),
        [parent, null],
      );
    });

    it('is answered once when Slack sends it twice, and privately even when the answer is for the channel', async (t) => {
      const dispatcher = fakeDispatcher(() => ({ ...privately('For all'), audience: 'channel' }));
      const { adapter, standIn, shown } = await bench(t, mode, { dispatcher });
      await adapter.start();
      await standIn.resend(await standIn.shortcut('find_moments', { text: 'google' }));
      await adapter.idle();
      assert.deepEqual(
        shown().map(({ text, private: only }) => [text, only]),
        [['For all', true]],
      );
    });

    it('apologises with an id that is in the log when something unforeseen happens', async (t) => {
      const dispatcher = fakeDispatcher(() => {
        throw new Error('the unforeseen');
      });
      const { adapter, standIn, log, shown } = await bench(t, mode, { dispatcher });
      await adapter.start();
      await standIn.shortcut('find_moments', { text: 'google' });
      await adapter.idle();
      const id = log.entries.find(({ level }) => level === 'error')?.fields['errorId'];
      assert.match(shown()[0]?.text ?? '', new RegExp(`^Sorry, .*this id: ${id}\\.$`, 'u'));
    });
  });
}
