import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bench, MODES, watchOutput } from './bench.ts';
import { fakeDispatcher, privately } from './fakes.ts';

watchOutput();

for (const mode of MODES) {
  describe(`stopping over ${mode}`, () => {
    it('finishes what is in flight first', async (t) => {
      const { promise: asked, resolve: wasAsked } = Promise.withResolvers<void>();
      const { promise: allowed, resolve: allow } = Promise.withResolvers<void>();
      const dispatcher = fakeDispatcher(async () => {
        wasAsked();
        await allowed;
        return privately('Finished');
      });
      const { adapter, standIn, workspace, shown } = await bench(t, mode, { dispatcher });
      await adapter.start();
      await standIn.command('strategy', 'google');
      await asked;
      const stopped = adapter.stop();
      allow();
      await stopped;
      assert.deepEqual(
        shown().map(({ text }) => text),
        ['Finished'],
      );
      assert.deepEqual(workspace.refusals, []);
    });

    it('never rejects, started or not, and stays stopped', async (t) => {
      const first = await bench(t, mode);
      await first.adapter.stop();
      await first.adapter.start();
      assert.equal(first.standIn.workspace.calls.includes('apps.connections.open'), false);
      const second = await bench(t, mode);
      await second.adapter.start();
      await second.adapter.stop();
      await second.adapter.stop();
    });
  });
}

describe('Socket Mode', () => {
  it('stops within four seconds when an answer never comes', { timeout: 4000 }, async (t) => {
    const dispatcher = fakeDispatcher(() => new Promise(() => undefined));
    const { adapter, standIn, shown } = await bench(t, 'socket', { dispatcher });
    await adapter.start();
    await standIn.command('strategy', 'google');
    await adapter.stop();
    assert.deepEqual(shown(), []);
  });

  for (const end of ['drop', 'refresh'] as const) {
    it(`connects again after a ${end} of the socket, also when Slack fails meanwhile`, async (t) => {
      const { adapter, standIn, workspace, shown } = await bench(t, 'socket');
      await adapter.start();
      workspace.fail('apps.connections.open', { status: 500 }, { error: 'internal_error' }, { retryAfter: 2 });
      standIn.socket?.[end]();
      await standIn.socket?.connected();
      await standIn.command('strategy', 'google');
      await adapter.idle();
      assert.deepEqual(
        shown().map(({ text }) => text),
        ['You asked google'],
      );
      assert.equal(workspace.calls.filter((call) => call === 'apps.connections.open').length, 5);
      assert.deepEqual(workspace.refusals, []);
    });
  }
});

describe('HTTP', () => {
  it('refuses what is not signed by Slack, or was signed long ago', async (t) => {
    const dispatcher = fakeDispatcher(() => privately('Never'));
    const { adapter, standIn } = await bench(t, 'http', { dispatcher });
    await adapter.start();
    const now = Math.floor(Date.now() / 1000);
    assert.equal(await standIn.forge({ secret: 'another secret' }), 401);
    assert.equal(await standIn.forge({ timestamp: now - 301 }), 401);
    assert.equal(await standIn.forge({ unsigned: true }), 401);
    assert.deepEqual(dispatcher.asked, []);
    assert.equal(await standIn.forge({}), 200);
    await adapter.idle();
    assert.equal(dispatcher.asked.length, 1);
  });

  it('runs no form that Slack did not sign, or signed more than five minutes ago', async (t) => {
    const dispatcher = fakeDispatcher(() => privately('Never'));
    const { adapter, standIn } = await bench(t, 'http', { dispatcher });
    await adapter.start();
    const view = {
      id: 'V1',
      callback_id: 'form',
      private_metadata: '{"i":"share?"}',
      blocks: [],
      state: { values: {} },
    };
    const form = { type: 'view_submission', user: { id: 'U1' }, trigger_id: '1.2', team: { id: 'T1' }, view };
    const now = Math.floor(Date.now() / 1000);
    assert.equal(await standIn.forge({ secret: 'another secret' }, form), 401);
    assert.equal(await standIn.forge({ timestamp: now - 301 }, form), 401);
    assert.equal(await standIn.forge({ unsigned: true }, form), 401);
    assert.deepEqual(dispatcher.asked, []);
    assert.equal(await standIn.forge({ timestamp: now - 240 }, form), 200);
    await adapter.idle();
    assert.equal(dispatcher.asked.length, 1);
  });

  it('answers nothing but /slack/events', async (t) => {
    const { adapter, standIn } = await bench(t, 'http');
    await adapter.start();
    const port = standIn.settings.mode.kind === 'http' ? standIn.settings.mode.port : 0;
    const response = await fetch(`http://127.0.0.1:${port}/`);
    assert.equal(response.status, 404);
    assert.equal(await response.text(), 'There is nothing here.');
  });
});
