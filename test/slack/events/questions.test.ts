import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Invocation } from '../../../src/core/invocation.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { bench, MODES, watchOutput } from '../bench.ts';
import { fakeDispatcher, momentSaying, privately } from '../fakes.ts';
import { controlOf, seen } from '../stand-in/seen.ts';

watchOutput();

const QUOTE = 'Hey <!channel> & @here, *Google* is late';

function answer({ command, args }: Invocation): Reply {
  if (command !== 'ask') return privately(`/${command}`);
  return privately(
    `Answer to ${args['question']}`,
    { kind: 'heading', text: `Answer to ${args['question']}` },
    { kind: 'quote', moment: momentSaying(QUOTE) },
    { kind: 'buttons', buttons: [{ label: 'More', invocation: { command: 'more', args: {} } }] },
  );
}

for (const mode of MODES) {
  describe(`a mention over ${mode}`, () => {
    const setUp = async (t: Parameters<typeof bench>[0]) => {
      const dispatcher = fakeDispatcher(answer);
      const made = await bench(t, mode, { dispatcher });
      made.workspace.joined.add('C1');
      await made.adapter.start();
      const posted = () => [...made.workspace.messages.values()];
      return { ...made, dispatcher, posted };
    };

    it('is answered in a thread under it, for all to see, with nobody pinged', async (t) => {
      const { adapter, standIn, workspace, dispatcher, posted } = await setUp(t);
      const heard = await standIn.hear.mention("@cuepoint what is *google's* bet?");
      await adapter.idle();
      assert.equal(heard.acknowledged, true);
      assert.deepEqual(dispatcher.asked, [
        {
          invocation: { command: 'ask', args: { question: "what is google's bet?" } },
          asker: { platform: 'slack', id: 'U1', name: 'ada', locale: 'en-GB', channel: 'C1' },
        },
      ]);
      const [message, ...more] = posted();
      assert.ok(message);
      assert.deepEqual(more, []);
      assert.deepEqual([message.channel, message.viewer, message.thread], ['C1', null, heard.ts]);
      const shown = seen(message);
      assert.equal(shown.fallback, "Answer to what is google's bet?");
      assert.ok(shown.text.includes(QUOTE), shown.text);
      assert.deepEqual([shown.pings, shown.buttons], [[], ['More']]);
      assert.deepEqual(workspace.refusals, []);
    });

    it('within a thread is answered there', async (t) => {
      const { adapter, standIn, posted } = await setUp(t);
      const { ts } = await standIn.hear.mention('@cuepoint one');
      await adapter.idle();
      await standIn.hear.mention('two, @cuepoint?', { thread: ts });
      await adapter.idle();
      assert.deepEqual(
        posted().map(({ thread, content }) => [thread, content.text]),
        [
          [ts, 'Answer to one'],
          [ts, 'Answer to two, ?'],
        ],
      );
    });

    it('is answered once when Slack sends it twice', async (t) => {
      const { adapter, standIn, posted } = await setUp(t);
      const heard = await standIn.hear.mention('@cuepoint one');
      await standIn.hear.again(heard);
      await adapter.idle();
      assert.equal(posted().length, 1);
    });

    it('without words gets help, and with a command in it that command', async (t) => {
      const { adapter, standIn, dispatcher } = await setUp(t);
      for (const text of [
        '@cuepoint',
        ' @cuepoint :wave: ',
        '@cuepoint /strategy google video:R1',
        '@cuepoint /gone x',
      ]) {
        await standIn.hear.mention(text);
        await adapter.idle();
      }
      assert.deepEqual(
        dispatcher.asked.map(({ invocation }) => invocation),
        [
          { command: 'cuepoint', args: {} },
          { command: 'cuepoint', args: {} },
          { command: 'strategy', args: { player: 'google', video: 'R1' } },
          { command: 'ask', args: { question: '/gone x' } },
        ],
      );
    });

    it('is not heard from bots, from itself, when edited, nor in what only looks like one', async (t) => {
      const { adapter, standIn, workspace, dispatcher, log } = await setUp(t);
      await standIn.hear.mention('@cuepoint a', {}, { bot_id: 'B9' });
      await standIn.hear.mention('@cuepoint b', { user: 'UBOT' });
      await standIn.hear.mention('@cuepoint c', {}, { edited: { user: 'U1', ts: '1.2' } });
      await standIn.hear.mention('@cuepoint d', {}, { subtype: 'channel_join' });
      await standIn.hear.mention('@cuepoint e', {}, { ts: 'soon' });
      await standIn.hear.direct('f', {}, { subtype: 'message_changed', message: { text: 'f' } });
      await standIn.hear.direct('g', {}, { channel_type: 'channel', channel: 'C1' });
      await adapter.idle();
      assert.deepEqual([dispatcher.asked, workspace.messages.size, workspace.refusals], [[], 0, []]);
      assert.deepEqual(
        log.entries.filter(({ level }) => level === 'error'),
        [],
      );
    });

    it('that cannot be answered there is answered in a direct message, which says why', async (t) => {
      const { adapter, standIn, workspace, posted } = await setUp(t);
      workspace.joined.delete('C1');
      await standIn.hear.mention('@cuepoint one');
      await adapter.idle();
      const [told, ...more] = posted();
      assert.ok(told);
      assert.deepEqual([told.channel, told.thread, more], ['D1', null, []]);
      assert.match(
        seen(told).text,
        /could not answer for all to see in .*The bot is not in the channel.*Invite it with \/invite\. Here is the answer:\n\nAnswer to one/su,
      );
      assert.deepEqual(workspace.refusals, []);
    });

    it('is answered once Slack takes the answer, as late as Slack asks for', async (t) => {
      const { adapter, standIn, workspace, clock, posted } = await setUp(t);
      workspace.fail('chat.postMessage', { retryAfter: 3 }, { status: 500 });
      await standIn.hear.mention('@cuepoint one');
      await adapter.idle();
      assert.equal(posted().length, 1);
      assert.deepEqual(clock.waits, [3000, 600]);
    });

    it('is answered by an apology with an id that is in the log when something unforeseen happens', async (t) => {
      const dispatcher = fakeDispatcher(() => {
        throw new Error('the unforeseen');
      });
      const { adapter, standIn, workspace, log, shown } = await bench(t, mode, { dispatcher });
      workspace.joined.add('C1');
      await adapter.start();
      await standIn.hear.mention('@cuepoint one');
      await adapter.idle();
      const id = log.entries.find(({ level }) => level === 'error')?.fields['errorId'];
      assert.match(shown()[0]?.text ?? '', new RegExp(`^Sorry, .*this id: ${id}\\.$`, 'u'));
    });

    it('is answered where Slack does not say who asks', async (t) => {
      const { adapter, standIn, workspace, dispatcher, posted } = await setUp(t);
      workspace.fail('users.info', { error: 'user_not_found' });
      await standIn.hear.mention('@cuepoint one');
      await adapter.idle();
      assert.equal(dispatcher.asked[0]?.asker.name, 'someone');
      assert.equal(posted().length, 1);
    });

    it('has an answer whose buttons answer whoever presses them, alone', async (t) => {
      const { adapter, standIn, workspace, posted } = await setUp(t);
      await standIn.hear.mention('@cuepoint one');
      await adapter.idle();
      const [message] = posted();
      const more = message && controlOf(message, 'More');
      assert.ok(message && more);
      await standIn.use(message, more);
      await adapter.idle();
      const [, pressed] = posted();
      assert.deepEqual([pressed?.viewer, pressed?.thread, pressed?.content.text], ['U1', message.thread, '/more']);
      assert.equal(workspace.messages.get(message.ts)?.edits, 0);
    });
  });
}
