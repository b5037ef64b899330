import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Moment } from '../../src/core/moment.ts';
import { linksFrom } from '../../src/web/links.ts';
import { quoteOf } from '../../src/web/quote.ts';

const LINKS = linksFrom('', 'v1');
const SAID: Omit<Moment, 'videoId' | 'url'> = {
  ...{ quote: 'MSC just buys ships', words: { from: 0, to: 4 }, start: 59, end: 64 },
  timing: 'exact',
};

test('a quote leads to its video where that has an address of its own', () => {
  const { markup: text } = quoteOf(
    { ...SAID, videoId: 'aBcD1234567', url: 'https://youtu.be/aBcD1234567?t=59' },
    LINKS,
  );
  assert.match(text, /href="https:\/\/youtu\.be\/aBcD1234567\?t=59">Watch/u);
});

test('a quote of a recording that is only read here has its time alone: there is nothing to watch', () => {
  const videoId = 'file-3235ed4e020a';
  const { markup: text } = quoteOf({ ...SAID, videoId, url: `http://localhost:3000/v/${videoId}?t=59s` }, LINKS);
  assert.match(text, /<a class="time" href="\/v\/file-3235ed4e020a\?t=59[^"]*"[^>]*>0:59<\/a><\/p>/u);
  assert.doesNotMatch(text, /Watch/u);
});
