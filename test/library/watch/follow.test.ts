import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SILENT } from '../../../src/core/log.ts';
import { type IntakeReport, openLibrary } from '../../../src/library/index.ts';
import { createIntake } from '../../../src/library/indexing/take-in.ts';
import { openStores } from '../../../src/store/index.ts';
import { createAnalyst } from '../../../src/strategy/index.ts';
import { type Cleanup, enriched, libraryFolder, SEEDS } from '../../support/library.ts';
import { until } from '../../support/until.ts';

const analyst = createAnalyst();
/** Milliseconds: short, so that the tests are. */
const SETTLE = 60;

/** A library that is followed, and every look at it. */
async function followed(t: Cleanup, folder: string, { poll = false, settle = SETTLE } = {}) {
  const stores = openStores(null);
  const looks: { files: readonly string[] | null; report: IntakeReport }[] = [];
  const intake = createIntake(folder, { store: stores.library, analyst, log: SILENT });
  const open = openLibrary(folder, {
    ...{ store: stores.library, analyst, log: SILENT, settle, poll },
    indexer: {
      async intake(options = {}) {
        const files = options.files ? [...options.files].sort() : null;
        const report = await intake({ ...options, files: files ?? undefined });
        looks.push({ files, report });
        return report;
      },
      close: async () => undefined,
    },
  });
  const ended = new AbortController();
  t.after(async () => {
    ended.abort();
    await open.close();
    stores.close();
  });
  await open.sync();
  open.follow(ended.signal);
  await until('it is watched', () => looks.length >= 2);
  return { ...open, stores, looks };
}

const talk = (id: string, words: string) =>
  enriched({ title: `Talk ${id}`, video_id: id, duration_seconds: 60 }, words);
/** Captions that say nowhere which video they are of. */
const captions = (words: string) => `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n${words}\n`;
const LINK = 'url: "https://videos.example/one"\n';

test('a file that is put into the folder is findable, and it alone is looked at', async (t) => {
  const folder = libraryFolder(t);
  const { library, looks } = await followed(t, folder);
  writeFileSync(join(folder, 'new.md'), talk('nnnnnnnnnnn', 'a marzipan potato is spoken of here'));
  await until('it is there', async () => (await library.video('nnnnnnnnnnn')) !== null);
  assert.equal((await library.moments('marzipan potato', { offset: 0, limit: 5 })).total, 1);
  assert.deepEqual(looks.at(-1)?.files, ['new.md']);
  assert.equal(looks.at(-1)?.report.read, 1);
});

test('files that come at once, in folders of their own, are one batch', async (t) => {
  const folder = libraryFolder(t, {});
  const { library, looks } = await followed(t, folder, { settle: 400 });
  const ids = Array.from({ length: 8 }, (_, index) => `video00000${index}`);
  for (const id of ids) {
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, 'talk.md'), talk(id, 'words of it'));
  }
  await until('all are there', async () => (await library.contents()).length === ids.length);
  assert.deepEqual(
    looks
      .slice(2)
      .flatMap(({ files }) => files ?? [])
      .sort(),
    ids.map((id) => `${id}/talk.md`),
  );
  assert.ok(looks.length <= 4, `${looks.length - 2} batches`);
});

test('a file that goes takes its video with it; one of two leaves what the other says', async (t) => {
  const folder = libraryFolder(t);
  cpSync(join(SEEDS, 'deepseek-releases-r1.transcript.md'), join(folder, 'deepseek-releases-r1.transcript.md'));
  const { library } = await followed(t, folder);
  rmSync(join(folder, 'deepseek-vs-openai.learning-library.txt'));
  await until('the untimed one is left', async () => (await library.video('U6bZI-0oAjc'))?.timing === 'paced');
  rmSync(join(folder, 'deepseek-releases-r1.transcript.md'));
  await until('it is gone', async () => (await library.video('U6bZI-0oAjc')) === null);
});

test('a file that is renamed keeps its video, so that what links to it still does', async (t) => {
  const folder = libraryFolder(t, { 'one.vtt': captions('a talk without a name'), 'one.yaml': LINK });
  const { library, stores } = await followed(t, folder);
  const before = (await library.contents()).map(({ id }) => id);
  assert.equal(before.length, 1);
  mkdirSync(join(folder, 'talks'));
  renameSync(join(folder, 'one.vtt'), join(folder, 'talks/a better name.vtt'));
  renameSync(join(folder, 'one.yaml'), join(folder, 'talks/a better name.yaml'));
  await until('it has moved', async () =>
    (await stores.library.documents()).every(({ path }) => path.startsWith('talks/')),
  );
  assert.deepEqual(
    (await library.contents()).map(({ id }) => id),
    before,
  );
  assert.equal((await library.video(before[0] ?? ''))?.title, 'A better name');
});

test('a file that only changes is read again, and one that is replaced by a rename too', async (t) => {
  const folder = libraryFolder(t, { 'a.md': talk('aaaaaaaaaaa', 'the first words') });
  const { library } = await followed(t, folder);
  const words = async () => (await library.video('aaaaaaaaaaa'))?.cues[0]?.text ?? '';
  writeFileSync(join(folder, 'a.md'), talk('aaaaaaaaaaa', 'other words'));
  await until('it is as it was written', async () => /other/u.test(await words()));
  writeFileSync(join(folder, '.a.md.tmp'), talk('aaaaaaaaaaa', 'yet another'));
  renameSync(join(folder, '.a.md.tmp'), join(folder, 'a.md'));
  await until('it is as it was renamed', async () => /yet another/u.test(await words()));
});

test('hidden files, recordings and half downloads wake nobody, nor do links that lead out', async (t) => {
  const folder = libraryFolder(t, { 'a.md': talk('aaaaaaaaaaa', 'the first words') });
  const { library, looks } = await followed(t, folder);
  for (const name of ['.hidden.md', 'talk.mp4', 'talk.vtt.part', 'README.md']) writeFileSync(join(folder, name), 'x');
  symlinkSync(join(SEEDS, 'deepseek-vs-openai.learning-library.txt'), join(folder, 'out.txt'));
  writeFileSync(join(folder, 'b.md'), talk('bbbbbbbbbbb', 'the last words'));
  await until('the document is there', async () => (await library.video('bbbbbbbbbbb')) !== null);
  const woken = new Set(looks.flatMap(({ files }) => files ?? []));
  woken.delete('out.txt');
  assert.deepEqual([...woken], ['b.md']);
  assert.equal(await library.video('U6bZI-0oAjc'), null);
});

test('where changes are not announced they are looked for', async (t) => {
  const folder = libraryFolder(t, { 'a.md': talk('aaaaaaaaaaa', 'the first words') });
  const { library, looks } = await followed(t, folder, { poll: true });
  writeFileSync(join(folder, 'b.md'), talk('bbbbbbbbbbb', 'the last words'));
  await until('it is there', async () => (await library.video('bbbbbbbbbbb')) !== null);
  assert.deepEqual(looks.at(-1)?.files, ['b.md']);
  assert.ok(readFileSync(join(folder, 'b.md')).length > 0);
});
