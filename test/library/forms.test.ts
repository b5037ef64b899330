import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'fflate';
import { momentOf } from '../../src/core/moment.ts';
import { documentHouse, NAME, track } from './document-house.ts';
import { INFO, SRT, TEAMS, YOUTUBE_AUTO, ZOOM } from './formats/forms.ts';

test('what yt-dlp writes becomes one video: words, title, date, chapters, and links to the second', async (t) => {
  const { sync, videos, problems } = documentHouse(t, {
    [`${NAME}.en.vtt`]: YOUTUBE_AUTO,
    [`${NAME}.info.json`]: INFO,
  });
  await sync();
  const [video, ...others] = await videos();
  assert.ok(video);
  assert.deepEqual([others, await problems()], [[], []]);
  assert.deepEqual(
    [video.id, video.title, video.author, video.date, video.duration, video.timing, video.cues.length],
    ['U6bZI-0oAjc', 'Chips & Clouds', 'Ann Lee', '2025-01-20', 683, 'exact', 3],
  );
  assert.deepEqual(
    video.sections.map(({ title }) => title),
    ['Who buys', 'Who builds'],
  );
  assert.equal(momentOf(video, { from: 5, to: 7 }).url, 'https://www.youtube.com/watch?v=U6bZI-0oAjc&t=2s');
});

test('captions alone are a video when their name holds the id, with the title from the name', async (t) => {
  const { sync, videos } = documentHouse(t, { [`2025-01-20 ${NAME}.en.vtt.gz`]: gzipSync(Buffer.from(YOUTUBE_AUTO)) });
  await sync();
  const [video] = await videos();
  assert.deepEqual([video?.id, video?.title, video?.date], ['U6bZI-0oAjc', 'Chips & Clouds', '2025-01-20']);
  assert.equal(video?.url, 'https://www.youtube.com/watch?v=U6bZI-0oAjc');
});

test('speakers come through the store, and a change of speaker begins a new cue', async (t) => {
  const { sync, videos } = documentHouse(t, {
    'meeting.vtt': TEAMS,
    'meeting.yaml': 'url: https://example.org/meeting.mp4\n',
  });
  await sync();
  const [video] = await videos();
  assert.deepEqual(
    video?.cues.map(({ start, speaker }) => [start, speaker]),
    [
      [3.1, 'Ann Lee'],
      [5.5, "Bob O'Hara"],
      [5.5, 'Ann Lee'],
      [9, undefined],
    ],
  );
  assert.equal(video && momentOf(video, { from: 0, to: 2 }).url, 'https://example.org/meeting.mp4#t=3');
});

test('captions without any link are refused with what to add, and taken in once it is there', async (t) => {
  const { sync, put, videos, problems } = documentHouse(t, { 'All hands.vtt': ZOOM });
  await sync();
  assert.deepEqual(await problems(), [
    'All hands.vtt: nothing says where the video is; put a file of the same name beside it that ends in .yaml and says `url: "https://…"`, or set WEB=on and PUBLIC_URL, and links lead to its page',
  ]);
  put('All hands.yaml', 'url: https://www.loom.com/share/0123456789abcdef0123456789abcdef\n');
  await sync();
  assert.deepEqual(await problems(), []);
  const [video] = await videos();
  assert.deepEqual([video?.id, video?.title], ['loom-0123456789abcdef0123456789abcdef', 'All hands']);
  assert.equal(video && momentOf(video, { from: 0, to: 1 }).url.split('?')[1], 't=144');
});

test('when the file beside captions goes, so does what it said; when it comes again, so does that', async (t) => {
  const { sync, put, remove, videos } = documentHouse(t, { 'a.vtt': SRT, 'a.info.json': INFO });
  await sync();
  assert.equal((await videos()).length, 1);
  remove('a.info.json');
  await sync();
  assert.deepEqual(await videos(), []);
  put('a.info.json', INFO);
  const { read } = await sync();
  assert.equal(read, 2, 'the captions are looked at again as well');
  assert.equal((await videos())[0]?.id, 'U6bZI-0oAjc');
});

test('of captions in several languages those in the spoken one are read, the others left out with a note', async (t) => {
  const { sync, videos } = documentHouse(t, {
    [`${NAME}.info.json`]: INFO.replace('"language":"en"', '"language":"de"'),
    [`${NAME}.de.vtt`]: track('eins', 'zwei', 'drei'),
    [`${NAME}.en.vtt`]: track('one', 'two', 'three', 'four'),
    [`${NAME}.fr.vtt`]: track('un'),
  });
  const { notes } = await sync();
  assert.deepEqual(
    (await videos())[0]?.cues.map(({ text }) => text),
    ['eins', 'zwei', 'drei'],
  );
  assert.deepEqual(
    notes.filter(({ reason }) => reason.includes('captions')).map(({ path, reason }) => `${path}: ${reason}`),
    [
      `${NAME}.en.vtt: these captions are in en and were left out: the video is read in de`,
      `${NAME}.fr.vtt: these captions are in fr and were left out: the video is read in de`,
    ],
  );
});

test('where nothing says which language is spoken, English is read; -orig says it', async (t) => {
  const files = { [`${NAME}.de.vtt`]: track('eins', 'zwei'), [`${NAME}.en.vtt`]: track('one') };
  const { sync, put, videos } = documentHouse(t, files);
  await sync();
  assert.deepEqual(
    (await videos())[0]?.cues.map(({ text }) => text),
    ['one'],
  );
  put(`${NAME}.de-orig.vtt`, track('eins', 'zwei', 'drei'));
  await sync();
  assert.deepEqual(
    (await videos())[0]?.cues.map(({ text }) => text),
    ['eins', 'zwei', 'drei'],
  );
});

test('captions that somebody wrote are read before a machine’s, unless they are only a part', async (t) => {
  const [auto, written] = [
    YOUTUBE_AUTO,
    track('So, today we talk about', 'DeepSeek and OpenAI', 'and about Google and chips.'),
  ];
  const { sync, put, videos } = documentHouse(t, {
    [`${NAME}.en.vtt`]: auto,
    [`${NAME}.srt`]: written.replace('WEBVTT\n\n', ''),
  });
  await sync();
  assert.equal((await videos())[0]?.cues[1]?.text, 'DeepSeek and OpenAI');
  put(`${NAME}.srt`, track('So, today').replace('WEBVTT\n\n', ''));
  await sync();
  assert.equal((await videos())[0]?.cues[1]?.text, 'deep seek and open AI');
});
