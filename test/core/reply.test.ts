import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Moment } from '../../src/core/moment.ts';
import { watchButton, watchVideoButton } from '../../src/core/reply.ts';

const SAID: Omit<Moment, 'videoId' | 'url'> = {
  ...{ quote: 'MSC just buys ships', words: { from: 0, to: 4 }, start: 263, end: 268 },
  timing: 'exact',
};

test('a moment of a video is to be watched', () => {
  const url = 'https://youtu.be/aBcD1234567?t=263';
  assert.deepEqual(watchButton({ ...SAID, videoId: 'aBcD1234567', url }), { label: '▶ Watch 4:23', url });
  assert.equal(watchVideoButton({ id: 'aBcD1234567', url }).label, '▶ Watch');
});

test('a moment of a recording whose link is its page of words is to be opened', () => {
  const id = 'file-3235ed4e020a';
  const url = `http://localhost:3000/v/${id}?t=263s`;
  assert.deepEqual(watchButton({ ...SAID, videoId: id, url }), { label: '▶ Open 4:23', url });
  assert.equal(watchButton({ ...SAID, timing: 'paced', videoId: id, url }).label, '▶ Open ≈4:23');
  assert.deepEqual(watchVideoButton({ id, url: `http://localhost:3000/v/${id}` }).label, '▶ Open');
});
