import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runIndexingChaos } from './indexing/run.ts';

/** A few kills: the long run is `npm run chaos -- --indexing`. */
const KILLS = 6;

test('a library that is killed while it is indexed opens, holds whole documents only, and is whole in the end', async (t) => {
  const { kills, whole, faults } = await runIndexingChaos({ kills: KILLS, seed: 3 });
  t.diagnostic(`${kills} kills, ${whole} libraries`);
  assert.deepEqual(faults, []);
  assert.equal(kills, KILLS);
});
