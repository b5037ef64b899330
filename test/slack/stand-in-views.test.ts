import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fateSchema, modalSchema } from './stand-in/view-schema.ts';
import { Workspace } from './stand-in/workspace.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string, more: object = {}) => ({ text: plain(value), value, ...more });
const text = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'v', ...more });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Label'), element, ...more });
const view = (blocks: readonly object[], more: object = {}) => ({
  ...{ type: 'modal', title: plain('Title'), submit: plain('Send'), blocks },
  ...more,
});
const select = (type: string, count: number, more: object = {}) => ({
  ...{ type, action_id: 'v', options: Array.from({ length: count }, (_, index) => option(`${index}`)) },
  ...(type === 'checkboxes' ? {} : { placeholder: plain('Choose') }),
  ...more,
});
const divider = { type: 'divider' };

describe('the modals of the stand-in for Slack', () => {
  const refused: readonly (readonly [string, object])[] = [
    ['a title over 24', view([divider], { title: plain('x'.repeat(25)) })],
    ['no title', { type: 'modal', blocks: [divider] }],
    ['a button to send over 24', view([divider], { submit: plain('x'.repeat(25)) })],
    ['a button to close over 24', view([divider], { close: plain('x'.repeat(25)) })],
    ['fields without a button to send', { type: 'modal', title: plain('x'), blocks: [input(text())] }],
    ['101 blocks', view(Array.from({ length: 101 }, () => divider))],
    ['no blocks', view([])],
    ['metadata over 3,000', view([divider], { private_metadata: 'x'.repeat(3001) })],
    ['a callback id over 255', view([divider], { callback_id: 'x'.repeat(256) })],
    ['more than 250 kB', view(Array.from({ length: 90 }, () => ({ type: 'section', text: plain('x'.repeat(3000)) })))],
    ['a block id twice', view([input(text(), { block_id: 'a' }), input(text(), { block_id: 'a' })])],
    ['a label over 2,000', view([input(text(), { label: plain('x'.repeat(2001)) })])],
    ['a hint over 2,000', view([input(text(), { hint: plain('x'.repeat(2001)) })])],
    ['a label that is formatted', view([input(text(), { label: { type: 'mrkdwn', text: 'x' } })])],
    ['a text that is longer than it may be', view([input(text({ max_length: 3, initial_value: 'four' }))])],
    ['a text of up to 3,001', view([input(text({ max_length: 3001 }))])],
    ['an empty text', view([input(text({ initial_value: '' }))])],
    ['a line with a break in it', view([input(text({ initial_value: 'a\nb' }))])],
    ['a placeholder over 150', view([input(text({ placeholder: plain('x'.repeat(151)) }))])],
    ['an initial option that is none', view([input(select('static_select', 2, { initial_option: option('9') }))])],
    [
      'an initial option that differs in its description',
      view([input(select('static_select', 2, { initial_option: option('1', { description: plain('x') }) }))]),
    ],
    ['initial options that are none', view([input(select('checkboxes', 2, { initial_options: [option('9')] }))])],
    ['no initial options in a list', view([input(select('multi_static_select', 2, { initial_options: [] }))])],
    ['eleven boxes', view([input(select('checkboxes', 11))])],
    ['101 options', view([input(select('multi_static_select', 101))])],
    ['no options', view([input(select('static_select', 0))])],
    ['two elements in focus', view([input(text({ focus_on_load: true })), input(text({ focus_on_load: true }))])],
    ['an unknown field', view([divider], { colour: 'red' })],
  ];
  for (const [what, payload] of refused) {
    it(`refuse ${what}`, () => assert.ok(modalSchema.safeParse(payload).error));
  }

  it('take what is within the limits', () => {
    const blocks = [
      input(text({ multiline: true, initial_value: 'a\nb', max_length: 3 }), { hint: plain('Hint'), optional: true }),
      input(select('static_select', 100, { initial_option: option('99') })),
      input(select('checkboxes', 10, { initial_options: [option('1'), option('3')] })),
      input(select('multi_static_select', 100)),
      input({ type: 'conversations_select', action_id: 'v', default_to_current_conversation: true }),
      ...Array.from({ length: 95 }, () => divider),
    ];
    const { error } = modalSchema.safeParse(view(blocks, { private_metadata: 'x'.repeat(3000), callback_id: 'form' }));
    assert.equal(error?.message, undefined);
  });

  it('are opened by a trigger once, within three seconds, and at most three of them', () => {
    let now = 0;
    const workspace = new Workspace(() => now);
    const opened = (trigger: string, method: 'views.open' | 'views.push' = 'views.open') =>
      JSON.stringify(workspace.views.opened({ trigger_id: trigger, view: view([divider]) }, method).body).slice(0, 60);
    const trigger = () => workspace.interact('U1', 'C1', null).triggerId;
    assert.match(opened('unknown'), /invalid_trigger_id/u);
    assert.match(opened(trigger(), 'views.push'), /not_found/u);
    const first = trigger();
    assert.match(opened(first), /"ok":true/u);
    assert.match(opened(first), /exchanged_trigger_id/u);
    const late = trigger();
    now = 3001;
    assert.match(opened(late), /expired_trigger_id/u);
    assert.match(opened(trigger(), 'views.push'), /"ok":true/u);
    assert.match(opened(trigger(), 'views.push'), /"ok":true/u);
    assert.match(opened(trigger(), 'views.push'), /push_limit_reached/u);
    assert.equal(workspace.views.open.size, 3);
    assert.match(opened(trigger()), /"ok":true/u);
    assert.equal(workspace.views.open.size, 1);
  });

  it('are acknowledged in one of the ways that there are', () => {
    assert.ok(fateSchema.safeParse(null).success);
    assert.ok(fateSchema.safeParse({ response_action: 'clear' }).success);
    assert.ok(fateSchema.safeParse({ response_action: 'update', view: view([divider]) }).success);
    for (const fate of [{ response_action: 'close' }, { response_action: 'update' }, { text: 'ok' }, 'ok']) {
      assert.ok(fateSchema.safeParse(fate).error);
    }
  });
});
