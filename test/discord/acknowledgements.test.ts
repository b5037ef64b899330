import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createAcknowledgements } from '../../src/discord/acknowledgements.ts';

/** So many acknowledgements under way, each settled by hand; `through` are those whose answer may begin. */
function underWay(count: number) {
  const acknowledgements = createAcknowledgements();
  const gates = Array.from({ length: count }, () => Promise.withResolvers<void>());
  const through: string[] = [];
  gates.forEach((gate, index) => {
    acknowledgements.through(gate.promise).then(
      () => through.push(`${index}`),
      () => through.push(`${index} failed`),
    );
  });
  return { gates, through };
}

test('one that is through is answered at once, also while a few others are under way', async () => {
  const { gates, through } = underWay(5);
  gates[3]?.resolve();
  await turn();
  assert.deepEqual(through, ['3']);
});

test('in a crowd all are acknowledged before anybody is answered, whatever becomes of one', async () => {
  const { gates, through } = underWay(50);
  for (const gate of gates.slice(1, 25)) gate.resolve();
  await turn();
  assert.equal(through.length, 0);
  gates[0]?.reject(new Error('too late'));
  for (const gate of gates.slice(25)) gate.resolve();
  await turn();
  assert.equal(through.length, 50);
  assert.ok(through.includes('0 failed'));
});
