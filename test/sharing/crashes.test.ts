import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SILENT } from '../../src/core/log.ts';
import { createShareDesk } from '../../src/sharing/index.ts';
import { Mortal } from '../digest/mortal.ts';
import { ANN, lines, sharingScene } from './support.ts';

const MESSAGES = ['one', 'two', 'three'];

test('killed between any two steps, whatever stands can be taken back by its sharer, and only then is it gone', async (t) => {
  let died = 0;
  for (let steps = 1; ; steps += 1) {
    const { store, courier, clock, desk, standing, until } = sharingScene(t);
    const mortal = new Mortal(steps);
    const doomed = createShareDesk({
      ...{ store: mortal.shares(store), couriers: [mortal.courier(courier)], log: SILENT },
      now: () => clock.now(),
      wait: mortal.clock(clock).wait,
    });
    const whole = doomed.share(ANN, 'C1', lines(...MESSAGES));
    await until(Promise.race([whole, mortal.death]));
    if (!mortal.dead) {
      assert.deepEqual(standing(), MESSAGES);
      break;
    }
    died += 1;
    const before = standing();
    assert.deepEqual(before, MESSAGES.slice(0, before.length), `after ${steps} steps: in order`);
    const listed = await desk.shares(ANN, { by: 'U1', limit: 9 });
    if (before.length > 0) assert.equal(listed.length, 1, `after ${steps} steps: it is listed`);
    for (const { id } of listed) await until(desk.takeBack(ANN, id));
    assert.deepEqual(standing(), [], `after ${steps} steps: nothing is left`);
  }
  assert.ok(died > 10, `it died ${died} times only`);
});
