import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateCues, USUAL_RATE } from '../../../src/library/documents/estimate.ts';

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

test('cues are spaced by their words over the duration, and hold every word once', () => {
  const { cues, duration, timing } = estimateCues(words(180), 90);
  assert.deepEqual([duration, timing], [90, 'paced']);
  assert.deepEqual(
    cues.slice(0, 3).map(({ start }) => start),
    [0, 4, 8],
  );
  assert.equal(cues.map(({ text }) => text).join(' '), words(180));
  assert.ok(cues.every(({ start }) => start < 90));
});

test('with no duration the usual rate of speech gives one, and the times count as guessed', () => {
  const { cues, duration, timing } = estimateCues(words(2 * USUAL_RATE), null);
  assert.deepEqual([duration, timing], [120, 'guessed']);
  assert.equal(cues[0]?.start, 0);
  assert.ok((cues.at(-1)?.start ?? 0) < 120);
});

test('a duration that is too short for the words is not believed', () => {
  assert.deepEqual([estimateCues(words(900), 30).timing, estimateCues(words(900), 30).duration], ['guessed', 300]);
});
