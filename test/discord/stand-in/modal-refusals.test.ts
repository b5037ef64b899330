import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modal } from './modal-schema.ts';
import { accept } from './refusal.ts';

const input = (more: object = {}) => ({ type: 4, custom_id: 'note', style: 2, ...more });
const options = (count: number) => Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}` }));
const select = (more: object = {}) => ({ type: 3, custom_id: 'pick', options: options(3), ...more });
const channel = (more: object = {}) => ({ type: 8, custom_id: 'channel', channel_types: [0, 11], ...more });
const label = (component: object, more: object = {}) => ({ type: 18, label: 'Note', component, ...more });
const form = (...components: readonly object[]) => ({ custom_id: 'form', title: 'Share', components });

test('the stand-in takes the forms that Discord takes', () => {
  const taken = [
    form(label(input())),
    form({ type: 10, content: 'What it is for' }, label(input()), label(select()), label(channel())),
    form(label(input({ max_length: 10, value: 'x'.repeat(10), required: false }))),
    form(label(select({ min_values: 0, max_values: 3, required: false }))),
    form(label(channel({ default_values: [{ id: '1', type: 'channel' }] }))),
  ];
  for (const each of taken) assert.deepEqual(accept(modal, each), each);
});

test('the stand-in refuses the forms that Discord refuses', () => {
  const cases: readonly (readonly [string, object, RegExp])[] = [
    ['no components', form(), /components/u],
    [
      'six components',
      form(...Array.from({ length: 6 }, (_, i) => label(input({ custom_id: `${i}` })))),
      /components/u,
    ],
    ['a title of 46', { ...form(label(input())), title: 't'.repeat(46) }, /title/u],
    ['no title', { ...form(label(input())), title: ' ' }, /title/u],
    ['an id of 101', { ...form(label(input())), custom_id: 'c'.repeat(101) }, /custom_id/u],
    ['a label of 46', form(label(input(), { label: 'l'.repeat(46) })), /label/u],
    ['no label', form(label(input(), { label: '' })), /label/u],
    ['a description of 101', form(label(input(), { description: 'd'.repeat(101) })), /description/u],
    ['a bare input', form(input()), /type/u],
    ['a button', form(label({ type: 2, style: 1, label: 'x', custom_id: 'x' })), /type/u],
    ['a label in an input', form(label(input({ label: 'x' }))), /UNKNOWN_FIELD/u],
    ['an input without a style', form(label({ type: 4, custom_id: 'x' })), /style/u],
    ['a max_length of 4001', form(label(input({ max_length: 4001 }))), /max_length/u],
    ['a value over max_length', form(label(input({ max_length: 2, value: 'abc' }))), /longer than max_length/u],
    ['the same field twice', form(label(input()), label(input())), /custom id cannot be duplicated/u],
    ['no options', form(label(select({ options: [] }))), /options/u],
    ['26 options', form(label(select({ options: options(26) }))), /options/u],
    ['the same option twice', form(label(select({ options: [...options(1), ...options(1)] }))), /duplicate/u],
    ['more than there is to choose', form(label(select({ max_values: 4 }))), /number of options/u],
    ['nothing chosen where it must be', form(label(select({ min_values: 0 }))), /at least one value/u],
    [
      'two defaults of one',
      form(label(select({ options: options(2).map((o) => ({ ...o, default: true })) }))),
      /defaults/u,
    ],
    ['a disabled select', form(label(select({ disabled: true }))), /UNKNOWN_FIELD/u],
    ['an empty list of defaults', form(label(channel({ default_values: [] }))), /out of range/u],
    [
      'a person for a channel',
      form(label(channel({ default_values: [{ id: '1', type: 'user' }] }))),
      /default_values/u,
    ],
  ];
  for (const [what, body, expected] of cases) assert.throws(() => accept(modal, body), expected, what);
});
