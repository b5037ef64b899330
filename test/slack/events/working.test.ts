import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Invocation } from '../../../src/core/invocation.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { bench, MODES, watchOutput } from '../bench.ts';
import { fakeDispatcher, privately } from '../fakes.ts';

watchOutput();

const answer = ({ args }: Invocation): Reply => privately(`Answer to ${args['question']}`);

for (const mode of MODES) {
  describe(`a mention over ${mode} that takes its time`, () => {
    it('shows that the bot is at work until the answer is there', async (t) => {
      const { adapter, standIn, workspace } = await bench(t, mode, { dispatcher: fakeDispatcher(answer) });
      workspace.joined.add('C1');
      await adapter.start();
      const { ts } = await standIn.hear.mention('@cuepoint one');
      await adapter.idle();
      assert.deepEqual(workspace.events.statuses, ['is looking through the library…']);
      assert.equal(workspace.events.status.has(ts), false);
    });

    it('says in a message that it works on it where Slack shows no status, and edits that into the answer', async (t) => {
      const released = Promise.withResolvers<void>();
      const waited = Promise.withResolvers<void>();
      const dispatcher = fakeDispatcher(async (invocation) => {
        await released.promise;
        return answer(invocation);
      });
      const timer = async () => waited.resolve();
      const { adapter, standIn, workspace, shown } = await bench(t, mode, { dispatcher, timer });
      workspace.joined.add('C1');
      workspace.fail('assistant.threads.setStatus', { error: 'unknown_method' });
      await adapter.start();
      await standIn.hear.mention('@cuepoint one');
      await waited.promise;
      await workspace.posted();
      assert.equal(shown()[0]?.text, 'Working on it…');
      released.resolve();
      await adapter.idle();
      assert.deepEqual(
        shown().map(({ fallback }) => fallback),
        ['Answer to one'],
      );
      assert.deepEqual(workspace.refusals, []);
    });

    it('does not wait for Slack to show that the bot is at work, nor leaves that standing', async (t) => {
      const { adapter, standIn, workspace, shown } = await bench(t, mode, {
        dispatcher: fakeDispatcher(answer),
        timer: async () => undefined,
      });
      workspace.joined.add('C1');
      await adapter.start();
      await standIn.hear.mention('@cuepoint one');
      await adapter.idle();
      assert.deepEqual(
        shown().map(({ fallback }) => fallback),
        ['Answer to one'],
      );
      assert.deepEqual([workspace.events.status.size, workspace.refusals], [0, []]);
    });
  });
}
