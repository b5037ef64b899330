import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentOf } from '../../../src/core/moment.ts';
import { shownTime } from '../../../src/core/time.ts';
import { wordsOf } from '../../../src/core/transcript.ts';
import type { Video } from '../../../src/core/video.ts';
import { located as inPlace } from '../../../src/library/documents/identity.ts';
import { mergeDocuments } from '../../../src/library/documents/merge.ts';
import type { LocatedDocument } from '../../../src/library/documents/shapes.ts';
import { ENRICHED_PATH, enriched, PAGE_PATH, page, read, seed } from '../formats/samples.ts';

const located = (path: string, text = seed(path)): LocatedDocument => {
  const document = read(path, text);
  return inPlace(path, document, document.videoId ?? 'none');
};
const ID = 'video_id: abcDEF_-123';

function merge(...documents: readonly LocatedDocument[]): Video {
  const result = mergeDocuments(documents);
  if (!result.ok) throw new Error(result.problem.reason);
  return result.video;
}

test('the two seeds become one video, in whatever order they come', () => {
  const [one, other] = [located(PAGE_PATH), located(ENRICHED_PATH)];
  const video = merge(one, other);
  assert.deepEqual(merge(other, one), video);
  assert.equal(video.title, 'DeepSeek vs OpenAI: Strategic AI Competition');
  assert.deepEqual(video.otherTitles, [
    'DeepSeek Releases R1: Capability & Strategy vs. Strategy of OpenAI, Google, Amazon, and Microsoft',
  ]);
  assert.deepEqual([video.timing, video.cues.length, wordsOf(video).length], ['exact', 296, 2116]);
  assert.deepEqual([video.duration, video.date, video.keyPoints.length], [683, '2025-01-20', 4]);
  assert.deepEqual(video.hints.people, ['Jeff Bezos']);
  for (const field of ['title', 'cues', 'duration', 'summary', 'keyPoints', 'sections']) {
    assert.equal(video.sources[field], PAGE_PATH, field);
  }
  for (const field of ['otherTitles', 'author', 'date', 'hints']) {
    assert.equal(video.sources[field], ENRICHED_PATH, field);
  }
});

test('where documents disagree, the one with the better transcript is believed', () => {
  const short = located('a.md', enriched([ID, 'publish_date: 2024-01-01', 'author: A', 'keywords: [x]'], 'one two'));
  const long = located('b.md', enriched([ID, 'publish_date: 2025-02-02', 'keywords: [y]'], 'one two three'));
  const video = merge(short, long);
  assert.deepEqual(merge(long, short), video);
  assert.deepEqual([video.date, video.author, video.hints.keywords], ['2025-02-02', 'A', ['y', 'x']]);
  assert.deepEqual([video.sources['date'], video.sources['author']], ['b.md', 'a.md']);
  const timed = located('c.txt', page('0:00one'));
  assert.equal(merge(short, long, timed).timing, 'exact');
});

test('the more detailed list of sections is kept, wherever it comes from', () => {
  const chapters = enriched([
    ID,
    'description: |',
    '  0:00 One',
    '  1:00 Two',
    '  2:00 Three',
    '  59:00 After the end',
  ]);
  const video = merge(located('a.txt', page('0:00one 0:05two')), located('b.md', chapters));
  assert.deepEqual(
    video.sections.map(({ title }) => title),
    ['One', 'Two', 'Three'],
  );
  assert.equal(video.sources['sections'], 'b.md');
});

test('the duration is the longest of the last cue and what is stated, and covers the last words where nothing is', () => {
  const timed = (duration: string) => located('a.txt', page('0:00one 5:00two', { duration }));
  assert.equal(merge(timed('00:04:59')).duration, 300);
  assert.equal(merge(timed('00:05:03')).duration, 303);
  assert.equal(merge(timed('00:05:03'), located('b.md', enriched([ID, 'duration_seconds: 305']))).duration, 305);
  assert.equal(merge(timed('unknown')).duration, 301);
});

test('a video without any transcript is refused, unless another document brings one', () => {
  const bare = located('a.txt', page('').replace('## Full Transcript', ''));
  const result = mergeDocuments([bare]);
  assert.ok(!result.ok);
  assert.equal(result.problem.path, 'a.txt');
  assert.match(result.problem.reason, /no transcript .* should follow/u);
  const video = merge(bare, located('b.md', enriched([ID])));
  assert.deepEqual([video.title, video.timing, video.keyPoints.length], ['A talk', 'paced', 2]);
});

test('a video that no document names gets a title that says so', () => {
  assert.equal(merge(located('a.md', enriched([ID], 'one two'))).title, 'Untitled video abcDEF_-123');
});

test('the times of an untimed transcript are shown as worked out, and its links open before the words are spoken', () => {
  const exact = merge(located(PAGE_PATH));
  const paced = merge(located(ENRICHED_PATH));
  assert.deepEqual([paced.timing, paced.duration], ['paced', 681]);
  const spoken = wordsOf(exact);
  assert.deepEqual(
    wordsOf(paced).map(({ text }) => text),
    spoken.map(({ text }) => text),
  );
  for (let from = 0; from + 10 <= spoken.length; from += 10) {
    const [known, worked] = [exact, paced].map((video) => momentOf(video, { from, to: from + 10 }));
    assert.ok(known && worked);
    const opens = Number(new URL(worked.url).searchParams.get('t')?.replace('s', ''));
    assert.ok(opens <= known.start, `word ${from} is spoken at ${known.start}, the link opens at ${opens}`);
    assert.ok(
      known.start - worked.start < 16,
      `word ${from} is spoken at ${known.start}, not as early as ${worked.start}`,
    );
    assert.match(shownTime(worked.start, worked.timing), /^≈\d+:\d\d$/u);
  }
});

test('documents of different videos are never merged', () => {
  const [one, other] = [located('a.md', enriched([ID])), located('b.md', enriched(['video_id: other']))];
  assert.throws(() => mergeDocuments([one, other]), RangeError);
});
