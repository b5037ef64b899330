import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { loadVideos } from '../../src/library/index.ts';
import { documentHouse, NAME } from './document-house.ts';
import { INFO, PODCAST, SHOWN, SRT, TEAMS, YOUTUBE_AUTO, ZOOM } from './formats/forms.ts';

test('a zip is so many videos, each document under its path in it', async (t) => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const talks = {
    [`${NAME}.en.vtt`]: bytes(YOUTUBE_AUTO),
    pod: { 'episode.md': bytes(PODCAST) },
    'notes.zip': bytes('x'),
  };
  const { sync, put, remove, videos, problems } = documentHouse(t, { 'in/talks.zip': zipSync(talks) });
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
  const { sync, move, videos } = documentHouse(t, { 'paste.txt': `https://youtu.be/U6bZI-0oAjc\n\n${SHOWN}` });
  await sync();
  const before = (await videos())[0];
  move('paste.txt', 'elsewhere.txt');
  await sync();
  const after = (await videos())[0];
  assert.deepEqual([after?.id, after?.sources['cues']], [before?.id, 'elsewhere.txt']);
});

test('a recording of which nothing says where it is keeps the id it is given, when its file changes or moves', async (t) => {
  const { sync, put, move, ids } = documentHouse(t, { 'Stand-up.vtt': ZOOM, 'Retro.vtt': TEAMS });
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
  const { folder, sync } = documentHouse(t, { 'a.vtt': 'WEBVTT' });
  const first = await sync();
  const second = await sync();
  assert.deepEqual([first.read, second.read, second.unchanged], [1, 0, 1]);
  assert.equal((await loadVideos([folder])).problems.length, 1);
});

test('documents and archives are loaded by their paths without a library', async (t) => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const { folder, put } = documentHouse(t, { [`${NAME}.en.vtt`]: YOUTUBE_AUTO, [`${NAME}.info.json`]: INFO });
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
