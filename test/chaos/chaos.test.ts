import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runChaos } from './run.ts';

/** A few rounds: the long run is `npm run chaos`. */
const ROUNDS = 5;

test('processes that are killed while platforms fail post everything once, on both platforms', async (t) => {
  const { kills, due, posted, doubled, lost } = await runChaos({ rounds: ROUNDS, seed: 4 });
  t.diagnostic(`${ROUNDS} rounds, ${kills} kills, ${due} due, ${posted} posted`);
  assert.deepEqual({ doubled, lost, posted }, { doubled: [], lost: [], posted: due });
  assert.ok(kills > 0, 'somebody was killed');
});
