import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentOf } from '../../src/core/moment.ts';
import { NO_HINTS, type Video } from '../../src/core/video.ts';
import { createAnalyst } from '../../src/strategy/index.ts';

const FIRST = [
  'Oracle wants to be the landlord of every data center,',
  'their strategy is to build first and to find the tenants later,',
  'and they are betting that demand for compute will keep growing,',
];
const LATER = [
  'and they have signed contracts for ten billion dollars',
  'because Oracle wants to lock its customers in,',
  'and the risk for them is that the banks lose patience.',
];
/** Seconds at which what comes after the break begins. */
const RESUMED = 3_600;

const BROKEN: Video = {
  ...{ id: 'a', title: 'What Oracle wants', otherTitles: [], url: 'https://www.youtube.com/watch?v=a', author: null },
  ...{ date: null, duration: 3_620, summary: [], keyPoints: [], sections: [], description: null, hints: NO_HINTS },
  cues: [...FIRST, ...LATER].map((text, at) => ({
    start: at < FIRST.length ? at * 5 : RESUMED + (at - FIRST.length) * 5,
    text,
  })),
  timing: 'exact',
  sources: {},
};

test('no quote and no talk about a player reaches over a long silence', () => {
  const { players, thoughts } = createAnalyst().analyse(BROKEN);
  const [oracle] = players.filter(({ standing }) => standing === 'discussed');
  assert.ok(oracle && oracle.claims.length > 1);
  const spans = [...thoughts, ...oracle.passages, ...oracle.claims.map(({ span }) => span)];
  for (const { start, end, quote } of spans.map((span) => momentOf(BROKEN, span)))
    assert.ok(end < RESUMED || start >= RESUMED, quote);
  const seconds = oracle.passages
    .map((passage) => momentOf(BROKEN, passage))
    .reduce((sum, { start, end }) => sum + end - start, 0);
  assert.ok(seconds < 60, `${seconds} seconds of talk`);
});
