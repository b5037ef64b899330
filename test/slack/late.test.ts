import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Invocation } from '../../src/core/invocation.ts';
import type { Reply } from '../../src/core/reply.ts';
import { bench, MODES, watchOutput } from './bench.ts';
import { fakeDispatcher, fakeTimer, privately } from './fakes.ts';
import { controlOf, seen } from './stand-in/seen.ts';

watchOutput();

const MORE: Invocation = { command: 'strategy', args: { player: 'meta' } };
const FIRST = privately('First', {
  kind: 'buttons',
  buttons: [
    { label: 'More', invocation: MORE },
    { label: 'Share', invocation: { ...MORE, audience: 'channel' } },
  ],
});

/** An adapter whose first answer comes at once; every other is given by hand, after the second in which it was due. */
async function lateBench(t: TestContext, mode: (typeof MODES)[number]) {
  const { timer, pass } = fakeTimer();
  const answers: PromiseWithResolvers<Reply>[] = [];
  const dispatcher = fakeDispatcher(({ args }) => {
    if (args['player'] === 'google') return FIRST;
    const answer = Promise.withResolvers<Reply>();
    answers.push(answer);
    return answer.promise;
  });
  const made = await bench(t, mode, { dispatcher, timer });
  const { adapter, standIn, workspace } = made;
  await adapter.start();
  return {
    ...made,
    /** Answers after more than a second. */
    async late(reply: Reply): Promise<void> {
      await pass(1000);
      answers.shift()?.resolve(reply);
      await adapter.idle();
    },
    async press(label: string): Promise<void> {
      const message = [...workspace.messages.values()].at(-1);
      const control = message && controlOf(message, label);
      assert.ok(control);
      await standIn.use(message, control);
    },
    told: () => [...workspace.messages.values()].map(({ content, viewer, edits }) => [content.text, viewer, edits]),
  };
}

for (const mode of MODES) {
  describe(`an answer that takes over a second, over ${mode}`, () => {
    it('says so privately, and comes beneath, where a command was typed', async (t) => {
      const { standIn, late, told, workspace } = await lateBench(t, mode);
      await standIn.command('strategy', 'meta');
      await late(privately('Meta, in full'));
      assert.deepEqual(told(), [
        ['Working on it… The answer comes below.', 'U1', 0],
        ['Meta, in full', 'U1', 0],
      ]);
      assert.deepEqual(workspace.refusals, []);
    });

    it('says so in the place of the private message that was pressed, and is put there itself', async (t) => {
      const { standIn, adapter, press, late, told, workspace } = await lateBench(t, mode);
      await standIn.command('strategy', 'google');
      await adapter.idle();
      await press('More');
      await late(privately('Meta, in full'));
      assert.deepEqual(told(), [['Meta, in full', 'U1', 2]]);
      assert.deepEqual(workspace.refusals, []);
    });

    it('is replaced by what can be said when Slack refuses the answer', async (t) => {
      const { standIn, adapter, press, late, told, workspace } = await lateBench(t, mode);
      await standIn.command('strategy', 'google');
      await adapter.idle();
      await press('More');
      workspace.fail('response_url', {}, { status: 400, error: 'invalid_blocks' });
      await late(privately('Meta, in full'));
      assert.deepEqual(told(), [['Meta, in full\n(Slack did not take the full answer: invalid_blocks.)', 'U1', 2]]);
    });

    it('leaves nothing of that behind when it turns out to be for the whole channel', async (t) => {
      const { standIn, adapter, press, late, told, workspace } = await lateBench(t, mode);
      await standIn.command('strategy', 'google');
      await adapter.idle();
      await press('More');
      await late({ ...privately('For all'), audience: 'channel' });
      assert.deepEqual(told(), [['For all', null, 0]]);
      assert.deepEqual(workspace.refusals, []);
    });

    it('leaves the private answer that was shared, and a shared message that was pressed, as they are', async (t) => {
      const { standIn, adapter, press, late, told, workspace } = await lateBench(t, mode);
      await standIn.command('strategy', 'google');
      await adapter.idle();
      await press('Share');
      await late({ ...FIRST, audience: 'channel' });
      await press('More');
      await late(privately('Meta, in full'));
      assert.deepEqual(told(), [
        ['First', 'U1', 0],
        ['Working on it… The answer comes below.', 'U1', 0],
        ['First', null, 0],
        ['Working on it… The answer comes below.', 'U1', 0],
        ['Meta, in full', 'U1', 0],
      ]);
      assert.deepEqual(workspace.refusals, []);
    });

    it('keeps within the five messages that Slack takes, and says what it left out', async (t) => {
      const { standIn, late, workspace } = await lateBench(t, mode);
      await standIn.command('strategy', 'meta');
      const paragraph = { kind: 'text', content: 'word '.repeat(500) } as const;
      await late(privately('Long', ...Array.from({ length: 30 }, () => paragraph)));
      const all = [...workspace.messages.values()].map((message) => seen(message).text);
      assert.equal(all.length, 5);
      assert.match(all[4] ?? '', /That is all that fits here: \d+ more parts are not shown/u);
      assert.deepEqual(workspace.refusals, []);
    });

    it('comes all the same when Slack does not take the word in between', async (t) => {
      const { standIn, late, told, workspace, clock } = await lateBench(t, mode);
      workspace.fail('response_url', { status: 500 });
      await standIn.command('strategy', 'meta');
      await late(privately('Meta, in full'));
      assert.deepEqual(told(), [['Meta, in full', 'U1', 0]]);
      assert.deepEqual(clock.waits, [], 'the word in between is not tried again');
    });
  });
}
