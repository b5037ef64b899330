import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defineCommand } from '../../src/core/command.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { AskerError } from '../../src/core/errors.ts';
import { SILENT } from '../../src/core/log.ts';
import { quoteBlock, type Reply } from '../../src/core/reply.ts';
import { ASKER, openHouse } from '../support/library.ts';

const said = (summary: string): Reply => ({ audience: 'asker', summary, blocks: [{ kind: 'text', content: summary }] });

const leaf = defineCommand({
  name: 'leaf',
  about: 'Answers',
  example: '/leaf',
  options: { n: { kind: 'whole', about: 'A number', min: 1, max: 9 } },
  run: async ({ n }, { asker }) => said(`leaf ${n} for ${asker.name}`),
});
const pass = defineCommand({
  name: 'pass',
  about: 'Passes on',
  example: '/pass',
  options: { to: { kind: 'text', about: 'To which', required: true } },
  run: async ({ to }, { run }) => run({ command: to, args: { n: 3, to: 'leaf' } }),
});

test('a command may run another one, as the same person, with arguments that are checked', async (t) => {
  const { library } = await openHouse(t);
  const { dispatch } = createDispatcher([leaf, pass], library, SILENT);
  assert.equal((await dispatch({ command: 'pass', args: { to: 'leaf' } }, ASKER)).summary, 'leaf 3 for Ann');
  const wrong = defineCommand({
    ...{ name: 'wrong', about: 'Passes on', example: '/wrong', options: {} },
    run: (_, { run }) => run({ command: 'leaf', args: { n: 10 } }),
  });
  const reply = await createDispatcher([leaf, wrong], library, SILENT).dispatch({ command: 'wrong', args: {} }, ASKER);
  assert.match(reply.summary, /“10” is no n: it is a whole number from 1 to 9/u);
});

test('one that passes on cannot be passed on, itself least of all, and what there is none of is said', async (t) => {
  const { library } = await openHouse(t);
  const other = defineCommand({
    ...{ name: 'other', about: 'Passes on', example: '/other' },
    options: { to: { kind: 'text', about: 'To which', required: true } },
    run: ({ to }, { run }) => run({ command: to, args: { to: 'leaf' } }),
  });
  const { dispatch } = createDispatcher([leaf, pass, other], library, SILENT);
  for (const [command, to] of [
    ['pass', 'pass'],
    ['other', 'pass'],
    ['other', 'other'],
  ] as const) {
    const reply = await dispatch({ command, args: { to } }, ASKER);
    assert.equal(reply.summary, 'A command that passes on cannot be passed on itself.');
  }
  const reply = await dispatch({ command: 'pass', args: { to: 'nonesuch' } }, ASKER);
  assert.equal(reply.summary, 'There is no command /nonesuch.');
});

test('an expected error of what was passed on is the passer’s to catch', async (t) => {
  const { library } = await openHouse(t);
  const careful = defineCommand({
    name: 'careful',
    about: 'Catches',
    example: '/careful',
    options: {},
    async run(_, { run }) {
      try {
        return await run({ command: 'leaf', args: { n: 99 } });
      } catch (error) {
        return said(error instanceof AskerError ? 'caught' : 'lost');
      }
    },
  });
  const { dispatch } = createDispatcher([leaf, careful], library, SILENT);
  assert.equal((await dispatch({ command: 'careful', args: {} }, ASKER)).summary, 'caught');
});

test('a quote that was made up is not shared either', async (t) => {
  const { library } = await openHouse(t);
  const { items } = await library.moments('search funnel', { offset: 0, limit: 1 });
  const moment = items[0]?.moment;
  assert.ok(moment);
  const posted: string[] = [];
  const share = defineCommand({
    name: 'leak',
    about: 'Shares',
    example: '/leak',
    options: { forged: { kind: 'choice', about: 'Forged', choices: ['yes', 'no'], required: true } },
    async run({ forged }, { shares, asker }) {
      const quote = forged === 'yes' ? `${moment.quote} and I hate puppies` : moment.quote;
      await shares?.share(asker, 'C1', { ...said('s'), blocks: [quoteBlock({ ...moment, quote }, null, null)] });
      return said('Shared.');
    },
  });
  const unused = async () => {
    throw new Error('unused');
  };
  const { dispatch } = createDispatcher([share], library, SILENT, {
    shares: {
      async share(asker, channel, reply) {
        for (const block of reply.blocks) if (block.kind === 'quote') posted.push(block.moment.quote);
        const place = { platform: asker.platform, channel };
        return { id: 'x', place, sharer: asker.id, sharerName: asker.name, about: '', at: new Date(0), messageIds: [] };
      },
      ...{ reaches: unused, problem: unused, takeBack: unused, shares: unused },
    },
  });
  assert.match((await dispatch({ command: 'leak', args: { forged: 'yes' } }, ASKER)).summary, /went wrong/u);
  assert.deepEqual(posted, []);
  assert.equal((await dispatch({ command: 'leak', args: { forged: 'no' } }, ASKER)).summary, 'Shared.');
  assert.deepEqual(posted, [moment.quote]);
});
