import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync, zipSync } from 'fflate';
import { SILENT } from '../../src/core/log.ts';
import { momentOf } from '../../src/core/moment.ts';
import type { Video } from '../../src/core/video.ts';
import { loadVideos, openLibrary } from '../../src/library/index.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { temporaryFolder } from '../support/library.ts';
import { INFO, PODCAST, SHOWN, SRT, TEAMS, YOUTUBE_AUTO, ZOOM } from './formats/forms.ts';

const analyst = createAnalyst();

/** A folder of documents, the library over it, and what it holds. */
function house(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = temporaryFolder(t);
  const stores = openStores(null);
  t.after(() => stores.close());
  const { sync } = openLibrary(folder, { store: stores.library, analyst, log: SILENT });
  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) put(path, content);
  return {
    folder,
    put,
    sync,
    remove: (path: string) => rmSync(join(folder, path)),
    move: (from: string, to: string) => renameSync(join(folder, from), join(folder, to)),
    async videos(): Promise<readonly Video[]> {
      const cards = await stores.library.cards();
      const videos = await Promise.all(cards.map(({ id }) => stores.library.video(id)));
      return videos.flatMap((stored) => stored?.video ?? []);
    },
    async ids() {
      const records = await stores.library.documents();
      return Object.fromEntries(records.map(({ path, videoId }) => [path, videoId]));
    },
    async problems() {
      const records = await stores.library.documents();
      return records.flatMap(({ path, problem }) => (problem ? [`${path}: ${problem.reason}`] : []));
    },
  };
}

const NAME = 'Chips & Clouds [U6bZI-0oAjc]';
const track = (...words: readonly string[]) =>
  `WEBVTT\n\n${words.map((text, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n${text}`).join('\n\n')}\n`;

test('what yt-dlp writes becomes one video: words, title, date, chapters, and links to the second', async (t) => {
  const { sync, videos, problems } = house(t, { [`${NAME}.en.vtt`]: YOUTUBE_AUTO, [`${NAME}.info.json`]: INFO });
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
  const { sync, videos } = house(t, { [`2025-01-20 ${NAME}.en.vtt.gz`]: gzipSync(Buffer.from(YOUTUBE_AUTO)) });
  await sync();
  const [video] = await videos();
  assert.deepEqual([video?.id, video?.title, video?.date], ['U6bZI-0oAjc', 'Chips & Clouds', '2025-01-20']);
  assert.equal(video?.url, 'https://www.youtube.com/watch?v=U6bZI-0oAjc');
});

test('speakers come through the store, and a change of speaker begins a new cue', async (t) => {
  const { sync, videos } = house(t, { 'meeting.vtt': TEAMS, 'meeting.yaml': 'url: https://example.org/meeting.mp4\n' });
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
  const { sync, put, videos, problems } = house(t, { 'All hands.vtt': ZOOM });
  await sync();
  assert.deepEqual(await problems(), [
    'All hands.vtt: nothing says where the video is; put a file of the same name beside it that ends in .yaml and says `url: "https://…"`',
  ]);
  put('All hands.yaml', 'url: https://www.loom.com/share/0123456789abcdef0123456789abcdef\n');
  await sync();
  assert.deepEqual(await problems(), []);
  const [video] = await videos();
  assert.deepEqual([video?.id, video?.title], ['loom-0123456789abcdef0123456789abcdef', 'All hands']);
  assert.equal(video && momentOf(video, { from: 0, to: 1 }).url.split('?')[1], 't=144');
});

test('when the file beside captions goes, so does what it said; when it comes again, so does that', async (t) => {
  const { sync, put, remove, videos } = house(t, { 'a.vtt': SRT, 'a.info.json': INFO });
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
  const { sync, videos } = house(t, {
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
  const { sync, put, videos } = house(t, files);
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
  const { sync, put, videos } = house(t, {
    [`${NAME}.en.vtt`]: auto,
    [`${NAME}.srt`]: written.replace('WEBVTT\n\n', ''),
  });
  await sync();
  assert.equal((await videos())[0]?.cues[1]?.text, 'DeepSeek and OpenAI');
  put(`${NAME}.srt`, track('So, today').replace('WEBVTT\n\n', ''));
  await sync();
  assert.equal((await videos())[0]?.cues[1]?.text, 'deep seek and open AI');
});

test('a zip is so many videos, each document under its path in it', async (t) => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const talks = {
    [`${NAME}.en.vtt`]: bytes(YOUTUBE_AUTO),
    pod: { 'episode.md': bytes(PODCAST) },
    'notes.zip': bytes('x'),
  };
  const { sync, put, remove, videos, problems } = house(t, { 'in/talks.zip': zipSync(talks) });
  await sync();
  assert.deepEqual((await videos()).map(({ id }) => id).sort(), ['U6bZI-0oAjc', 'vimeo-12345678']);
  assert.equal((await videos()).find(({ id }) => id === 'U6bZI-0oAjc')?.sources['cues'], `in/talks.zip/${NAME}.en.vtt`);
  assert.deepEqual(await problems(), [
    'in/talks.zip/notes.zip: an archive within an archive is not opened; put the documents in directly',
  ]);
  assert.equal((await sync()).read, 0, 'an archive that has not changed is not read again');
  put('in/talks.zip', zipSync({ pod: talks.pod }));
  await sync();
  assert.deepEqual(
    (await videos()).map(({ id }) => id),
    ['vimeo-12345678'],
  );
  remove('in/talks.zip');
  await sync();
  assert.deepEqual(await videos(), []);
});

test('a transcript that is pasted with its link is a video, and moves with its file', async (t) => {
  const { sync, move, videos } = house(t, { 'paste.txt': `https://youtu.be/U6bZI-0oAjc\n\n${SHOWN}` });
  await sync();
  const before = (await videos())[0];
  move('paste.txt', 'elsewhere.txt');
  await sync();
  const after = (await videos())[0];
  assert.deepEqual([after?.id, after?.sources['cues']], [before?.id, 'elsewhere.txt']);
});

