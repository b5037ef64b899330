import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bench, MODES, watchOutput } from './bench.ts';
import { fakeDispatcher, memoryVault, privately } from './fakes.ts';

watchOutput();

for (const mode of MODES) {
  describe(`answering over ${mode}`, () => {
    it('tries again when Slack answers 500, and waits when it asks to', async (t) => {
      const { adapter, standIn, workspace, clock, shown } = await bench(t, mode);
      await adapter.start();
      workspace.fail('response_url', { status: 500 }, { retryAfter: 3 });
      await standIn.command('strategy', 'google');
      await adapter.idle();
      assert.deepEqual(
        shown().map(({ text }) => text),
        ['You asked google'],
      );
      assert.deepEqual(clock.waits, [300, 3000]);
      assert.deepEqual(workspace.refusals, []);
    });

    it('answers what Slack sends twice once', async (t) => {
      const { adapter, standIn, shown } = await bench(t, mode);
      await adapter.start();
      const interaction = await standIn.command('strategy', 'google');
      await standIn.resend(interaction);
      await adapter.idle();
      assert.equal(shown().length, 1);
    });

    it('posts privately instead when the answer is too late, where the bot is a member', async (t) => {
      const clockwork: { advance?: () => void } = {};
      const dispatcher = fakeDispatcher(() => {
        clockwork.advance?.();
        return privately('Late, but here');
      });
      const { adapter, standIn, workspace, clock, shown } = await bench(t, mode, { dispatcher });
      clockwork.advance = () => clock.advance(31 * 60 * 1000);
      workspace.joined.add('C1');
      await adapter.start();
      await standIn.command('strategy', 'google');
      await adapter.idle();
      assert.deepEqual(
        shown().map(({ text, private: only }) => [text, only]),
        [['Late, but here', true]],
      );
      assert.deepEqual(workspace.refusals, []);
    });

    it('sends it as a direct message when it is too late and the bot is no member', async (t) => {
      const { adapter, standIn, workspace, shown } = await bench(t, mode);
      workspace.fail('response_url', { status: 404, error: 'expired_url' });
      await adapter.start();
      await standIn.command('strategy', 'google');
      await adapter.idle();
      const [message] = workspace.messages.values();
      assert.equal(message?.channel, 'D1');
      assert.deepEqual(
        shown().map(({ text, pings }) => [text, pings]),
        [['You asked google', []]],
      );
      assert.deepEqual(workspace.refusals, []);
    });

    it('logs it when a late answer cannot be posted at all', async (t) => {
      const { adapter, standIn, workspace, log, shown } = await bench(t, mode);
      workspace.fail('response_url', { status: 404, error: 'expired_url' });
      workspace.fail('chat.postMessage', { error: 'messages_tab_disabled' });
      await adapter.start();
      await standIn.command('strategy', 'google');
      await adapter.idle();
      assert.deepEqual(shown(), []);
      const warnings = log.entries.filter(({ level }) => level === 'warn').map(({ message }) => message);
      assert.ok(warnings.includes('nor could it be posted privately, nor sent as a direct message'), warnings.join());
    });

    it('tells the sharer when it is too late to share', async (t) => {
      const dispatcher = fakeDispatcher(() => ({ ...privately('Shared'), audience: 'channel' }));
      const { adapter, standIn, workspace, shown } = await bench(t, mode, { dispatcher });
      workspace.fail('response_url', { status: 404, error: 'used_url' });
      workspace.joined.add('C1');
      await adapter.start();
      await standIn.command('strategy', 'google');
      await adapter.idle();
      assert.match(shown()[0]?.text ?? '', /could not be shared.*ask again/u);
      assert.equal(shown()[0]?.private, true);
    });

    it('says what it can when Slack refuses the blocks', async (t) => {
      const { adapter, standIn, workspace, shown } = await bench(t, mode);
      workspace.fail('response_url', { status: 400, error: 'invalid_blocks' });
      await adapter.start();
      await standIn.command('strategy', 'google');
      await adapter.idle();
      assert.equal(shown()[0]?.text, 'You asked google\n(Slack did not take the full answer: invalid_blocks.)');
    });

    it('apologises with an id that is in the log when something unforeseen happens', async (t) => {
      const dispatcher = fakeDispatcher(() => {
        throw new Error('the unforeseen');
      });
      const { adapter, standIn, log, shown } = await bench(t, mode, { dispatcher });
      await adapter.start();
      await standIn.command('strategy', 'google');
      await adapter.idle();
      const id = log.entries.find(({ level }) => level === 'error')?.fields['errorId'];
      assert.match(shown()[0]?.text ?? '', new RegExp(`^Sorry, .*this id: ${id}\\.$`, 'u'));
    });

    it('answers a button after a restart, also one whose invocation is kept in the vault', async (t) => {
      const long = 'ö'.repeat(400);
      const button = { label: 'More', invocation: { command: 'strategy', args: { player: long } } };
      const dispatcher = fakeDispatcher(({ args }) =>
        args['player'] === long ? privately('More of it') : privately('First', { kind: 'buttons', buttons: [button] }),
      );
      const vault = memoryVault();
      const { adapter, restarted, standIn, shown } = await bench(t, mode, { dispatcher, vault });
      await adapter.start();
      await standIn.command('strategy', 'google');
      await adapter.idle();
      const again = await restarted();
      const [message] = standIn.workspace.messages.values();
      const [block] = message?.content.blocks ?? [];
      assert.ok(message && block?.type === 'actions' && block.elements[0]);
      await standIn.use(message, block.elements[0]);
      await again.idle();
      assert.equal(vault.kept.size, 1);
      assert.deepEqual(
        shown().map(({ text }) => text),
        ['More of it'],
      );
    });

    it('helps when a button is too old to be understood', async (t) => {
      const { adapter, standIn, workspace, shown } = await bench(t, mode);
      await adapter.start();
      for (const value of ['{"old":"format"}', '~kept-99']) {
        const control = { type: 'button', text: { type: 'plain_text', text: 'Old' }, action_id: 'a', value } as const;
        const message = workspace.post('C1', 'U1', { text: 'Old', blocks: [{ type: 'actions', elements: [control] }] });
        await standIn.use(message, control);
        await adapter.idle();
        assert.match(shown().at(-1)?.text ?? '', /older answer.*\nFor example: \/library/u);
        assert.equal(workspace.messages.get(message.ts)?.edits, 0);
      }
    });
  });
}
