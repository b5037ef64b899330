import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Invocation } from '../../../src/core/invocation.ts';
import type { Block, Reply } from '../../../src/core/reply.ts';
import { bench, MODES, watchOutput } from '../bench.ts';
import { fakeDispatcher, momentSaying, privately } from '../fakes.ts';
import { seen } from '../stand-in/seen.ts';

watchOutput();

const SUMMARY = 'Google: “ask <!channel> and @here, **see** [this](https://x.example) #1”';

function answer({ command, args }: Invocation): Reply {
  if (command === 'players') return privately('Players', whoseGame('Google', 'Mistral'));
  const pages = args['question'] === 'long' ? 60 : 1;
  const quotes = Array.from({ length: pages }, (): Block => ({ kind: 'quote', moment: momentSaying('We are late') }));
  const buttons: Block = {
    kind: 'buttons',
    buttons: [{ label: 'More', invocation: { command: 'more', args: {} } }],
  };
  return privately(SUMMARY, { kind: 'heading', text: 'Google' }, ...quotes, buttons);
}

function whoseGame(...names: readonly string[]): Block {
  const options = names.map((label) => ({ label, invocation: { command: 'strategy', args: { player: label } } }));
  return { kind: 'select', label: 'Whose game?', options };
}

for (const mode of MODES) {
  describe(`a direct message over ${mode}`, () => {
    const setUp = async (t: TestContext) => {
      const dispatcher = fakeDispatcher(answer);
      const made = await bench(t, mode, { dispatcher });
      await made.adapter.start();
      const posted = () => [...made.workspace.messages.values()];
      const ask = async (text: string, thread?: string) => {
        const heard = await made.standIn.hear.direct(text, thread === undefined ? {} : { thread });
        await made.adapter.idle();
        return heard;
      };
      return { ...made, dispatcher, posted, ask };
    };

    it('is answered under it, streamed, with nothing in what is streamed alive', async (t) => {
      const { workspace, dispatcher, posted, ask } = await setUp(t);
      const { ts } = await ask('what about google?');
      assert.deepEqual(dispatcher.asked[0], {
        invocation: { command: 'ask', args: { question: 'what about google?' } },
        asker: { platform: 'slack', id: 'U1', name: 'ada', locale: 'en-GB', channel: 'D1' },
      });
      const [message, ...more] = posted();
      assert.ok(message);
      assert.deepEqual([message.channel, message.thread, more], ['D1', ts, []]);
      const shown = seen(message);
      assert.equal(shown.fallback, SUMMARY);
      assert.match(shown.text, /^Google\n.*“We are late”\nMore$/su);
      assert.deepEqual(shown.pings, []);
      assert.deepEqual(
        workspace.calls.filter((call) => call.startsWith('chat.')),
        ['chat.startStream', 'chat.appendStream', 'chat.stopStream'],
      );
      assert.deepEqual([workspace.events.streaming.size, workspace.events.status.size], [0, 0]);
      assert.deepEqual(workspace.refusals, []);
    });

    it('begins a conversation that is named after it, and only then', async (t) => {
      const { workspace, ask } = await setUp(t);
      const { ts } = await ask(`what about ${'google '.repeat(30)}?`);
      await ask('and meta?', ts);
      const [[thread, title] = [], ...more] = [...workspace.events.titles];
      assert.deepEqual([thread, more], [ts, []]);
      assert.match(title ?? '', /^what about google .{40,70}…$/u);
    });

    it('in a thread is answered there', async (t) => {
      const { posted, ask } = await setUp(t);
      const { ts } = await ask('one');
      await ask('two', ts);
      assert.deepEqual(
        posted().map(({ thread }) => thread),
        [ts, ts],
      );
    });

    for (const error of ['unknown_method', 'channel_type_not_supported', 'feature_not_enabled']) {
      it(`is answered in one message where the workspace says ${error} to streams, and asks no more`, async (t) => {
        const { workspace, posted, ask } = await setUp(t);
        workspace.fail('chat.startStream', { error });
        await ask('one');
        await ask('two');
        assert.deepEqual(
          posted().map((message) => seen(message).fallback),
          [SUMMARY, SUMMARY],
        );
        assert.equal(workspace.calls.filter((call) => call === 'chat.startStream').length, 1);
        assert.deepEqual(workspace.refusals, []);
      });
    }

    it('is answered in one message when Slack is busy, and streamed the next time', async (t) => {
      const { workspace, posted, ask } = await setUp(t);
      workspace.fail('chat.startStream', { retryAfter: 0 });
      await ask('one');
      await ask('two');
      assert.equal(posted().length, 2);
      assert.equal(workspace.calls.filter((call) => call === 'chat.stopStream').length, 1);
    });

    it('is answered whole when Slack ends a stream early', async (t) => {
      const { workspace, posted, ask } = await setUp(t);
      workspace.fail('chat.appendStream', { error: 'message_not_in_streaming_state' });
      await ask('one');
      workspace.fail('chat.appendStream', { error: 'internal_error' });
      workspace.fail('chat.stopStream', { lost: true });
      await ask('two');
      for (const message of posted()) assert.match(seen(message).text, /^Google\n.*“We are late”\nMore$/su);
      assert.equal(posted().length, 2);
      assert.deepEqual(workspace.refusals, []);
    });

    it('with a long answer gets all of it, the rest below what is streamed', async (t) => {
      const { workspace, posted, ask } = await setUp(t);
      const { ts } = await ask('long');
      const text = posted().map((message) => seen(message).text);
      assert.ok(text.length > 1);
      assert.equal(text.join('\n').match(/“We are late”/gu)?.length, 60);
      for (const message of posted()) assert.equal(message.thread, ts);
      assert.deepEqual(workspace.refusals, []);
    });

    it('that cannot be answered is in the log', async (t) => {
      const { workspace, log, ask } = await setUp(t);
      workspace.fail('chat.startStream', { error: 'messages_tab_disabled' });
      workspace.fail('chat.postMessage', { error: 'messages_tab_disabled' });
      await ask('one');
      const errors = log.entries.filter(({ level }) => level === 'error');
      assert.match(String(errors[0]?.fields['why']), /turn on its Messages tab/u);
    });
  });

  describe(`opening the direct message over ${mode}`, () => {
    it('suggests questions about the players who are talked about most', async (t) => {
      const { adapter, standIn, workspace } = await bench(t, mode, { dispatcher: fakeDispatcher(answer) });
      await adapter.start();
      await standIn.hear.open('messages');
      await adapter.idle();
      assert.deepEqual(
        workspace.events.prompts.get('D1')?.map(({ message }) => message),
        [
          "What is Google's game?",
          "What is Mistral's game?",
          'Compare Google and Mistral',
          'Who is talked about most?',
        ],
      );
      assert.deepEqual([workspace.events.homes.size, workspace.refusals], [0, []]);
    });

    it('suggests what any library answers where no player is talked about, and is no matter where Slack refuses', async (t) => {
      const dispatcher = fakeDispatcher(() => privately('Nobody is talked about.'));
      const { adapter, standIn, workspace, log } = await bench(t, mode, { dispatcher });
      await adapter.start();
      workspace.fail('assistant.threads.setSuggestedPrompts', { error: 'not_allowed_token_type' });
      await standIn.hear.open('messages');
      await adapter.idle();
      assert.equal(workspace.events.prompts.size, 0);
      await standIn.hear.open('messages');
      await adapter.idle();
      assert.deepEqual(
        workspace.events.prompts.get('D1')?.map(({ message }) => message),
        ['Who is talked about most?', 'What is in the library?', 'What can you do?'],
      );
      assert.deepEqual(
        log.entries.filter(({ level }) => level === 'warn' || level === 'error'),
        [],
      );
    });
  });
}
