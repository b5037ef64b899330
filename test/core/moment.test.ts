import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isVerbatim, lead, linkAt, momentOf } from '../../src/core/moment.ts';
import { clock, parseClock, shownDate, shownTime } from '../../src/core/time.ts';
import { NO_HINTS, type Video } from '../../src/core/video.ts';
import { videoLinkIn } from '../../src/core/video-link.ts';

const VIDEO: Video = {
  id: 'abc',
  title: 'A talk',
  otherTitles: [],
  url: 'https://www.youtube.com/watch?v=abc',
  author: null,
  date: null,
  duration: 40,
  summary: [],
  keyPoints: [],
  sections: [],
  description: null,
  hints: NO_HINTS,
  cues: [
    { start: 0, text: 'one two  three' },
    { start: 10, text: 'four five' },
    { start: 30, text: 'six' },
  ],
  timing: 'exact',
  sources: {},
};

test('a moment is the exact words, from the second of the cue that they begin in', () => {
  const moment = momentOf(VIDEO, { from: 2, to: 5 });
  assert.equal(moment.quote, 'three four five');
  assert.equal(moment.start, 0);
  assert.equal(moment.end, 30);
  assert.equal(momentOf(VIDEO, { from: 4, to: 6 }).start, 10);
  assert.equal(momentOf(VIDEO, { from: 5, to: 6 }).end, 40);
});

test('the link opens on that second, and keeps what else the address carries', () => {
  assert.equal(momentOf(VIDEO, { from: 3, to: 4 }).url, 'https://www.youtube.com/watch?v=abc&t=10s');
  assert.equal(linkAt('https://youtu.be/abc?si=x&t=4', 263.9), 'https://youtu.be/abc?si=x&t=263s');
});

test('a link opens other players, and plain media files, on the second as each of them takes it', () => {
  for (const [url, opened] of [
    ['https://vimeo.com/12345678', 'https://vimeo.com/12345678#t=263s'],
    ['https://player.vimeo.com/video/12345678?h=ab#t=1s', 'https://player.vimeo.com/video/12345678?h=ab#t=263s'],
    ['https://www.loom.com/share/0a1b?sid=2', 'https://www.loom.com/share/0a1b?sid=2&t=263'],
    ['https://www.dailymotion.com/video/x1', 'https://www.dailymotion.com/video/x1?start=263'],
    ['https://cdn.example.org/talk.mp4?sig=a', 'https://cdn.example.org/talk.mp4?sig=a#t=263'],
    ['https://zoom.us/rec/play/abc', 'https://zoom.us/rec/play/abc?t=263s'],
  ] as const) {
    assert.equal(linkAt(url, 263.9), opened);
    assert.equal(videoLinkIn(opened)?.seconds, 263, 'and what it writes is read again');
  }
});

test('a worked-out time opens early enough, and never before the beginning', () => {
  const late: Video = { ...VIDEO, timing: 'paced', duration: 500, cues: [{ start: 400, text: 'late words' }] };
  const moment = momentOf(late, { from: 0, to: 2 });
  assert.equal(moment.start, 400);
  assert.ok(400 - Number(/t=(\d+)s/u.exec(moment.url)?.[1]) >= 12, 'the seed errs by up to 12 s');
  assert.match(momentOf({ ...VIDEO, timing: 'guessed' }, { from: 0, to: 1 }).url, /t=0s$/u);
  assert.ok(lead('guessed', 1_000) > lead('paced', 1_000));
});

test('a span outside the transcript is no moment', () => {
  for (const span of [
    { from: 0, to: 0 },
    { from: 3, to: 2 },
    { from: -1, to: 2 },
    { from: 4, to: 7 },
  ]) {
    assert.throws(() => momentOf(VIDEO, span), RangeError);
  }
});

test('a moment is verbatim only as long as nothing of it was changed', () => {
  const moment = momentOf(VIDEO, { from: 0, to: 3 });
  assert.ok(isVerbatim(moment, VIDEO));
  assert.ok(!isVerbatim({ ...moment, quote: 'one two four' }, VIDEO));
  assert.ok(!isVerbatim({ ...moment, start: 1 }, VIDEO));
  assert.ok(!isVerbatim({ ...moment, url: 'https://example.com/' }, VIDEO));
  assert.ok(!isVerbatim({ ...moment, words: { from: 0, to: 99 } }, VIDEO));
  assert.ok(!isVerbatim({ ...moment, timing: 'paced' }, VIDEO));
  assert.ok(!isVerbatim(moment, { ...VIDEO, cues: [{ start: 0, text: 'other words here' }] }));
});

test('times and dates read as on a player and a calendar', () => {
  assert.equal(clock(263), '4:23');
  assert.equal(clock(3_723), '1:02:03');
  assert.equal(shownTime(263, 'exact'), '4:23');
  assert.equal(shownTime(263, 'paced'), '≈4:23');
  assert.equal(shownTime(263, 'guessed'), '≈4:23');
  assert.equal(shownDate('2025-01-20'), '20 Jan 2025');
  for (const [text, seconds] of [
    ['4:23', 263],
    ['1:02:03', 3_723],
    ['90:00', 5_400],
    ['4:60', null],
    ['1:60:00', null],
    ['x', null],
  ] as const) {
    assert.equal(parseClock(text), seconds, text);
  }
});
