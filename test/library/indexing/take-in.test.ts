import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { SILENT } from '../../../src/core/log.ts';
import { createIntake, type IntakeOptions } from '../../../src/library/indexing/take-in.ts';
import { openStores } from '../../../src/store/index.ts';
import { createAnalyst } from '../../../src/strategy/index.ts';
import { type Cleanup, enriched, libraryFolder } from '../../support/library.ts';

const analyst = createAnalyst();
const HOUR = 3_600_000;
const LONG_AGO = new Date('2025-01-01T00:00:00Z');

const talk = (id: string, words = 'the words of it') =>
  enriched({ title: `Talk ${id}`, video_id: id, duration_seconds: 60 }, words);
const id = (index: number) => `video${String(index).padStart(6, '0')}`;

/** A file as it is when it was written long ago. */
function put(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  utimesSync(join(folder, path), LONG_AGO, LONG_AGO);
}

/** An intake with a store of its own, and what it opens. */
function intakeOf(t: Cleanup, folder: string, now = () => LONG_AGO.getTime() + HOUR) {
  const stores = openStores(null);
  t.after(() => stores.close());
  const start = () => createIntake(folder, { store: stores.library, analyst, log: SILENT, now });
  let intake = start();
  return {
    store: stores.library,
    restart() {
      intake = start();
    },
    async take(options: IntakeOptions = {}) {
      const opened = new Set<string>();
      const report = await intake({
        ...options,
        onDocuments: (paths) => {
          for (const path of paths) opened.add(path);
        },
      });
      return { ...report, opened: [...opened].sort() };
    },
    async words(videoId: string) {
      return (await stores.library.video(videoId))?.video.cues.map(({ text }) => text).join(' ') ?? null;
    },
  };
}

test('documents that look as they did are not opened, in the same process and in the next', async (t) => {
  const folder = libraryFolder(t, {});
  for (let index = 0; index < 3; index += 1) put(folder, `${index}.md`, talk(id(index)));
  const { take, restart } = intakeOf(t, folder);
  assert.equal((await take()).opened.length, 3);
  assert.deepEqual((await take()).opened, []);
  restart();
  const { opened, unchanged } = await take();
  assert.deepEqual({ opened, unchanged }, { opened: [], unchanged: 3 });
});

test('one that looks different but is the same is opened once, and nothing is made of it', async (t) => {
  const folder = libraryFolder(t, {});
  put(folder, 'a.md', talk(id(1)));
  const { take } = intakeOf(t, folder);
  await take();
  utimesSync(join(folder, 'a.md'), new Date(LONG_AGO.getTime() + 1000), new Date(LONG_AGO.getTime() + 1000));
  const { opened, read, words } = await take();
  assert.deepEqual({ opened, read, words }, { opened: ['a.md'], read: 0, words: 0 });
  assert.deepEqual((await take()).opened, []);
});

test('one that was written just before it was read is not trusted to be the same: it may change in the same instant', async (t) => {
  const folder = libraryFolder(t, {});
  put(folder, 'a.md', talk(id(1), 'some words'));
  let now = LONG_AGO.getTime() + 500;
  const { take, words } = intakeOf(t, folder, () => now);
  await take();
  put(folder, 'a.md', talk(id(1), 'such words'));
  assert.equal((await take()).read, 1, 'it has the same size and time, and is read all the same');
  assert.match((await words(id(1))) ?? '', /such/u);
  now += HOUR;
  assert.deepEqual((await take()).opened, ['a.md'], 'it is read once more, when it can be trusted');
  assert.deepEqual((await take()).opened, []);
});

test('one that changes while it is read is whole, as it was or as it is, and as it is after the next look', async (t) => {
  const folder = libraryFolder(t, {});
  put(folder, 'a.md', talk(id(1), 'the first words'));
  const { store } = intakeOf(t, folder);
  const intake = createIntake(folder, { store, analyst, log: SILENT });
  let changes = 0;
  const onDocuments = (paths: readonly string[]) => {
    if (paths.length === 0 || changes === 3) return;
    changes += 1;
    writeFileSync(join(folder, 'a.md'), talk(id(1), `the words of change ${changes}`));
    const later = new Date(LONG_AGO.getTime() + changes * 5_000);
    utimesSync(join(folder, 'a.md'), later, later);
  };
  const words = async () => (await store.video(id(1)))?.video.cues.map(({ text }) => text).join(' ') ?? '';
  await intake({ onDocuments });
  assert.match(await words(), /^the (?:first words|words of change \d)$/u);
  await intake({ onDocuments });
  await intake({ onDocuments });
  await intake();
  assert.equal(await words(), 'the words of change 3');
});

test('what was refused is tried once by each process, for by then there may be a reader for it', async (t) => {
  const folder = libraryFolder(t, {});
  put(folder, 'odd.md', 'nothing of use');
  const { take, restart } = intakeOf(t, folder);
  assert.deepEqual((await take()).opened, ['odd.md']);
  assert.deepEqual((await take()).opened, []);
  restart();
  assert.deepEqual((await take()).opened, ['odd.md']);
});

