import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterSilence, cueEnd } from '../../src/core/silence.ts';
import type { Timing } from '../../src/core/video.ts';

const TEN = 'one two three four five six seven eight nine ten';

function spoken(starts: readonly number[], duration: number, timing: Timing = 'exact', text = TEN) {
  return { cues: starts.map((start) => ({ start, text })), duration, timing };
}

test('a line ends where the next one begins', () => {
  assert.equal(cueEnd(spoken([0, 4], 20), 0), 4);
  assert.equal(cueEnd(spoken([0, 4], 20), 1), 20);
});

test('a line that is followed by a long silence ends when its words can have been said', () => {
  const hourly = spoken([31, 3725], 7200);
  assert.equal(cueEnd(hourly, 0), 41);
  assert.equal(cueEnd(hourly, 1), 3735);
  assert.deepEqual([afterSilence(hourly, 0), afterSilence(hourly, 1)], [false, true]);
});

test('a long line that takes minutes to say is followed by no silence', () => {
  const turns = spoken([0, 120], 240, 'exact', Array.from({ length: 20 }, () => TEN).join(' '));
  assert.equal(cueEnd(turns, 0), 120);
  assert.equal(afterSilence(turns, 1), false);
});

test('times that were worked out tell of no silence', () => {
  assert.equal(afterSilence(spoken([0, 3600], 7200, 'paced'), 1), false);
});
