import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SILENT } from '../../src/core/log.ts';
import type { PostError } from '../../src/core/poster.ts';
import { createSlackPoster } from '../../src/slack/poster.ts';
import { failsToPost, posterBench, watchOutput } from './bench.ts';
import { memoryVault, privately } from './fakes.ts';
import { type Failure, freePort } from './stand-in/index.ts';

watchOutput();

const KEY = { key: 'd.0', thread: null };
const MESSAGE = {
  text: 'A digest',
  blocks: [{ type: 'header', text: { type: 'plain_text', text: 'A digest', emoji: false } }],
};

const CHATTER = { text: 'Good morning' };

describe('a post that Slack does not take', () => {
  const failures: readonly (readonly [Failure, PostError['kind'], RegExp, number | null])[] = [
    [{ retryAfter: 30 }, 'busy', /more slowly/u, 30],
    [{ error: 'rate_limited' }, 'busy', /more slowly/u, null],
    [{ error: 'team_added_to_org' }, 'busy', /being moved/u, null],
    [{ error: 'restricted_action' }, 'refused', /setting of the workspace/u, null],
    [{ error: 'restricted_action_read_only_channel' }, 'refused', /Only some may post/u, null],
    [{ error: 'account_inactive' }, 'refused', /no longer accepts the bot's token \(account_inactive\)/u, null],
    [{ error: 'token_revoked' }, 'refused', /token_revoked.*set a new one/u, null],
    [{ error: 'msg_blocks_too_long' }, 'refused', /^Slack refused it: msg blocks too long\.$/u, null],
    [{ error: 'constructor' }, 'refused', /^Slack refused it: constructor\.$/u, null],
    [{ error: 'internal_error' }, 'unknown', /failed on its side \(internal_error\)/u, null],
    [{ error: 'fatal_error' }, 'unknown', /fatal_error/u, null],
    [{ error: 'service_unavailable' }, 'unknown', /service_unavailable/u, null],
    [{ error: '<html>a proxy xoxb-secret</html>' }, 'unknown', /cannot be read/u, null],
    [{ status: 200 }, 'unknown', /cannot be read/u, null],
    [{ status: 500 }, 'unknown', /answered 500/u, null],
    [{ status: 503 }, 'unknown', /answered 503/u, null],
    [{ status: 404 }, 'unknown', /answered 404/u, null],
    [{ dropped: true }, 'unknown', /did not answer/u, null],
    [{ lost: true }, 'unknown', /did not answer/u, null],
    [{ lost: 'midway' }, 'unknown', /did not answer/u, null],
  ];
  for (const [failure, kind, message, retryAfter] of failures) {
    it(`is ${kind} after ${JSON.stringify(failure)}, and is not tried again`, async (t) => {
      const { poster, workspace } = await posterBench(t);
      workspace.fail('chat.postMessage', failure);
      await failsToPost(poster.post('C1', MESSAGE, KEY), kind, message, retryAfter);
      assert.deepEqual(workspace.calls, ['chat.postMessage']);
      assert.equal(workspace.messages.size, failure.lost ? 1 : 0);
    });
  }

  it('is refused where the bot cannot post, and says what to do', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.open({ id: 'CPUBLIC', kind: 'public' }, false);
    workspace.open({ id: 'CPRIVATE', kind: 'private' }, false);
    workspace.open({ id: 'COLD', kind: 'public', archived: true }, true);
    const refused = (channel: string, message: RegExp, thread: string | null = null) =>
      failsToPost(poster.post(channel, MESSAGE, { key: 'd.1', thread }), 'refused', message);
    await refused('CPUBLIC', /not in the channel any more. Invite it/u);
    await refused('CPRIVATE', /gone, or it is private/u);
    await refused('CNONE', /gone, or it is private/u);
    await refused('COLD', /archived/u);
    await refused('C1', /thread belongs to is gone/u, '1700000000.000100');
    workspace.scopes.delete('chat:write');
    await refused('C1', /lacks a permission \(missing_scope chat:write\).*install it again/u);
    assert.deepEqual(workspace.refusals, []);
  });

  const scopes: Readonly<Record<PostError['scope'], readonly string[]>> = {
    channel: ['channel_not_found', 'is_archived', 'not_in_channel', 'restricted_action', 'messages_tab_disabled'],
    post: ['invalid_blocks', 'msg_too_long', 'msg_blocks_too_long', 'thread_not_found', 'constructor'],
    bot: ['invalid_auth', 'token_revoked', 'account_inactive', 'missing_scope', 'token_expired'],
  };
  for (const scope of ['channel', 'post', 'bot'] as const) {
    it(`is refused for its ${scope} where Slack says so`, async (t) => {
      const { poster, workspace } = await posterBench(t);
      for (const error of scopes[scope]) {
        workspace.fail('chat.postMessage', { error });
        await failsToPost(poster.post('C1', MESSAGE, KEY), 'refused', /./u, null, scope);
      }
    });
  }

  it('is refused when it is none', async (t) => {
    const { poster, workspace } = await posterBench(t);
    for (const message of [{}, { text: '' }, { ...MESSAGE, blocks: 'all' }, { ...MESSAGE, blocks: [] }]) {
      await failsToPost(poster.post('C1', message, KEY), 'refused', /no message for Slack/u);
    }
    assert.deepEqual(workspace.calls, []);
  });

  it('is unknown when there is no Slack at all', async () => {
    const settings = { botToken: 'xoxb-1', apiUrl: `http://127.0.0.1:${await freePort()}/api` };
    const poster = createSlackPoster({ settings, vault: memoryVault(), log: SILENT });
    const asker = { platform: 'slack', id: 'U1', name: 'ada' } as const;
    await failsToPost(poster.post('C1', MESSAGE, KEY), 'unknown', /did not answer/u);
    await failsToPost(poster.find('C1', KEY, new Date()), 'unknown', /did not answer/u);
    await failsToPost(poster.access(asker, 'C1'), 'unknown', /did not answer/u);
    await failsToPost(poster.standing(asker), 'unknown', /did not answer/u);
    await failsToPost(poster.tell('U1', privately('x')), 'unknown', /did not answer/u);
  });

  it('is busy for one channel alone, where another takes a message a second too', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.open({ id: 'C2', kind: 'public' }, true);
    workspace.faults.oneASecond = true;
    await poster.post('C1', MESSAGE, KEY);
    await failsToPost(poster.post('C1', MESSAGE, { ...KEY, key: 'd.1' }), 'busy', /more slowly/u, 1);
    await poster.post('C2', MESSAGE, { ...KEY, key: 'd.2' });
    assert.deepEqual(workspace.refusals, []);
  });
});

