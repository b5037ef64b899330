import assert from 'node:assert/strict';
import { test } from 'node:test';
import { videoLinkIn } from '../../src/core/video-link.ts';

test('a link gives the second that it opens on, however that is written', () => {
  for (const [text, seconds] of [
    ['https://youtu.be/abc?t=263', 263],
    ['https://youtu.be/abc?t=263s', 263],
    ['youtu.be/abc?t=4m23s', 263],
    ['https://www.youtube.com/watch?v=abc&t=1h2m3s', 3723],
    ['https://www.youtube.com/embed/abc?start=263', 263],
    ['<https://youtu.be/abc#t=263>', 263],
    ['https://youtu.be/abc', null],
    ['https://youtu.be/abc?t=soon', null],
  ] as const) {
    assert.equal(videoLinkIn(text)?.seconds, seconds, text);
  }
});

test('a text that is no link is none', () => {
  for (const text of [
    '',
    'google',
    'search funnel',
    'a.b',
    'google.com',
    '15,000 engineers',
    'see youtu.be/abc please',
  ]) {
    assert.equal(videoLinkIn(text), null, text);
  }
});
