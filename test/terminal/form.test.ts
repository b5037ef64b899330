import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { defineCommand } from '../../src/core/command.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { AskerError } from '../../src/core/errors.ts';
import type { Form } from '../../src/core/form.ts';
import { SILENT } from '../../src/core/log.ts';
import { wordsReply } from '../../src/core/plain-answers.ts';
import { runPrompt } from '../../src/terminal/prompt.ts';
import { ASKER, type Cleanup, openHouse } from '../support/library.ts';

const FORM: Form = {
  title: 'Order',
  about: 'What shall it be?',
  fields: [
    {
      ...{ kind: 'text', name: 'what', label: 'What', required: true, maxLength: 10 },
      check: async (value) => (value === 'coal' ? 'There is no coal.' : null),
    },
    { kind: 'text', name: 'note', label: 'Note', maxLength: 20, value: 'no sugar' },
    {
      ...{ kind: 'many', name: 'with', label: 'With', chosen: ['milk', 'cup'] },
      options: ['milk', 'foam', 'cup'].map((value) => ({ label: value.toUpperCase(), value })),
    },
    {
      ...{ kind: 'choice', name: 'size', label: 'Size', chosen: 'small' },
      options: ['small', 'large'].map((value) => ({ label: value, value })),
    },
  ],
  submit: 'Order',
  invocation: { command: 'order', args: { table: '7' } },
};

const text = (about: string) => ({ kind: 'text', about }) as const;

const order = defineCommand({
  name: 'order',
  about: 'Orders',
  example: '/order',
  options: { what: text('What'), note: text('Note'), with: text('With'), size: text('Size'), table: text('Table') },
  async run(args) {
    if (args.table === undefined) {
      const button = { label: 'Order…', invocation: { command: 'order', args: {}, asks: 'form' as const } };
      return wordsReply('The menu', [{ kind: 'buttons', buttons: [button] }]);
    }
    if (args.note === 'shaken') throw new AskerError('Nothing is shaken here.');
    return wordsReply(`Ordered: ${JSON.stringify(args)}`);
  },
  form: async () => FORM,
});

/** A prompt at which a person types, and reads what comes. */
async function sitDown(t: Cleanup, signal?: AbortSignal) {
  const { library } = await openHouse(t);
  const [input, output] = [new PassThrough(), new PassThrough().setEncoding('utf8')];
  let seen = '';
  let more = () => {};
  output.on('data', (text: string) => {
    seen += stripVTControlCharacters(text);
    more();
  });
  const terminal = { input, output, interactive: true, style: { colours: false, width: 80 }, asker: ASKER };
  const running = runPrompt(createDispatcher([order], library, SILENT), terminal, signal ? { signal } : {});
  return {
    running,
    /** Types, and reads on until that is there. */
    async type(keys: string, until: RegExp): Promise<string> {
      seen = '';
      input.write(keys);
      while (!until.test(seen)) {
        await new Promise<void>((resolve) => {
          more = resolve;
        });
      }
      return seen;
    },
    async leave() {
      input.write('exit\n');
      await running;
    },
  };
}

test('a form is asked for field by field; an empty line keeps what is filled in', async (t) => {
  const person = await sitDown(t);
  await person.type('/order\n', /\[1\] Order…[\s\S]*› $/u);
  assert.match(await person.type('1\n', /What: $/u), /Order\s+What shall it be\?\s+Enter keeps/u);
  assert.match(await person.type('\n', /What: $/u), /What is needed\./u);
  const long = await person.type('far too long a wish\n', /What: far too long a wish$/u);
  assert.match(long, /That has 19 characters; 10 are the most\./u);
  await person.type('\u0015tea\n', /Note \[no sugar\]: $/u);
  assert.match(await person.type('\n', /With \[1,3\]: $/u), /1\. MILK\s+2\. FOAM\s+3\. CUP/u);
  assert.match(
    await person.type('4\n', /With \[1,3\]: $/u),
    /Type numbers from 1 to 3, or Enter alone to keep what is in brackets\./u,
  );
  await person.type('2, cup\n', /Size \[1\]: $/u);
  assert.match(
    await person.type('1 2\n', /Size \[1\]: $/u),
    /Type a number from 1 to 2, or Enter alone to\s+keep what is in brackets\./u,
  );
  const done = await person.type('2\n', /Ordered[\s\S]*› $/u);
  const args = { table: '7', what: 'tea', note: 'no sugar', with: 'foam,cup', size: 'large' };
  const [, said = ''] = /Ordered: (\{[\s\S]*\})/u.exec(done) ?? [];
  assert.deepEqual(JSON.parse(said.replace(/\s*\n\s*/gu, ' ')), args);
  await person.leave();
});

