import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { startStandIn } from './stand-in/index.ts';
import { BOT_TOKEN } from './stand-in/web-api.ts';

const header = { type: 'header', text: { type: 'plain_text', text: 'x' } };
const button = (id: string) => ({ type: 'button', action_id: id, value: 'v', text: { type: 'plain_text', text: 'x' } });

describe('the stand-in for Slack, of what answers events', () => {
  const setUp = async (t: TestContext) => {
    const standIn = await startStandIn({ mode: 'http' });
    t.after(() => standIn.stop());
    const { workspace, settings } = standIn;
    workspace.open({ id: 'D1', kind: 'direct' }, true);
    const call = async (method: string, args: Readonly<Record<string, unknown>>) => {
      const form = Object.entries(args).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const body = new URLSearchParams([['token', BOT_TOKEN], ...form]);
      const answer: unknown = await (await fetch(`${settings.apiUrl}/${method}`, { method: 'POST', body })).json();
      assert.ok(typeof answer === 'object' && answer !== null);
      return 'error' in answer ? answer.error : 'ok';
    };
    return { workspace, call };
  };

  it('knows no method that Slack has not, and notes who calls one', async (t) => {
    const { workspace, call } = await setUp(t);
    assert.equal(await call('chat.unfurle', {}), 'unknown_method');
    assert.match(workspace.refusals.join(), /chat\.unfurle: unknown_method/u);
  });

  it('refuses a Home tab that is none', async (t) => {
    const { call } = await setUp(t);
    const publish = (view: object, user_id = 'U1') => call('views.publish', { user_id, view });
    assert.equal(await publish({ type: 'home', blocks: [header] }), 'ok');
    assert.equal(await publish({ type: 'home', blocks: [header] }, 'U9'), 'user_not_found');
    assert.equal(await publish({ type: 'modal', blocks: [header] }), 'invalid_arguments');
    assert.equal(await publish({ type: 'home', title: 'x', blocks: [header] }), 'invalid_arguments');
    assert.equal(await publish({ type: 'home', blocks: [] }), 'invalid_arguments');
    assert.equal(
      await publish({ type: 'home', blocks: Array.from({ length: 101 }, () => header) }),
      'invalid_arguments',
    );
    const twice = { type: 'actions', elements: [button('a'), button('a')] };
    assert.equal(await publish({ type: 'home', blocks: [twice] }), 'invalid_blocks');
  });

  it('refuses a preview of a message that it does not know, or of a link that is not in it', async (t) => {
    const { workspace, call } = await setUp(t);
    const { ts } = workspace.speak('U1', 'C1', null);
    workspace.events.links.set(ts, ['https://youtu.be/a']);
    const of = (url: string) => ({ unfurls: { [url]: { blocks: [header], fallback: 'x' } } });
    const ours = of('https://youtu.be/a');
    assert.equal(await call('chat.unfurl', { channel: 'C1', ts: '1700000000.000001', ...ours }), 'cannot_find_message');
    assert.equal(await call('chat.unfurl', { channel: 'C2', ts, ...ours }), 'cannot_find_channel');
    assert.equal(await call('chat.unfurl', { channel: 'C1', ts, ...of('https://youtu.be/b') }), 'cannot_unfurl_url');
    assert.equal(await call('chat.unfurl', { unfurl_id: 'x', source: 'composer', ...ours }), 'cannot_find_message');
    assert.equal(await call('chat.unfurl', { channel: 'C1', ...ours }), 'invalid_arguments');
    assert.equal(await call('chat.unfurl', { channel: 'C1', ts, unfurls: {} }), 'invalid_arguments');
    assert.equal(await call('chat.unfurl', { channel: 'C1', ts, ...ours }), 'ok');
  });

  it('streams in direct messages only, from a beginning to an end, and notes what would be more than text', async (t) => {
    const { workspace, call } = await setUp(t);
    const { ts: thread_ts } = workspace.speak('U1', 'D1', null);
    const start = (channel: string, markdown_text: string) =>
      call('chat.startStream', { channel, thread_ts, markdown_text });
    assert.equal(await start('C1', 'x'), 'channel_type_not_supported');
    assert.equal(await start('D1', 'x'), 'ok');
    const [ts = ''] = workspace.messages.keys();
    const chunks = [{ type: 'blocks', blocks: [header] }];
    assert.equal(await call('chat.appendStream', { channel: 'D1', ts, chunks }), 'ok');
    assert.equal(await call('chat.update', { channel: 'D1', ts, text: 'x' }), 'streaming_state_conflict');
    assert.equal(await call('chat.stopStream', { channel: 'D1', ts }), 'ok');
    assert.equal(await call('chat.appendStream', { channel: 'D1', ts, chunks }), 'message_not_in_streaming_state');
    assert.deepEqual(workspace.refusals, []);
    for (const alive of ['<!channel>', '[x](y)', 'see @here', 'https://x.example']) await start('D1', alive);
    assert.equal(workspace.refusals.length, 4);
  });

  it('grants nothing that the manifest does not ask for, and tells of nothing either', async (t) => {
    const { workspace, call } = await setUp(t);
    const { ts: thread_ts } = workspace.speak('U1', 'D1', null);
    for (const scope of ['assistant:write', 'chat:write', 'links:write']) workspace.scopes.delete(scope);
    const thread = { channel_id: 'D1', thread_ts };
    assert.equal(await call('assistant.threads.setTitle', { ...thread, title: 'x' }), 'missing_scope');
    assert.equal(await call('assistant.threads.setStatus', { ...thread, status: 'x' }), 'missing_scope');
    const unfurls = { 'https://youtu.be/a': { blocks: [header], fallback: 'x' } };
    assert.equal(await call('chat.unfurl', { channel: 'C1', ts: thread_ts, unfurls }), 'missing_scope');
    const standIn = await startStandIn({ mode: 'http' });
    t.after(() => standIn.stop());
    standIn.workspace.scopes.delete('app_mentions:read');
    await assert.rejects(standIn.hear.mention('@cuepoint x'), /not told of app_mention/u);
  });
});
