import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field, Form } from '../../src/core/form.ts';
import { modalOf } from '../../src/discord/modal.ts';
import { FORM } from './forming.ts';
import { seenForm } from './stand-in/forms.ts';
import { modal } from './stand-in/modal-schema.ts';
import { accept } from './stand-in/refusal.ts';
import { memoryVault } from './support.ts';

/** The form as Discord's client shows it, once Discord has taken it. */
async function shown(form: Partial<Form>, inServer = true) {
  const made = await modalOf({ ...FORM, ...form }, { inServer }, memoryVault());
  return made && seenForm(accept(modal, JSON.parse(JSON.stringify(made))), '1');
}

test('whatever a form says fits into a modal, and what is cut is seen to be', async () => {
  const long = 'very long indeed '.repeat(20);
  const options = Array.from({ length: 40 }, (_, i) => ({ label: `${i} ${long}`, about: long, value: `v${i % 30}` }));
  const fields: readonly Field[] = [
    { kind: 'text', name: 'note', label: long, about: long, multiline: true, maxLength: 9000 },
    {
      kind: 'many',
      name: 'pick',
      label: 'Which',
      options: [...options, { label: 'x', value: 'v'.repeat(101) }],
      chosen: [],
    },
    { kind: 'choice', name: 'tone', label: ' ', options, chosen: 'v3' },
  ];
  const form = (await shown({ title: long, about: long.repeat(30), fields })) ?? assert.fail('no form');
  assert.ok(form.title.endsWith('…'));
  assert.ok(form.fields[0]?.label.endsWith('…'));
  assert.equal(form.fields[1]?.options.length, 25);
  assert.equal(form.fields[2]?.label, 'tone');
});

test('five fields leave no room for what stands above them: it stands below the first one’s label', async () => {
  const fields = Array.from(
    { length: 5 },
    (_, i): Field => ({ kind: 'text', name: `n${i}`, label: 'N', maxLength: 9 }),
  );
  const made = await modalOf({ ...FORM, fields }, { inServer: true }, memoryVault());
  assert.ok(made);
  accept(modal, JSON.parse(JSON.stringify(made)));
  const [first] = made.components;
  assert.ok(first && 'description' in first);
  assert.equal(first.description, 'To whom, and how');
});

test('what was written is never cut, also where it is longer than what may be written', async () => {
  const value = 'w'.repeat(700);
  const form = await shown({ fields: [{ kind: 'text', name: 'note', label: 'Note', maxLength: 500, value }] });
  assert.equal(form?.fields[0]?.value, value);
});

test('words above the fields cannot format, ping or link', async () => {
  const about = '@everyone **bold** [x](https://evil.example) <@1>';
  assert.equal((await shown({ about }))?.about, about);
});

test('a channel that is none is not filled in', async () => {
  const fields: readonly Field[] = [{ kind: 'channel', name: 'channel', label: 'Channel', value: '#general' }];
  assert.equal((await shown({ fields }))?.fields[0]?.value, '');
  assert.equal(await shown({ fields }, false), null);
});
