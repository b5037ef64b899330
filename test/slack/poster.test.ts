import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { PlatformMessage } from '../../src/core/poster.ts';
import type { Reply } from '../../src/core/reply.ts';
import { createSlackPoster } from '../../src/slack/poster.ts';
import { bench, MODES, posterBench, watchOutput } from './bench.ts';
import { fakeDispatcher, memoryVault, momentSaying, privately } from './fakes.ts';
import { randomReply, textsOf } from './random-replies.ts';
import type { Posted } from './stand-in/index.ts';
import { controlOf } from './stand-in/seen.ts';

watchOutput();

const MOMENT = momentSaying('Google is playing <!channel> defensively');
const MORE = { command: 'strategy', args: { player: 'google' } };
const DIGEST: Reply = {
  audience: 'channel',
  summary: '2 new videos: <!here> DeepSeek vs OpenAI',
  blocks: [
    { kind: 'heading', text: 'DeepSeek vs OpenAI', aside: '20 Jan 2025' },
    { kind: 'quote', label: 'The play', moment: MOMENT },
    {
      kind: 'buttons',
      buttons: [
        { label: 'All of Google', invocation: MORE },
        { label: 'Share', invocation: { ...MORE, audience: 'channel' } },
      ],
    },
    { kind: 'select', label: 'Players', options: [{ label: 'Google', invocation: MORE }] },
  ],
};
const key = (name: string, thread: string | null = null) => ({ key: name, thread });

function only<T>(all: readonly T[]): T {
  const [one] = all;
  assert.ok(one !== undefined && all.length === 1, `${all.length} instead of one`);
  return one;
}

/** What the store makes of a message. */
const kept = (message: PlatformMessage): PlatformMessage => JSON.parse(JSON.stringify(message));

