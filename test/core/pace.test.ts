import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Asker } from '../../src/core/asker.ts';
import { defineCommand } from '../../src/core/command.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { SILENT } from '../../src/core/log.ts';
import { createPace, USUAL_PACE } from '../../src/core/pace.ts';
import { ASKER, openHouse } from '../support/library.ts';
import { seeded } from '../support/seeded.ts';

const MINUTE = 60_000;
const person = (id: string): Asker => ({ ...ASKER, platform: 'slack', id });

/** A pace by a clock that is moved by hand. */
function paced() {
  let now = 1_000_000;
  const pace = createPace(USUAL_PACE, () => now);
  return {
    pace,
    pass(ms: number) {
      now += ms;
    },
  };
}

describe('the pace of one person', () => {
  test('is twenty in any minute; the next one learns how long to wait, and waiting that long is enough', () => {
    const { pace, pass } = paced();
    const ann = person('U1');
    for (let asked = 0; asked < 20; asked += 1) {
      assert.equal(pace.wait(ann), 0);
      pass(1_000);
    }
    const wait = pace.wait(ann);
    assert.equal(wait, 40);
    pass(wait * 1_000 - 1);
    assert.equal(pace.wait(ann), 1);
    pass(1);
    assert.equal(pace.wait(ann), 0);
    assert.ok(pace.wait(ann) > 0, 'one place came free, not twenty');
  });

  test('is not made worse by asking while one has to wait, and is nobody else’s', () => {
    const { pace, pass } = paced();
    for (let asked = 0; asked < 500; asked += 1) pace.wait(person('U1'));
    assert.equal(pace.wait(person('U2')), 0);
    assert.equal(pace.wait({ ...person('U1'), platform: 'discord' }), 0, 'nor that of another platform’s person');
    pass(MINUTE);
    assert.equal(pace.wait(person('U1')), 0);
  });

  test('allows no more than twenty in any minute, and nobody is kept who asks more slowly', () => {
    const { pace, pass } = paced();
    const random = seeded(5);
    const answered: number[] = [];
    let now = 0;
    for (let asked = 0; asked < 5_000; asked += 1) {
      const step = Math.floor(random() * 4_000);
      pass(step);
      now += step;
      if (pace.wait(person('U1')) === 0) answered.push(now);
    }
    for (const [index, at] of answered.entries()) {
      const first = answered[index - 20];
      if (first !== undefined) assert.ok(at - first >= MINUTE, `${index}: 21 within ${at - first} ms`);
    }
    const slow = paced();
    for (let asked = 0; asked < 500; asked += 1) {
      assert.equal(slow.pace.wait(person('U1')), 0);
      slow.pass(3_000);
    }
  });

  test('is forgotten of those who asked longest ago, once there are very many', () => {
    const { pace } = paced();
    for (let asked = 0; asked < 20; asked += 1) pace.wait(person('first'));
    assert.ok(pace.wait(person('first')) > 0);
    for (let other = 0; other < 10_000; other += 1) assert.equal(pace.wait(person(`U${other}`)), 0);
    assert.equal(pace.wait(person('first')), 0);
    assert.equal(pace.wait(person('U9999')), 0, 'the latest are remembered');
  });
});

const echo = defineCommand({
  name: 'echo',
  about: 'Says it',
  example: '/echo hello',
  options: { words: { kind: 'text', about: 'What to say', required: true } },
  async run({ words }) {
    await new Promise((resolve) => setImmediate(resolve));
    return { audience: 'channel', summary: words, blocks: [{ kind: 'text', content: words }] };
  },
  form: async () => ({
    title: 'Echo',
    fields: [{ kind: 'text', name: 'words', label: 'Words', maxLength: 10 }],
    submit: 'Say',
    invocation: { command: 'echo', args: {} },
  }),
});

describe('a burst', () => {
  test('of 200 commands by 50 people at once is answered, every one', async (t) => {
    const { library } = await openHouse(t);
    const { pace } = paced();
    const { dispatch, idle } = createDispatcher([echo], library, SILENT, { pace });
    const asked = Array.from({ length: 200 }, (_, n) => ({ n, by: person(`U${n % 50}`) }));
    const replies = await Promise.all(
      asked.map(({ n, by }) => dispatch({ command: 'echo', args: { words: `number ${n}` } }, by)),
    );
    assert.deepEqual(
      replies.map(({ summary }) => summary),
      asked.map(({ n }) => `number ${n}`),
    );
    await idle();
  });

  test('of one person is answered twenty times, and then privately with how long to wait', async (t) => {
    const { library } = await openHouse(t);
    const { pace, pass } = paced();
    const { dispatch } = createDispatcher([echo], library, SILENT, { pace });
    const invocation = { command: 'echo', args: { words: 'hello' }, audience: 'channel' } as const;
    const replies = await Promise.all(Array.from({ length: 25 }, () => dispatch(invocation, person('U1'))));
    assert.equal(replies.filter(({ audience }) => audience === 'channel').length, 20);
    for (const reply of replies.slice(20)) {
      assert.equal(reply.audience, 'asker', 'nobody else is told');
      assert.match(
        reply.summary,
        /^That is a lot at once\. Please wait 60 seconds and ask again; nothing was lost\.$/u,
      );
    }
    assert.equal((await dispatch(invocation, person('U2'))).audience, 'channel');
    pass(59_500);
    assert.match((await dispatch(invocation, person('U1'))).summary, /wait 1 second and/u);
    pass(500);
    assert.equal((await dispatch(invocation, person('U1'))).audience, 'channel');
  });

  test('counts what is asked for once: opening a form is free, and its words count as one', async (t) => {
    const { library } = await openHouse(t);
    const { pace } = paced();
    const dispatcher = createDispatcher([echo], library, SILENT, { pace });
    const asking = { command: 'echo', args: {}, asks: 'form' } as const;
    for (let opened = 0; opened < 100; opened += 1) assert.ok('form' in (await dispatcher.form(asking, person('U1'))));
    for (let asked = 0; asked < 20; asked += 1) {
      assert.match((await dispatcher.dispatch(asking, person('U1'))).summary, /^Echo: add what you like/u);
    }
    assert.match((await dispatcher.dispatch(asking, person('U1'))).summary, /a lot at once/u);
  });
});
