import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Asker } from '../../src/core/asker.ts';
import { SLACK_SCOPES } from '../../src/slack/scopes.ts';
import { failsToPost, posterBench } from './bench.ts';
import { privately } from './fakes.ts';

/** What the adapter needs, not whoever posts. */
const ELSEWHERE: readonly string[] = [
  'commands',
  'files:read',
  'files:write',
  'app_mentions:read',
  'assistant:write',
  'links:read',
  'links:write',
];

const ADA: Asker = { platform: 'slack', id: 'U1', name: 'ada', channel: 'C1' };

describe('where a digest may go on Slack', () => {
  it('is where the bot is, and in a direct message with it', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.open({ id: 'G1', kind: 'private' }, true);
    workspace.open({ id: 'D1', kind: 'direct' }, true);
    for (const channel of ['C1', 'G1', 'D1']) assert.deepEqual(await poster.access(ADA, channel), { ok: true });
    assert.deepEqual(workspace.calls, Array(3).fill('conversations.info'));
  });

  it('is a public channel that it is not in: it joins', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.open({ id: 'C2', kind: 'public' }, false);
    assert.deepEqual(await poster.access(ADA, 'C2'), { ok: true });
    const [message] = await poster.messages(privately('A digest'));
    assert.ok(message);
    assert.ok(await poster.post('C2', message, { key: 'd.0', thread: null }));
  });

  it('is not where it has to be invited, and it says how', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.open({ id: 'G1', kind: 'private' }, false);
    workspace.open({ id: 'D2', kind: 'direct' }, false);
    for (const channel of ['G1', 'CNONE', 'D2']) {
      const access = await poster.access(ADA, channel);
      assert.ok(!access.ok);
      assert.match(access.reason, /is private, and the bot is not in it\. Type \/invite @cuepoint here/u);
    }
  });

  it('is not an archived channel, a group direct message, or one that may not be joined', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.open({ id: 'C2', kind: 'public', archived: true }, true);
    workspace.open({ id: 'C3', kind: 'public' }, false);
    workspace.open({ id: 'G2', kind: 'group' }, true);
    const reason = async (channel: string) => {
      const access = await poster.access(ADA, channel);
      return access.ok ? 'fine' : access.reason;
    };
    assert.match(await reason('C2'), /This channel is archived/u);
    assert.match(await reason('G2'), /cannot post to group direct messages\. Ask in a channel/u);
    workspace.fail('conversations.join', { error: 'too_many_members' });
    assert.equal(await reason('C3'), 'Slack refused it: too many members.');
    workspace.scopes.delete('channels:join');
    assert.match(await reason('C3'), /missing_scope channels:join/u);
  });

  it('is not known while Slack cannot be asked', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.fail('conversations.info', { status: 500 }, { retryAfter: 9 });
    await failsToPost(poster.access(ADA, 'C1'), 'unknown', /answered 500/u);
    await failsToPost(poster.access(ADA, 'C1'), 'busy', /more slowly/u, 9);
  });
});

describe('who may change a digest on Slack', () => {
  it('are admins, owners, and those who were named', async (t) => {
    const { poster, workspace } = await posterBench(t, ['U4']);
    workspace.people.set('U2', { id: 'U2', is_admin: true, tz: 'America/New_York' });
    workspace.people.set('U3', { id: 'U3', is_owner: true, tz: '' });
    workspace.people.set('U4', { id: 'U4' });
    const standing = (id: string) => poster.standing({ ...ADA, id });
    assert.deepEqual(await standing('U1'), { manages: false, zone: 'Europe/London' });
    assert.deepEqual(await standing('U2'), { manages: true, zone: 'America/New_York' });
    assert.deepEqual(await standing('U3'), { manages: true, zone: null });
    assert.deepEqual(await standing('U4'), { manages: true, zone: null });
    await failsToPost(standing('U9'), 'refused', /Slack knows no such person/u);
  });
});

describe('the permissions of the Slack app', () => {
  it('are all needed: without any one of them something no longer works', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.open({ id: 'G1', kind: 'private' }, true);
    workspace.open({ id: 'D1', kind: 'direct' }, true);
    const key = { key: 'd.0', thread: null };
    const everything = async () => {
      workspace.joined.delete('C1');
      for (const channel of ['C1', 'G1', 'D1']) {
        const access = await poster.access(ADA, channel);
        if (!access.ok) throw new Error(access.reason);
        await poster.find(channel, key, new Date());
      }
      await poster.standing(ADA);
      await poster.tell('U1', privately('Hello'));
      await poster.directChannel('U1');
    };
    await everything();
    for (const { scope, why } of SLACK_SCOPES) {
      assert.match(why, /^[A-Z].{20,100}\.$/u);
      if (ELSEWHERE.includes(scope)) continue;
      workspace.scopes.delete(scope);
      await assert.rejects(everything(), new RegExp(`missing_scope ${scope}`, 'u'));
      workspace.scopes.add(scope);
    }
    assert.deepEqual(workspace.refusals, []);
  });
});
