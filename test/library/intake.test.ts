import assert from 'node:assert/strict';
import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Log, SILENT } from '../../src/core/log.ts';
import type { Video } from '../../src/core/video.ts';
import { openLibrary } from '../../src/library/index.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { enriched, libraryFolder, openHouse, page, SEEDS, temporaryFolder } from '../support/library.ts';

const PAGE = 'deepseek-vs-openai.learning-library.txt';
const ENRICHED = 'deepseek-releases-r1.transcript.md';

test('both seeds become one video: timed, with both titles, the longer duration, and the source of each field', async (t) => {
  const { library } = await openHouse(t);
  const video = await library.video('U6bZI-0oAjc');
  assert.ok(video);
  assert.equal(video.timing, 'exact');
  assert.equal(video.cues.length, 296);
  assert.equal(video.duration, 683);
  assert.equal(video.date, '2025-01-20');
  assert.equal(video.keyPoints.length, 4);
  assert.deepEqual([video.title, ...video.otherTitles].length, 2);
  assert.equal(video.sources['cues'], PAGE);
  assert.equal(video.sources['date'], ENRICHED);
  assert.equal(video.sources['keyPoints'], PAGE);
});

test('a second start with the same documents reads none of them again', async (t) => {
  const [folder, dataDir] = [libraryFolder(t), temporaryFolder(t)];
  const first = openStores(dataDir);
  const analyst = createAnalyst();
  assert.deepEqual(await counts(openLibrary(folder, { store: first.library, analyst, log: SILENT })), {
    read: 2,
    unchanged: 0,
    removed: 0,
  });
  first.close();
  const second = openStores(dataDir);
  t.after(() => second.close());
  const open = openLibrary(folder, { store: second.library, analyst, log: SILENT });
  assert.deepEqual(await counts(open), { read: 0, unchanged: 2, removed: 0 });
  assert.equal((await open.library.status()).videos, 1);
});

async function counts(open: ReturnType<typeof openLibrary>) {
  const { read, unchanged, removed } = await open.sync();
  return { read, unchanged, removed };
}

test('when one of two documents goes, the video is what the other one says; when both go, it is gone', async (t) => {
  const folder = libraryFolder(t);
  const { library, sync } = await openHouse(t, folder);
  rmSync(join(folder, PAGE));
  await sync();
  const untimed = await library.video('U6bZI-0oAjc');
  assert.equal(untimed?.timing, 'paced');
  assert.equal(untimed?.keyPoints.length, 0);
  cpSync(join(SEEDS, PAGE), join(folder, PAGE));
  await sync();
  assert.equal((await library.video('U6bZI-0oAjc'))?.timing, 'exact');
  rmSync(join(folder, PAGE));
  rmSync(join(folder, ENRICHED));
  const { removed } = await sync();
  assert.equal(removed, 2);
  assert.equal(await library.video('U6bZI-0oAjc'), null);
  assert.equal((await library.moments('deepseek', { offset: 0, limit: 5 })).total, 0);
});

test('a document that changes is read again, one that moves keeps its video', async (t) => {
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'One', video_id: 'aaaaaaaaaaa' }, 'the first words of it'),
  });
  const { library, sync } = await openHouse(t, folder);
  writeFileSync(join(folder, 'a.md'), enriched({ title: 'Two', video_id: 'aaaaaaaaaaa' }, 'other words entirely now'));
  assert.equal((await sync()).read, 1);
  assert.equal((await library.video('aaaaaaaaaaa'))?.title, 'Two');
  assert.equal((await library.moments('first', { offset: 0, limit: 5 })).total, 0);
  renameSync(join(folder, 'a.md'), join(folder, 'b.md'));
  await sync();
  assert.equal((await library.video('aaaaaaaaaaa'))?.sources['cues'], 'b.md');
});

test('a document that now tells of another video leaves nothing of the old one', async (t) => {
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'One', video_id: 'aaaaaaaaaaa' }, 'the first words of it'),
  });
  const { library, sync } = await openHouse(t, folder);
  writeFileSync(join(folder, 'a.md'), enriched({ title: 'One', video_id: 'bbbbbbbbbbb' }, 'the first words of it'));
  await sync();
  assert.equal(await library.video('aaaaaaaaaaa'), null);
  assert.equal((await library.video('bbbbbbbbbbb'))?.title, 'One');
});

test('a document that cannot be read is skipped with its reason; the rest of the library works', async (t) => {
  const warned: string[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn: (fields) => void warned.push(String(fields['document'])),
    error() {},
  };
  const folder = libraryFolder(t, {
    'empty.md': '',
    'binary.txt': new Uint8Array([0, 1, 2, 3, 255, 254]),
    'yaml.md': '---\ntitle: "never closed\nvideo_id: x\n---\n\n# T\n\nwords\n',
    'no-id.md': enriched({ title: 'No id' }, 'some words that nobody can link to'),
    'good.md': enriched({ title: 'Good', video_id: 'ggggggggggg', duration_seconds: 10 }, 'these words can be found'),
  });
  const { library, sync } = await openHouse(t, folder, { log });
  const { skipped, videos } = await library.status();
  assert.equal(videos, 1);
  assert.deepEqual(
    skipped.map(({ path }) => path),
    ['binary.txt', 'empty.md', 'no-id.md', 'yaml.md'],
  );
  for (const { reason } of skipped) assert.ok(reason.length > 10, reason);
  assert.ok(skipped.find(({ path }) => path === 'yaml.md')?.line);
  assert.equal((await library.moments('words found', { offset: 0, limit: 5 })).total, 1);
  assert.equal(warned.length, 4);
  await sync();
  assert.equal(warned.length, 4, 'what was said once is not said at every start');
});