describe('a digest on Slack', () => {
  it('is posted once, with its key, without unfurling, pinging nobody', async (t) => {
    const { poster, workspace, shown } = await posterBench(t);
    const message = only(await poster.messages(DIGEST));
    const id = await poster.post('C1', kept(message), key('delivery-1.0'));
    const posted = only([...workspace.messages.values()]);
    assert.equal(posted.ts, id);
    assert.deepEqual(posted.metadata, { event_type: 'cuepoint_post', event_payload: { key: 'delivery-1.0' } });
    assert.equal(posted.content.unfurl_links, false);
    assert.equal(posted.content.unfurl_media, false);
    const { private: hidden, pings, fallback, text, links, buttons, selects } = only(shown());
    assert.deepEqual([hidden, pings, fallback], [false, [], DIGEST.summary]);
    assert.match(
      text,
      /^DeepSeek vs OpenAI\n20 Jan 2025\nThe play {2}▸ 4:23\n“Google is playing <!channel> defensively”/u,
    );
    assert.deepEqual(links, [MOMENT.url]);
    assert.deepEqual(buttons, ['All of Google', 'Share']);
    assert.deepEqual(selects, [{ label: 'Players', options: ['Google'] }]);
    assert.deepEqual(workspace.calls, ['chat.postMessage']);
    assert.deepEqual(workspace.refusals, []);
  });

  it('has its details in the thread of the parent', async (t) => {
    const { poster, workspace } = await posterBench(t);
    const message = only(await poster.messages(DIGEST));
    const parent = await poster.post('C1', message, key('d.0'));
    const thread = await poster.openThread('C1', parent, 'DeepSeek vs OpenAI');
    const reply = await poster.post('C1', message, key('d.1', thread));
    assert.equal(thread, parent);
    assert.equal(workspace.messages.get(reply)?.thread, parent);
    assert.deepEqual(workspace.calls, ['chat.postMessage', 'chat.postMessage']);
  });

  it('is taken by Slack whatever is in it, is not cut, and is the same each time (30 seeds)', async (t) => {
    const { poster, workspace, shown } = await posterBench(t);
    const squeezed = (text: string) => text.toWellFormed().replace(/[\s\p{C}]+/gu, '');
    let most = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const reply = randomReply(seed);
      const messages = await poster.messages(reply);
      assert.deepEqual(await poster.messages(reply), messages);
      workspace.messages.clear();
      for (const [index, message] of messages.entries()) {
        assert.deepEqual(kept(message), message);
        await poster.post('C1', kept(message), key(`${seed}.${index}`));
      }
      const text = shown().map((message) =>
        message.text.replace(/^(?:Continued \d+\/\d+|\d+\/\d+ · continues below)$/gmu, ''),
      );
      const flat = squeezed(text.join(''));
      let at = 0;
      for (const part of textsOf(reply).map(squeezed)) {
        at = flat.indexOf(part, at);
        assert.ok(at >= 0, `seed ${seed} lost ${JSON.stringify(part.slice(0, 200))}`);
      }
      most = Math.max(most, messages.length);
      assert.deepEqual(
        shown().flatMap(({ pings }) => pings),
        [],
      );
    }
    assert.ok(most > 5, `at most ${most} messages: none was longer than an answer may be`);
    assert.deepEqual(workspace.refusals, []);
  });

  it('tells somebody in a direct message', async (t) => {
    const { poster, workspace, shown } = await posterBench(t);
    await poster.tell('U1', privately('The digest in #general is paused: the channel is archived.'));
    assert.equal(only([...workspace.messages.values()]).channel, 'D1');
    assert.equal(only(shown()).text, 'The digest in #general is paused: the channel is archived.');
  });

  for (const mode of MODES) {
    it(`answers a press privately, in the thread it is in, and stays as it is (${mode})`, async (t) => {
      const { posted, workspace, use } = await postedBench(t, mode);
      for (const message of posted) {
        const select = controlOf(message, 'Players');
        const option = select?.type === 'static_select' ? select.options[0]?.value : undefined;
        const answers = [await use(message, 'All of Google'), await use(message, 'Players', option)];
        for (const { viewer, thread, content } of answers) {
          assert.deepEqual([viewer, thread, content.text], ['U1', message.thread, 'Google, in full']);
        }
        assert.equal(workspace.messages.get(message.ts)?.edits, 0);
      }
      assert.deepEqual(workspace.refusals, []);
    });

    it(`shares from a thread to the whole channel (${mode})`, async (t) => {
      const { posted, workspace, use } = await postedBench(t, mode);
      for (const message of posted) {
        const { viewer, thread, content } = await use(message, 'Share');
        assert.deepEqual([viewer, thread, content.text], [null, null, 'Google, in full']);
      }
      assert.deepEqual(workspace.refusals, []);
    });
  }
});

/** A digest and its thread in `C1`, and a person who uses its controls. */
async function postedBench(t: TestContext, mode: (typeof MODES)[number]) {
  const dispatcher = fakeDispatcher((invocation) => {
    assert.deepEqual({ ...invocation, audience: undefined }, { ...MORE, audience: undefined });
    return { ...privately('Google, in full'), audience: invocation.audience ?? 'asker' };
  });
  const { adapter, standIn, workspace, log } = await bench(t, mode, { dispatcher });
  await adapter.start();
  workspace.joined.add('C1');
  const poster = createSlackPoster({ settings: standIn.settings, vault: memoryVault(), log });
  const message = only(await poster.messages(DIGEST));
  const parent = await poster.post('C1', message, key('d.0'));
  await poster.post('C1', message, key('d.1', parent));
  return {
    workspace,
    posted: [...workspace.messages.values()],
    async use(on: Posted, label: string, option?: string): Promise<Posted> {
      const control = controlOf(on, label);
      assert.ok(control);
      const before = new Set(workspace.messages.keys());
      await standIn.use(on, control, option);
      await adapter.idle();
      assert.equal(dispatcher.asked.at(-1)?.asker.channel, 'C1');
      return only([...workspace.messages.values()].filter(({ ts }) => !before.has(ts)));
    },
  };
}