describe('looking for a post', () => {
  const aWhileAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);

  for (const lost of [true, 'midway'] as const) {
    it(`finds the one whose answer was lost (${lost}), in the channel and in a thread`, async (t) => {
      const { poster, workspace } = await posterBench(t);
      const parent = await poster.post('C1', MESSAGE, KEY);
      for (const thread of [null, parent]) {
        const key = { key: `lost.${thread}`, thread };
        const since = new Date();
        assert.equal(await poster.find('C1', key, since), null);
        workspace.fail('chat.postMessage', { lost });
        await failsToPost(poster.post('C1', MESSAGE, key), 'unknown', /did not answer/u);
        const last = [...workspace.messages.values()].at(-1);
        assert.ok(last?.ts !== parent);
        assert.equal(await poster.find('C1', key, since), last?.ts);
      }
      assert.equal(await poster.find('C1', KEY, aWhileAgo(10)), parent);
      assert.deepEqual(workspace.refusals, []);
    });
  }

  it('looks a minute further back, and no further', async (t) => {
    const { poster, workspace } = await posterBench(t);
    const id = await poster.post('C1', MESSAGE, KEY);
    assert.equal(await poster.find('C1', KEY, aWhileAgo(-30)), id);
    assert.equal(await poster.find('C1', KEY, aWhileAgo(-120)), null);
    assert.equal(await poster.find('C1', KEY, new Date(0)), id);
    assert.deepEqual(workspace.refusals, []);
  });

  it('goes by the key alone, whatever else is in the channel', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.post('C1', null, { text: 'A digest d.0' });
    workspace.post('C1', null, CHATTER, { metadata: { event_type: 'other_app', event_payload: { key: 'd.0' } } });
    workspace.post('C1', null, CHATTER, { metadata: { event_type: 'cuepoint_post', event_payload: { id: 7 } } });
    await poster.post('C1', MESSAGE, { ...KEY, key: 'd.1' });
    assert.equal(await poster.find('C1', KEY, aWhileAgo(60)), null);
  });

  it('goes through every page, in the channel and in a thread', async (t) => {
    const { poster, workspace } = await posterBench(t);
    const parent = await poster.post('C1', MESSAGE, KEY);
    const reply = await poster.post('C1', MESSAGE, { key: 'd.1', thread: parent });
    for (let count = 0; count < 20; count++) {
      workspace.post('C1', null, CHATTER);
      workspace.post('C1', null, CHATTER, { thread: parent });
    }
    workspace.pageSize = 7;
    assert.equal(await poster.find('C1', KEY, aWhileAgo(60)), parent);
    assert.equal(await poster.find('C1', { key: 'd.1', thread: parent }, aWhileAgo(60)), reply);
    assert.equal(await poster.find('C1', { key: 'd.2', thread: parent }, aWhileAgo(60)), null);
    assert.equal(workspace.calls.filter((call) => call === 'conversations.history').length, 3);
  });

  it('says so when there is too much to look through, rather than that there is none', async (t) => {
    const { poster, workspace } = await posterBench(t);
    for (let count = 0; count < 60; count++) workspace.post('C1', null, CHATTER);
    workspace.pageSize = 1;
    await failsToPost(poster.find('C1', KEY, aWhileAgo(60)), 'unknown', /too many to look through/u);
  });

  it('finds nothing in a thread that is gone', async (t) => {
    const { poster, workspace } = await posterBench(t);
    const parent = await poster.post('C1', MESSAGE, KEY);
    const key = { key: 'd.1', thread: parent };
    await poster.post('C1', MESSAGE, key);
    workspace.messages.delete(parent);
    assert.equal(await poster.find('C1', key, aWhileAgo(60)), null);
  });

  it('fails as a post does', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.fail('conversations.history', { retryAfter: 20 }, { status: 502 }, { dropped: true }, { status: 200 });
    const find = (channel = 'C1') => poster.find(channel, KEY, new Date());
    await failsToPost(find(), 'busy', /more slowly/u, 20);
    workspace.refusals.length = 0;
    await failsToPost(find(), 'unknown', /answered 502/u);
    await failsToPost(find(), 'unknown', /did not answer/u);
    await failsToPost(find(), 'unknown', /cannot be read/u);
    await failsToPost(find('CNONE'), 'refused', /gone, or it is private/u);
  });
});