test('curated text without a transcript is refused, and joins its video when a transcript comes', async (t) => {
  const whole = page('A page', 'ccccccccccc', [[0, 'words of the talk']]);
  const folder = libraryFolder(t, { 'page.txt': whole.slice(0, whole.lastIndexOf('0:00')) });
  const { library, sync } = await openHouse(t, folder);
  assert.equal((await library.status()).skipped.length, 1);
  writeFileSync(
    join(folder, 'talk.md'),
    enriched({ title: 'A talk', video_id: 'ccccccccccc', duration_seconds: 9 }, 'words of the talk'),
  );
  await sync();
  const video = await library.video('ccccccccccc');
  assert.equal(video?.keyPoints.length, 1);
  assert.equal(video?.timing, 'paced');
  assert.deepEqual((await library.status()).skipped, []);
});

test('another method works out anew what it finds, without reading a document', async (t) => {
  const [folder, stores] = [libraryFolder(t), openStores(null)];
  t.after(() => stores.close());
  const analyst = createAnalyst();
  await openLibrary(folder, { store: stores.library, analyst, log: SILENT }).sync();
  const blind = { ...analyst, version: 'blind', analyse: () => ({ players: [], thoughts: [] }) };
  const open = openLibrary(folder, { store: stores.library, analyst: blind, log: SILENT });
  assert.equal((await open.sync()).read, 0);
  assert.deepEqual(await open.library.players(), []);
});

test('a document on which the method fails is refused like one that cannot be read, and the rest works', async (t) => {
  const folder = libraryFolder(t, {
    'bad.md': enriched({ title: 'Bad', video_id: 'bbbbbbbbbbb' }, 'these words break it'),
    'good.md': enriched({ title: 'Good', video_id: 'ggggggggggg' }, 'these words can be found'),
  });
  const stores = openStores(null);
  t.after(() => stores.close());
  const analyst = createAnalyst();
  const fragile = {
    ...analyst,
    analyse(video: Video) {
      if (video.title === 'Bad') throw new RangeError('too deep');
      return analyst.analyse(video);
    },
  };
  const { library, sync } = openLibrary(folder, { store: stores.library, analyst: fragile, log: SILENT });
  await sync();
  const { videos, skipped } = await library.status();
  assert.equal(videos, 1);
  assert.match(skipped[0]?.reason ?? '', /could not be worked with \(too deep\)/u);
});

test('a text without spaces between its words is refused, and taken in where its lines have times', async (t) => {
  const line = '谷歌正在捍卫搜索因为那是它赚钱的地方';
  const folder = libraryFolder(t, {
    'untimed.md': enriched({ title: 'Untimed', video_id: 'uuuuuuuuuuu', duration_seconds: 600 }, line.repeat(100)),
    'timed.txt': page('Timed', 'ttttttttttt', [
      [0, line],
      [6, line],
      [12, '战略是什么'],
    ]),
  });
  const { library } = await openHouse(t, folder);
  assert.match((await library.status()).skipped[0]?.reason ?? '', /without spaces between words/u);
  const { items } = await library.moments('战略', { offset: 0, limit: 5 });
  assert.match(items[0]?.moment.quote ?? '', /战略是什么/u);
});

test('a page whose words end long before the video does is taken in, and that is noted', async (t) => {
  const folder = libraryFolder(t, {
    'cut.txt': page('Cut', 'ccccccccccc', [
      [0, 'words of a talk'],
      [60, 'that goes on'],
    ]),
  });
  const { sync } = openLibrary(folder, { store: openStores(null).library, analyst: createAnalyst(), log: SILENT });
  const { notes } = await sync();
  assert.match(notes[0]?.reason ?? '', /ends at 1:00 of 10:00; is the document whole/u);
});

test('the times of an untimed talk are not worked out from the length of another recording', async (t) => {
  const words = (count: number, word: string) => Array.from({ length: count }, () => word).join(' ');
  const folder = libraryFolder(t, {
    'long.md': enriched({ title: 'Long', video_id: 'ddddddddddd', duration_seconds: 6000 }, words(50, 'other')),
    'talk.md': enriched({ title: 'Talk', video_id: 'ddddddddddd', duration_seconds: 60 }, words(120, 'word')),
  });
  const { library } = await openHouse(t, folder);
  assert.equal((await library.video('ddddddddddd'))?.duration, 60);
});
