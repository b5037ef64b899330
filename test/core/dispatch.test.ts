import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defineCommand } from '../../src/core/command.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { AskerError } from '../../src/core/errors.ts';
import { type Log, SILENT } from '../../src/core/log.ts';
import type { Reply } from '../../src/core/reply.ts';
import { ASKER, openHouse } from '../support/library.ts';

function textIn(reply: Reply): string {
  return JSON.stringify(reply.blocks);
}

const say = defineCommand({
  name: 'say',
  about: 'Says it',
  example: '/say hello',
  options: { words: { kind: 'text', about: 'What to say', required: true, suggest: true } },
  async run({ words }): Promise<Reply> {
    if (words === 'refuse') throw new AskerError('That cannot be said.', { example: '/say hello' });
    if (words === 'crash') throw new Error('the secret inside of a crash');
    return {
      audience: 'asker',
      summary: words,
      blocks: [
        { kind: 'text', content: words },
        {
          kind: 'buttons',
          buttons: [
            { label: 'Share', invocation: { command: 'say', args: { words }, audience: 'channel' } },
            { label: 'Again', invocation: { command: 'say', args: { words } } },
          ],
        },
      ],
    };
  },
  async suggest(_option, typed) {
    if (typed === 'crash') throw new Error('no');
    return Array.from({ length: 40 }, (_, index) => ({ label: `${typed}${index}`, value: `${index}` }));
  },
});

test('an expected error becomes help with an example', async (t) => {
  const { library } = await openHouse(t);
  const { dispatch } = createDispatcher([say], library, SILENT);
  const reply = await dispatch({ command: 'say', args: { words: 'refuse' } }, ASKER);
  assert.equal(reply.audience, 'asker');
  assert.match(textIn(reply), /That cannot be said\..*\/say hello/u);
});

test('an unexpected error becomes an apology with an id that is in the log, and says nothing of the inside', async (t) => {
  const { library } = await openHouse(t);
  const logged: Record<string, unknown>[] = [];
  const log: Log = { debug() {}, info() {}, warn() {}, error: (fields) => void logged.push(fields) };
  const reply = await createDispatcher([say], library, log).dispatch(
    { command: 'say', args: { words: 'crash' } },
    ASKER,
  );
  const id = /this id: ([0-9a-f]{8})/u.exec(textIn(reply))?.[1];
  assert.ok(id);
  assert.equal(logged[0]?.['errorId'], id);
  assert.doesNotMatch(textIn(reply), /secret inside/u);
});

test('a command, and what it passes on to, can tell what it is doing; nobody need listen', async (t) => {
  const { library } = await openHouse(t);
  const slow = defineCommand({
    name: 'slow',
    about: 'Takes its time',
    example: '/slow',
    options: { twice: { kind: 'text', about: 'Passes on' } },
    async run({ twice }, { progress, run }) {
      progress?.('Reading…');
      return twice === undefined
        ? { audience: 'asker', summary: 'Done', blocks: [] }
        : run({ command: 'slow', args: {} });
    },
  });
  const dispatcher = createDispatcher([slow], library, SILENT);
  const told: string[] = [];
  const invocation = { command: 'slow', args: { twice: 'yes' } };
  assert.equal((await dispatcher.dispatch(invocation, ASKER, (doing) => told.push(doing))).summary, 'Done');
  assert.deepEqual(told, ['Reading…', 'Reading…']);
  assert.equal((await dispatcher.dispatch(invocation, ASKER)).summary, 'Done');
});

test('a shared reply names the sharer, goes to the channel, and cannot be shared again', async (t) => {
  const { library } = await openHouse(t);
  const { dispatch } = createDispatcher([say], library, SILENT);
  const reply = await dispatch({ command: 'say', args: { words: 'hello' }, audience: 'channel' }, ASKER);
  assert.equal(reply.audience, 'channel');
  assert.match(reply.summary, /^Ann shared: hello/u);
  assert.match(textIn(reply), /Shared by Ann.*Again/u);
  assert.doesNotMatch(textIn(reply), /"Share"/u);
});

