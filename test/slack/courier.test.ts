import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Asker } from '../../src/core/asker.ts';
import type { Reply } from '../../src/core/reply.ts';
import { quoteBlock, watchButton } from '../../src/core/reply.ts';
import { failsToPost, posterBench } from './bench.ts';
import { momentSaying, privately } from './fakes.ts';

const ADA: Asker = { platform: 'slack', id: 'U1', name: 'ada', channel: 'C1' };
const key = (more: object = {}) => ({ key: 's.0', thread: null, ...more });

/** A share of so many moments, each at a second of its own. */
function share(moments: number): Reply {
  const all = Array.from({ length: moments }, (_, index) => momentSaying('Google is playing defensively', 60 * index));
  return {
    audience: 'channel',
    summary: 'ada shared a moment',
    blocks: all.flatMap((moment) => [
      quoteBlock(moment, 'The play', null),
      { kind: 'buttons' as const, buttons: [watchButton(moment)] },
    ]),
  };
}

describe('who may share where on Slack', () => {
  it('is whoever may post there: members in public channels, guests and others only where they are', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.people.set('U2', { id: 'U2', is_restricted: true });
    workspace.people.set('U3', { id: 'U3', is_admin: true });
    workspace.people.set('U4', { id: 'U4', deleted: true });
    workspace.open({ id: 'C2', kind: 'public', members: ['U2'] }, false);
    workspace.open({ id: 'C3', kind: 'public', readOnly: true }, true);
    workspace.open({ id: 'C4', kind: 'public', archived: true }, true);
    workspace.open({ id: 'G1', kind: 'private', members: ['U8', 'U9', 'U1'] }, true);
    workspace.open({ id: 'G2', kind: 'private', members: ['U1'] }, false);
    workspace.open({ id: 'G3', kind: 'group' }, true);
    workspace.open({ id: 'D1', kind: 'direct' }, true);
    workspace.open({ id: 'D2', kind: 'direct' }, true);
    workspace.scopes.add('mpim:read');
    workspace.pageSize = 2;
    for (const [user, channel, answer] of [
      ['U1', 'C1', 'yes'],
      ['U1', 'C2', 'yes'],
      ['U2', 'C2', 'yes'],
      ['U2', 'C1', 'You are not in that channel. Join it first, or choose another one.'],
      ['U1', 'C3', 'Only some may post to that channel, and you are not among them.'],
      ['U3', 'C3', 'yes'],
      ['U3', 'C4', 'That channel is archived: nothing can be posted to it.'],
      ['U4', 'C1', 'That account is deactivated.'],
      ['U1', 'G1', 'yes'],
      ['U3', 'G1', 'You are not in that channel. Join it first, or choose another one.'],
      [
        'U1',
        'G2',
        /^The bot cannot see that channel: it is private.*Type \/invite @cuepoint there, then ask again\.$/u,
      ],
      ['U1', 'G3', 'The bot cannot post to group direct messages. Choose a channel.'],
      ['U1', 'D1', 'yes'],
      ['U1', 'D2', 'That is a direct message with somebody else.'],
      ['U9', 'C1', 'Slack knows no such person.'],
    ] as const) {
      const access = await poster.mayPost({ ...ADA, id: user }, channel);
      const said = access.ok ? 'yes' : access.reason;
      if (typeof answer === 'string') assert.equal(said, answer, `${user} in ${channel}`);
      else assert.match(said, answer);
    }
    assert.deepEqual(workspace.refusals, []);
  });

  it('is not known while Slack cannot be asked', async (t) => {
    const { poster, workspace } = await posterBench(t);
    workspace.fail('users.info', { status: 500 }, { retryAfter: 9 });
    await failsToPost(poster.mayPost(ADA, 'C1'), 'unknown', /answered 500/u);
    await failsToPost(poster.mayPost(ADA, 'C1'), 'busy', /more slowly/u, 9);
  });
});

describe('a share on Slack', () => {
  it('unfurls its video when it links to one second alone, and nothing when it links to several', async (t) => {
    const { poster, workspace } = await posterBench(t);
    for (const [moments, preview, unfurls] of [
      [1, true, true],
      [1, false, false],
      [2, true, false],
      [0, true, false],
    ] as const) {
      const reply = moments === 0 ? privately('Nothing to see') : share(moments);
      const [message] = await poster.messages(reply);
      assert.ok(message);
      const ts = await poster.post('C1', message, key(preview ? { preview } : {}));
      const { unfurl_links, unfurl_media } = workspace.messages.get(ts)?.content ?? {};
      assert.deepEqual([unfurl_links, unfurl_media], [unfurls, unfurls], `${moments} moments`);
    }
    assert.deepEqual(workspace.refusals, []);
  });

  it('can be taken back, also when it is gone already, and is not when Slack refuses', async (t) => {
    const { poster, workspace } = await posterBench(t);
    const [message] = await poster.messages(share(1));
    assert.ok(message);
    const ts = await poster.post('C1', message, key());
    await poster.remove('C1', ts);
    assert.equal(workspace.messages.size, 0);
    await poster.remove('C1', ts);
    workspace.fail('chat.delete', { error: 'cant_delete_message' }, { status: 503 });
    await failsToPost(poster.remove('C1', ts), 'refused', /does not let the bot remove that message/u);
    await failsToPost(poster.remove('C1', ts), 'unknown', /answered 503/u);
    assert.deepEqual(workspace.refusals, []);
  });
});

describe('a direct message on Slack', () => {
  it('has one channel for each person, in which what is posted can be found again', async (t) => {
    const { poster } = await posterBench(t);
    const channel = await poster.directChannel('U1');
    assert.equal(await poster.directChannel('U1'), channel);
    const [message] = await poster.messages(privately('A new video speaks of Google'));
    assert.ok(message);
    const ts = await poster.post(channel, message, key());
    assert.equal(await poster.find(channel, key(), new Date(0)), ts);
    await failsToPost(poster.directChannel('U9'), 'refused', /Slack knows no such person/u);
  });
});
