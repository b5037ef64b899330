import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentOf } from '../../src/core/moment.ts';
import type { Claim, Facet, VideoBreakdown } from '../../src/core/strategy.ts';
import { tellClaims } from '../../src/core/telling.ts';
import { NO_HINTS, type Video } from '../../src/core/video.ts';

function videoOf(id: string, author: string | null = null, date: string | null = null): Video {
  return {
    ...{ id, title: id, otherTitles: [], url: `https://www.youtube.com/watch?v=${id}`, author, date },
    ...{ duration: 100, summary: [], keyPoints: [], sections: [], description: null, hints: NO_HINTS },
    cues: Array.from({ length: 100 }, (_, start) => ({ start, text: 'word' })),
    timing: 'exact',
    sources: {},
  };
}

/** A breakdown whose main passage is the first 60 seconds, with a short one at 80. */
function breakdownOf(video: Video, claims: readonly (readonly [Facet, at: number, score: number])[]): VideoBreakdown {
  const claimOf = ([facet, at, score]: (typeof claims)[number]): Claim => ({
    facet,
    score,
    moment: momentOf(video, { from: at, to: at + 2 }),
  });
  const passages = [
    { start: 0, end: 60 },
    { start: 80, end: 85 },
  ];
  return { video, headline: null, passages, claims: claims.map(claimOf) };
}

const told = (...videos: VideoBreakdown[]) =>
  tellClaims(videos).map(({ label, video, claim }) => `${label} ${video.id}@${claim.moment.start}`);

test('every facet is told once before any is told twice', () => {
  const video = breakdownOf(videoOf('a'), [
    ['PLAY', 1, 0.9],
    ['PLAY', 2, 0.8],
    ['WHY', 3, 0.1],
  ]);
  assert.deepEqual(told(video), ['The play a@1', 'Why a@3', 'The play a@2']);
});

test('what is said in passing comes last, whatever its facet', () => {
  const video = breakdownOf(videoOf('a'), [
    ['PLAY', 1, 0.5],
    ['RISK', 81, 0.9],
    ['PLAY', 2, 0.5],
  ]);
  assert.deepEqual(told(video), ['The play a@1', 'The play a@2', 'Risk a@81']);
});

test('over several videos the newest view comes first, older ones are said to be before, and weak claims wait', () => {
  const newest = breakdownOf(videoOf('new', null, '2025-02-02'), [
    ['PLAY', 1, 0.9],
    ['BET', 2, 0.1],
  ]);
  const older = breakdownOf(videoOf('old', null, '2025-01-01'), [
    ['PLAY', 1, 0.9],
    ['BET', 2, 0.9],
  ]);
  assert.deepEqual(told(newest, older), ['The play new@1', 'The bet old@2', 'The play, before old@1', 'The bet new@2']);
});

test('authors are named where they differ', () => {
  const sources = (one: string | null, two: string | null) =>
    tellClaims([breakdownOf(videoOf('a', one), [['PLAY', 1, 1]]), breakdownOf(videoOf('b', two), [['BET', 1, 1]])]).map(
      ({ source }) => source,
    );
  assert.deepEqual(sources('Ann', 'Bob'), ['Ann, a', 'Bob, b']);
  assert.deepEqual(sources('Ann', null), ['a', 'b']);
});

test('what has no date is not said to be before anything', () => {
  const claims = [['PLAY', 1, 0.9]] as const;
  const dated = breakdownOf(videoOf('dated', null, '2025-02-02'), claims);
  assert.deepEqual(told(dated, breakdownOf(videoOf('undated'), claims)), ['The play dated@1', 'The play undated@1']);
});

test('a short cut from a talk is not told beside the talk', () => {
  const text = 'they want every harbour in the north for themselves';
  const cut = (id: string): VideoBreakdown => {
    const video = { ...videoOf(id), cues: [{ start: 0, text }] };
    const moment = momentOf(video, { from: 0, to: 9 });
    return { video, headline: null, passages: [{ start: 0, end: 60 }], claims: [{ facet: 'PLAY', score: 1, moment }] };
  };
  assert.deepEqual(told(cut('talk'), cut('short')), ['The play talk@0']);
});

test('what a speaker says again in the same breath is told last, and not when it is a while later', () => {
  const first = 'that is why they rushed so hard for the summaries';
  const other = 'they bought the north harbour too';
  const again = 'they were laughed at that is why they rushed so hard to mend it';
  const saying = (secondsLater: number): VideoBreakdown => {
    const said = [first, other, again];
    const video = { ...videoOf('a'), cues: said.map((text, at) => ({ start: at * secondsLater, text })) };
    const lengths = said.map((text) => text.split(' ').length);
    const claims = said.map((_, at): Claim => {
      const from = lengths.slice(0, at).reduce((sum, length) => sum + length, 0);
      const moment = momentOf(video, { from, to: from + (lengths[at] ?? 0) });
      return { facet: 'MOVE', score: 1 - at / 10, moment };
    });
    // The one that is said again would come before the other.
    const [one, two, three] = claims;
    const order = one && two && three ? [one, three, two] : assert.fail();
    return { video, headline: null, passages: [{ start: 0, end: 100 }], claims: order };
  };
  const quotes = (video: VideoBreakdown) => tellClaims([video]).map(({ claim }) => claim.moment.quote);
  assert.deepEqual(quotes(saying(5)), [first, other, again]);
  assert.deepEqual(quotes(saying(40)), [first, again, other]);
});
