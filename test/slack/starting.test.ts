import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';
import { bench, MODES, rejection, watchOutput } from './bench.ts';

watchOutput();

for (const mode of MODES) {
  describe(`starting over ${mode}`, () => {
    it('names the bot token when Slack does not accept it', async (t) => {
      const { adapter } = await bench(t, mode, { settings: (settings) => ({ ...settings, botToken: 'xoxb-wrong' }) });
      await rejection(adapter.start(), /does not accept SLACK_BOT_TOKEN \(invalid_auth\).*xoxb-…/u);
    });

    it('names the bot token when it has expired or was revoked', async (t) => {
      for (const error of ['token_expired', 'token_revoked', 'account_inactive']) {
        const { adapter, workspace, clock } = await bench(t, mode);
        workspace.fail('auth.test', { error });
        await rejection(
          adapter.start(),
          new RegExp(`SLACK_BOT_TOKEN \\(${error}\\): it is wrong, expired or revoked`, 'u'),
        );
        assert.deepEqual(clock.waits, []);
      }
    });

    it('is tried again while Slack answers 500', async (t) => {
      const { adapter, workspace, clock } = await bench(t, mode);
      workspace.fail('auth.test', { status: 500 }, { status: 503 });
      await adapter.start();
      assert.deepEqual(clock.waits, [500, 1000]);
    });

    it('gives up after five attempts, and says that Slack cannot be reached', async (t) => {
      const { adapter, workspace } = await bench(t, mode);
      workspace.fail('auth.test', ...Array.from({ length: 9 }, () => ({ status: 500 })));
      await rejection(adapter.start(), /Slack could not be reached: .*500/u);
      assert.equal(workspace.calls.length, 5);
    });

    it('waits as long as Slack asks to', async (t) => {
      const { adapter, workspace, clock } = await bench(t, mode);
      workspace.fail('auth.test', { retryAfter: 7 });
      await adapter.start();
      assert.deepEqual(clock.waits, [7000]);
      assert.deepEqual(workspace.refusals, []);
    });

    it('says so when there is no Slack at all', async (t) => {
      const { adapter } = await bench(t, mode, {
        settings: (settings) => ({ ...settings, apiUrl: 'http://127.0.0.1:9/api' }),
      });
      await rejection(adapter.start(), /Slack could not be reached.*SLACK_API_URL/u);
    });
  });
}

describe('starting', () => {
  it('names the app token when Slack does not accept it', async (t) => {
    for (const appToken of ['xapp-wrong', 'xoxb-not-an-app-token']) {
      const { adapter } = await bench(t, 'socket', {
        settings: (settings) => ({ ...settings, mode: { kind: 'socket', appToken } }),
      });
      await rejection(adapter.start(), /does not accept SLACK_APP_TOKEN \((?:invalid_auth|not_allowed_token_type)\)/u);
    }
  });

  it('says which port is in use', async (t) => {
    const { adapter, standIn } = await bench(t, 'http');
    const port = standIn.settings.mode.kind === 'http' ? standIn.settings.mode.port : 0;
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, resolve));
    t.after(() => other.close());
    await rejection(adapter.start(), new RegExp(`Port ${port} is in use already\\. Set PORT`, 'u'));
  });
});