test('a recording of which nothing says where it is keeps the id it is given, when its file changes or moves', async (t) => {
  const { sync, put, move, ids } = house(t, { 'Stand-up.vtt': ZOOM, 'Retro.vtt': TEAMS });
  await sync();
  const { 'Stand-up.vtt': id, 'Retro.vtt': other } = await ids();
  assert.match(id ?? '', /^file-[\da-f]{12}$/u);
  assert.notEqual(id, other);
  put('Stand-up.vtt', `${ZOOM}\n00:10:00.000 --> 00:10:01.000\nAnn Lee: bye\n`);
  await sync();
  move('Stand-up.vtt', 'Stand-up of Monday.vtt');
  put('Stand-up.vtt', SRT);
  await sync();
  const after = await ids();
  assert.deepEqual([after['Stand-up of Monday.vtt'], after['Retro.vtt']], [id, other]);
  assert.equal(new Set(Object.values(after)).size, 3);
});

test('a document that was refused is tried again at every look, for a reader may have come', async (t) => {
  const { folder, sync } = house(t, { 'a.vtt': 'WEBVTT' });
  const first = await sync();
  const second = await sync();
  assert.deepEqual([first.read, second.read, second.unchanged], [1, 0, 1]);
  assert.equal((await loadVideos([folder])).problems.length, 1);
});

test('documents and archives are loaded by their paths without a library', async (t) => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const { folder, put } = house(t, { [`${NAME}.en.vtt`]: YOUTUBE_AUTO, [`${NAME}.info.json`]: INFO });
  put('more.zip', zipSync({ 'episode.md': bytes(PODCAST) }));
  const all = await loadVideos([folder]);
  assert.deepEqual(all.videos.map(({ video }) => video.id).sort(), ['U6bZI-0oAjc', 'vimeo-12345678']);
  assert.deepEqual(all.problems, []);
  const one = await loadVideos([join(folder, 'more.zip')]);
  assert.deepEqual(
    one.videos.map(({ path }) => path),
    [join(folder, 'more.zip/episode.md')],
  );
});