test('an archive that looks as it did is not opened either, even when something in it was refused', async (t) => {
  const folder = libraryFolder(t, {});
  const bytes = (text: string) => new TextEncoder().encode(text);
  put(folder, 'talks.zip', zipSync({ 'a.md': bytes(talk(id(1))), 'b.md': bytes(talk(id(2))), 'c.zip': bytes('PK') }));
  const { take, store } = intakeOf(t, folder);
  assert.deepEqual((await take()).opened, ['talks.zip/a.md', 'talks.zip/b.md']);
  assert.deepEqual((await take()).opened, []);
  rmSync(join(folder, 'talks.zip'));
  const { removed } = await take({ files: ['talks.zip'] });
  assert.equal(removed, 3);
  assert.deepEqual(await store.documents(), []);
  assert.deepEqual(await store.contents(), []);
});

test('of files that are named, those alone are opened, and the ones that tell of the same video', async (t) => {
  const folder = libraryFolder(t, {});
  for (let index = 0; index < 5; index += 1) put(folder, `${index}.md`, talk(id(index)));
  put(folder, 'more about 3.md', talk(id(3), 'longer words about the same video'));
  const { take, words } = intakeOf(t, folder);
  await take();
  rmSync(join(folder, 'more about 3.md'));
  put(folder, 'new.md', talk(id(9)));
  const { opened, read, removed } = await take({ files: ['new.md', 'more about 3.md', 'never there.md'] });
  assert.deepEqual({ opened, read, removed }, { opened: ['3.md', 'new.md'], read: 1, removed: 1 });
  assert.equal(await words(id(3)), 'the words of it');
});

test('a file that has moved keeps its video when only its new place is named, and when only its old one is', async (t) => {
  const folder = libraryFolder(t, {});
  put(folder, 'a.md', talk(id(1)));
  put(folder, 'b.md', talk(id(2)));
  const { take, store } = intakeOf(t, folder);
  await take();
  renameSync(join(folder, 'a.md'), join(folder, 'a moved.md'));
  await take({ files: ['a moved.md'] });
  renameSync(join(folder, 'b.md'), join(folder, 'b moved.md'));
  await take({ files: ['b.md'] });
  await take({ files: ['b moved.md'] });
  await take();
  assert.deepEqual((await store.contents()).map((video) => video.id).sort(), [id(1), id(2)]);
  assert.deepEqual(
    (await store.documents()).map(({ path }) => path),
    ['a moved.md', 'b moved.md'],
  );
});

test('more documents than are held at once make the same library as one after the other', async (t) => {
  const folder = libraryFolder(t, {});
  for (let index = 0; index < 600; index += 1) {
    put(folder, `${index % 2 === 0 ? 'one' : 'two'}/${index}.md`, talk(id(index % 500), `words of number ${index}`));
  }
  const { take, store } = intakeOf(t, folder);
  const seen: number[] = [];
  const { read } = await take({ onProgress: ({ done }) => seen.push(done) });
  assert.equal(read, 600);
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => a - b),
    'it never goes back',
  );
  assert.equal(seen.at(-1), 600);
  assert.equal((await store.contents()).length, 500);
  assert.ok((await store.documents()).every(({ problem }) => problem === null));
});

test('it stops between two documents, keeps what it has done, and goes on from there', async (t) => {
  const folder = libraryFolder(t, {});
  for (let index = 0; index < 120; index += 1) put(folder, `${index}.md`, talk(id(index)));
  const { take, store } = intakeOf(t, folder);
  const stop = new AbortController();
  const reason = new Error('enough');
  await assert.rejects(
    take({ signal: stop.signal, onProgress: ({ done }) => done >= 40 && stop.abort(reason) }),
    reason,
  );
  const kept = (await store.documents()).length;
  assert.ok(kept >= 40 && kept < 120, `${kept} are kept`);
  const { opened, read } = await take();
  assert.equal(opened.length, 120 - kept);
  assert.equal(read, 120 - kept);
});

test('a document that moves from one video to another is never in both, nor in neither', async (t) => {
  const folder = libraryFolder(t, {});
  for (let index = 0; index < 60; index += 1) put(folder, `${index}.md`, talk(id(index)));
  const { take, store } = intakeOf(t, folder);
  await take();
  for (let index = 0; index < 60; index += 1) put(folder, `${index}.md`, talk(id(index + 30), 'other words'));
  const stop = new AbortController();
  await take({ signal: stop.signal, onProgress: () => stop.abort() }).catch(() => undefined);
  const records = await store.documents();
  const videos = new Set((await store.contents()).map((video) => video.id));
  assert.deepEqual(new Set(records.map(({ videoId }) => videoId)), videos);
  await take();
  assert.equal((await store.contents()).length, 60);
});

test('that all documents are gone at once is told, and they are read again when they are back', async (t) => {
  const folder = libraryFolder(t, {});
  const stores = openStores(null);
  t.after(() => stores.close());
  const told: string[] = [];
  const log = { ...SILENT, warn: (_: object, message: string) => void told.push(message) };
  const intake = createIntake(folder, { store: stores.library, analyst, log });
  const all = [0, 1, 2];
  const mount = () => {
    for (const index of all) put(folder, `${index}.md`, talk(id(index)));
  };
  const ids = async () => (await stores.library.contents()).map((video) => video.id).sort();
  await intake();
  mount();
  await intake();
  rmSync(join(folder, '2.md'));
  await intake();
  assert.deepEqual(told, [], 'an empty folder that always was, and one document, are nothing to tell of');
  for (const index of all) rmSync(join(folder, `${index}.md`), { force: true });
  await intake();
  await intake();
  assert.equal(told.length, 1);
  assert.match(told[0] ?? '', /the library folder is empty.*is a drive not mounted\?/u);
  assert.deepEqual(await ids(), []);
  mount();
  await intake();
  assert.deepEqual(await ids(), all.map(id));
});