test('an error is never shared', async (t) => {
  const { library } = await openHouse(t);
  const { dispatch } = createDispatcher([say], library, SILENT);
  const reply = await dispatch({ command: 'say', args: { words: 'refuse' }, audience: 'channel' }, ASKER);
  assert.equal(reply.audience, 'asker');
});

test('a command that does not exist is answered with those that do', async (t) => {
  const { library } = await openHouse(t);
  const reply = await createDispatcher([say], library, SILENT).dispatch({ command: 'nope', args: {} }, ASKER);
  assert.match(textIn(reply), /no command “nope”.*\/say hello/u);
});

test('a quote that the transcript does not hold never leaves', async (t) => {
  const { library } = await openHouse(t);
  const { items } = await library.moments('search funnel', { offset: 0, limit: 1 });
  const moment = items[0]?.moment;
  assert.ok(moment);
  const forge = defineCommand({
    name: 'forge',
    about: 'Forges',
    example: '/forge',
    options: {},
    run: async () => ({
      audience: 'asker',
      summary: 'forged',
      blocks: [{ kind: 'quote', moment: { ...moment, quote: `${moment.quote} and I hate puppies` } }],
    }),
  });
  const reply = await createDispatcher([forge], library, SILENT).dispatch({ command: 'forge', args: {} }, ASKER);
  assert.doesNotMatch(textIn(reply), /puppies/u);
  assert.match(textIn(reply), /went wrong/u);
});

test('completions are at most 25, and none when completing fails', async (t) => {
  const { library } = await openHouse(t);
  const { suggest } = createDispatcher([say], library, SILENT);
  assert.equal((await suggest('say', 'words', 'x', ASKER)).length, 25);
  assert.deepEqual(await suggest('say', 'words', 'crash', ASKER), []);
  assert.deepEqual(await suggest('say', 'other', 'x', ASKER), []);
  assert.deepEqual(await suggest('nope', 'words', 'x', ASKER), []);
});

test('two commands of one name, and an optional option before a required one, are refused when they are defined', async (t) => {
  const { library } = await openHouse(t);
  assert.throws(() => createDispatcher([say, say], library, SILENT), /same name/u);
  assert.throws(
    () =>
      defineCommand({
        name: 'bad',
        about: 'Bad',
        example: '/bad',
        options: { a: { kind: 'text', about: 'A' }, b: { kind: 'text', about: 'B', required: true } },
        run: async () => ({ audience: 'asker', summary: '', blocks: [] }),
      }),
    /required options must come before/u,
  );
});

test('a field whose check fails can be filled in all the same, and the log says so', async (t) => {
  const { library } = await openHouse(t);
  const logged: Record<string, unknown>[] = [];
  const log: Log = { ...SILENT, error: (fields) => void logged.push(fields) };
  const check = async (value: string) => {
    if (value === 'crash') throw new Error('the store is gone');
    return value === 'bad' ? 'That is bad.' : null;
  };
  const asks = defineCommand({
    ...{ name: 'tell', about: 'Tells it', example: '/tell hello', options: {} },
    run: async (): Promise<Reply> => ({ audience: 'asker', summary: 'told', blocks: [] }),
    form: async () => ({
      ...{ title: 'Tell', submit: 'Tell', invocation: { command: 'tell', args: {} } },
      fields: [{ kind: 'text', name: 'words', label: 'Words', maxLength: 10, check }],
    }),
  });
  const asked = await createDispatcher([asks], library, log).form({ command: 'tell', args: {}, asks: 'form' }, ASKER);
  const field = 'form' in asked ? asked.form.fields[0] : undefined;
  assert.equal(await field?.check?.('bad'), 'That is bad.');
  assert.equal(await field?.check?.('crash'), null);
  assert.deepEqual(
    logged.map(({ command, field: name }) => [command, name]),
    [['tell', 'words']],
  );
});
