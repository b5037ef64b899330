import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkMessage } from './stand-in/check.ts';
import { startStandIn } from './stand-in/index.ts';
import { responseSchema } from './stand-in/schema.ts';
import { seen } from './stand-in/seen.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const header = (text: string) => ({ type: 'header', text: plain(text) });
const button = (fields: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'a', value: 'v', ...fields });
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const words = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const select = (count: number, fields: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: Array.from({ length: count }, (_, index) => ({ text: plain(`${index}`), value: `${index}`, ...fields })),
});

describe('the stand-in for Slack', () => {
  const refusedBlocks: readonly (readonly [string, string, readonly object[]])[] = [
    ['more than 50 blocks', 'invalid_blocks', Array.from({ length: 51 }, () => ({ type: 'divider' }))],
    ['a header over 150', 'invalid_blocks', [header('x'.repeat(151))]],
    ['an empty header', 'invalid_blocks', [header('')]],
    ['a blank header', 'invalid_blocks', [header(' \u200B')]],
    ['a header in mrkdwn', 'invalid_blocks', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
    ['a section over 3,000', 'invalid_blocks', [{ type: 'section', text: plain('x'.repeat(3001)) }]],
    [
      '11 context elements',
      'invalid_blocks',
      [{ type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) }],
    ],
    [
      '26 actions',
      'invalid_blocks',
      [actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `a${n}` })))],
    ],
    ['a button text over 75', 'invalid_blocks', [actions(button({ text: plain('x'.repeat(76)) }))]],
    ['a button value over 2,000', 'invalid_blocks', [actions(button({ value: 'x'.repeat(2001) }))]],
    ['a button with a bad URL', 'invalid_blocks', [actions(button({ url: 'javascript:alert(1)' }))]],
    ['the same action_id twice', 'invalid_blocks', [actions(button()), actions(button())]],
    [
      'the same block_id twice',
      'invalid_blocks',
      [
        { ...header('x'), block_id: 'b' },
        { ...header('y'), block_id: 'b' },
      ],
    ],
    ['101 options', 'invalid_blocks', [actions(select(101))]],
    ['no options', 'invalid_blocks', [actions(select(0))]],
    ['the same option value twice', 'invalid_blocks', [actions(select(2, { value: 'same' }))]],
    ['an option value over 75', 'invalid_blocks', [actions(select(1, { value: 'x'.repeat(76) }))]],
    [
      'an image without words',
      'invalid_blocks',
      [{ type: 'image', image_url: 'https://x.example/a.png', alt_text: '' }],
    ],
    ['an empty rich text', 'invalid_blocks', [words({ type: 'text', text: '' })]],
    ['a link without a URL', 'invalid_blocks', [words({ type: 'link', url: 'nowhere', text: 'x' })]],
    ['half a character', 'invalid_blocks', [words({ type: 'text', text: '\uD800' })]],
    ['an unknown block', 'invalid_blocks', [{ type: 'paragraph', text: 'x' }]],
    ['an unknown field', 'invalid_blocks', [{ type: 'divider', color: 'red' }]],
    [
      'too much in all',
      'msg_blocks_too_long',
      Array.from({ length: 5 }, () => words({ type: 'text', text: 'x'.repeat(2900) })),
    ],
  ];
  for (const [what, error, blocks] of refusedBlocks) {
    it(`refuses ${what}`, () => {
      assert.equal(checkMessage(responseSchema, { text: 'x', blocks }).refusal?.error, error);
    });
  }

  it('refuses a message without a fallback, or with a field that it does not know', () => {
    assert.equal(checkMessage(responseSchema, { text: '', blocks: [header('x')] }).refusal?.error, 'no_text');
    assert.equal(checkMessage(responseSchema, { blocks: [header('x')] }).refusal?.error, 'invalid_arguments');
    assert.equal(checkMessage(responseSchema, { text: 'x', colour: 'red' }).refusal?.error, 'invalid_arguments');
  });

  it('sees who would be pinged, in every place that Slack parses', () => {
    const mention = [{ type: 'section', text: { type: 'mrkdwn', text: 'Hi <@U1> &lt;@U2&gt;' } }];
    const broadcast = [words({ type: 'broadcast', range: 'here' })];
    for (const [text, blocks, pings] of [
      ['<!channel>', [], 1],
      ['&lt;!channel&gt;', [], 0],
      ['x', mention, 1],
      ['x', broadcast, 1],
    ] as const) {
      const checked = checkMessage(responseSchema, { text, blocks });
      assert.ok(checked.refusal === null);
      assert.equal(seen({ ts: '1', viewer: null, content: checked.message }).pings.length, pings);
    }
  });

  it('takes five messages at a response_url, within half an hour, once it is acknowledged', async (t) => {
    let now = 0;
    const standIn = await startStandIn({ mode: 'http', now: () => now });
    t.after(() => standIn.stop());
    const { workspace } = standIn;
    const base = standIn.settings.apiUrl?.replace(/api$/u, 'response') ?? '';
    const post = async (key: string) => {
      const response = await fetch(`${base}/${key}`, { method: 'POST', body: JSON.stringify({ text: 'x' }) });
      return `${response.status} ${await response.text()}`;
    };
    const early = workspace.interact('U1', 'C1', null);
    await post(early.key);
    assert.match(workspace.refusals[0] ?? '', /answered before it was acknowledged/u);
    const interaction = workspace.interact('U1', 'C1', null);
    interaction.acknowledged = true;
    for (let use = 1; use <= 5; use++) assert.equal(await post(interaction.key), '200 ok');
    assert.equal(await post(interaction.key), '404 {"ok":false,"error":"used_url"}');
    const late = workspace.interact('U1', 'C1', null);
    late.acknowledged = true;
    now = 31 * 60 * 1000;
    assert.equal(await post(late.key), '404 {"ok":false,"error":"expired_url"}');
    assert.equal(await post('unknown'), '404 {"ok":false,"error":"invalid_url"}');
  });

  it('holds it against callers who do not wait as long as it asked', async (t) => {
    const standIn = await startStandIn({ mode: 'http' });
    t.after(() => standIn.stop());
    standIn.workspace.fail('auth.test', { retryAfter: 60 });
    const call = () => fetch(`${standIn.settings.apiUrl}/auth.test`, { method: 'POST' });
    assert.equal((await call()).headers.get('retry-after'), '60');
    assert.deepEqual(standIn.workspace.refusals, []);
    await call();
    assert.match(standIn.workspace.refusals[0] ?? '', /before Retry-After was over/u);
  });

  it('notices an app that does not acknowledge', async (t) => {
    const standIn = await startStandIn({ mode: 'http' });
    t.after(() => standIn.stop());
    const interaction = await standIn.command('strategy', 'x');
    assert.equal(interaction.acknowledged, false);
    assert.match(standIn.workspace.refusals[0] ?? '', /operation_timeout/u);
  });
});
