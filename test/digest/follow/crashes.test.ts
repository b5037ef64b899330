import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SILENT } from '../../../src/core/log.ts';
import { createDigestRunner } from '../../../src/digest/runner.ts';
import { Mortal } from '../mortal.ts';
import { HOUR, LEASE, states } from '../support.ts';
import { ANN, followScene } from './support.ts';

test('killed between any two steps, a follow has told of its video once, with its thread, and of no other', async (t) => {
  const scene = await followScene(t);
  const { house, desk, store, platform, clock, until, pass, said } = scene;
  await until(desk.follow(ANN, 'google', 'here'));
  const [{ id } = { id: '' }] = await store.subscriptions();
  const expected: string[] = [];
  let died = 0;
  for (let steps = 1, alive = false; !alive; steps += 3) {
    await house.add([2 * steps, { players: ['Google'] }], [2 * steps + 1, { players: ['Meta'] }]);
    expected.push(`New on Google: Talk number ${2 * steps}`);
    clock.pass(HOUR);
    const mortal = new Mortal(steps);
    const doomed = createDigestRunner({
      ...{ store: mortal.store(store), library: house.library, posters: [mortal.poster(platform.poster('slack'))] },
      ...{ log: SILENT, clock: mortal.clock(clock), id: `doomed ${steps}`, catchUp: 6 * HOUR, lease: LEASE },
    });
    const whole = (async () => {
      await doomed.tick();
      await doomed.idle();
    })();
    await until(Promise.race([whole, mortal.death]));
    alive = !mortal.dead;
    died += alive ? 0 : 1;
    clock.pass(2 * LEASE);
    await pass(1);
    assert.deepEqual(said(), expected, `after ${steps} steps`);
    for (const parent of platform.parents('C1')) assert.equal(platform.thread(parent.id).length, 1, parent.text);
  }
  assert.ok(died > 10, `it died ${died} times only`);
  const ended = states(await store.deliveries(id, 1_000));
  assert.equal(ended.filter((state) => state === 'posted').length, expected.length);
});