for (const [key, name] of [
  ['\u0003', 'Ctrl-C'],
  ['\u0004', 'Ctrl-D'],
] as const) {
  test(`${name} leaves a form, runs nothing, and the prompt is there again`, async (t) => {
    const person = await sitDown(t);
    await person.type('/order\n', /\[1\] Order…[\s\S]*› $/u);
    await person.type('1\n', /What: $/u);
    await person.type('tea\n', /Note \[no sugar\]: $/u);
    assert.doesNotMatch(await person.type(key, /Left as it was\.[\s\S]*› $/u), /Ordered/u);
    assert.match(await person.type('/order\n', /\[1\] Order…[\s\S]*› $/u), /The menu/u);
    await person.leave();
  });
}

test('a signal ends the prompt in the middle of a form', async (t) => {
  const end = new AbortController();
  const person = await sitDown(t, end.signal);
  await person.type('/order\n', /\[1\] Order…[\s\S]*› $/u);
  await person.type('1\n', /What: $/u);
  end.abort();
  await person.running;
});

test('a value that cannot be used is refused where it is typed, and is there to be changed', async (t) => {
  const person = await sitDown(t);
  await person.type('/order\n', /\[1\] Order…[\s\S]*› $/u);
  await person.type('1\n', /What: $/u);
  assert.match(await person.type('coal\n', /What: coal$/u), /There is no coal\./u);
  await person.type('\u007F\u007Ft\n', /Note \[no sugar\]: $/u);
  await person.type('\n', /With \[1,3\]: $/u);
  await person.type('\n', /Size \[1\]: $/u);
  assert.match(await person.type('\n', /Ordered[\s\S]*› $/u), /"what":"cot"/u);
  await person.leave();
});

test('of what is refused in the end only the field that was wrong is asked for again, and the others are kept', async (t) => {
  const person = await sitDown(t);
  await person.type('/order\n', /\[1\] Order…[\s\S]*› $/u);
  await person.type('1\n', /What: $/u);
  await person.type('tea\n', /Note \[no sugar\]: $/u);
  await person.type('shaken\n', /With \[1,3\]: $/u);
  await person.type('2\n', /Size \[1\]: $/u);
  const refused = await person.type('2\n', /leaves the form\): $/u);
  assert.match(refused, /Nothing is shaken here\.[\s\S]*1\. What: tea\s+2\. Note: shaken\s+3\. With: 2\s+4\. Size: 2/u);
  assert.match(
    await person.type('9\n', /leaves the form\): $/u),
    /Type a number from 1 to 4, or Enter alone to leave\s+the form\./u,
  );
  await person.type('2\n', /Note \[shaken\]: $/u);
  const done = await person.type('stirred\n', /Ordered[\s\S]*› $/u);
  const args = { table: '7', what: 'tea', note: 'stirred', with: 'foam', size: 'large' };
  assert.deepEqual(JSON.parse((/Ordered:\s+(\{[\s\S]*\})/u.exec(done)?.[1] ?? '').replace(/\s*\n\s*/gu, ' ')), args);
  await person.leave();
});

test('a refused form can be left as it is', async (t) => {
  const person = await sitDown(t);
  await person.type('/order\n', /\[1\] Order…[\s\S]*› $/u);
  await person.type('1\n', /What: $/u);
  await person.type('tea\n', /Note \[no sugar\]: $/u);
  await person.type('shaken\n', /With \[1,3\]: $/u);
  await person.type('\n', /Size \[1\]: $/u);
  await person.type('\n', /leaves the form\): $/u);
  await person.type('\n', /Left as it was\.[\s\S]*› $/u);
  await person.leave();
});
