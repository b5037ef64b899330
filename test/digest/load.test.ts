import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fate } from './fake-platform.ts';
import { NINE, sceneOf, subscriptionOf } from './support.ts';

const CHANNELS = 1_000;
/** Every other channel is one of these. */
const ILL: readonly Fate[] = [
  'dropped',
  { slow: 30_000 },
  { busy: 60 },
  { busy: null },
  { refused: 'It is archived.' },
];
/** Milliseconds that a healthy channel may wait for its post: as it would if it were alone, with a little to spare. */
const SOON = 100;

test('of a thousand channels due in the same minute, half of them slow or failing, the healthy ones wait for none', async (t) => {
  const ids = Array.from({ length: CHANNELS }, (_, index) => `s${String(index).padStart(4, '0')}`);
  const { clock, platform, runner } = await sceneOf(
    t,
    ids.map((id) => subscriptionOf(id)),
    NINE,
  );
  const fateOf = new Map(
    ids.map((id, index): [string, Fate] => [
      `C-${id}`,
      index % 2 === 0 ? 'ok' : (ILL[(index >> 1) % ILL.length] ?? 'ok'),
    ]),
  );
  platform.fate = (_call, channel) => fateOf.get(channel) ?? 'ok';
  const one = runner();
  await clock.until(one.tick());
  await clock.until(clock.wait(10_000));
  const waits = [...fateOf].flatMap(([channel, fate]) => {
    if (fate !== 'ok') return [];
    const [parent] = platform.parents(channel);
    return [parent ? parent.at.getTime() - NINE.getTime() : Number.POSITIVE_INFINITY];
  });
  waits.sort((a, b) => a - b);
  t.diagnostic(`healthy channels waited ${waits[0]} to ${waits.at(-1)} ms of platform time`);
  assert.equal(waits.length, CHANNELS / 2);
  assert.ok((waits.at(-1) ?? Number.POSITIVE_INFINITY) <= SOON, `the last one waited ${waits.at(-1)} ms`);
  await clock.until(one.stop());
});
