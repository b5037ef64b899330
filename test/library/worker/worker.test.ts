import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { OperatorError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import { createWorkerIndexer, openLibrary } from '../../../src/library/index.ts';
import { openStores } from '../../../src/store/index.ts';
import { createAnalyst } from '../../../src/strategy/index.ts';
import { type Cleanup, enriched, libraryFolder, temporaryFolder } from '../../support/library.ts';

const ENTRY = new URL('./thread.ts', import.meta.url);
/** Milliseconds that a document may take: the real ones take a few. */
const PATIENCE = 3_000;

const talk = (title: string, id: string) =>
  enriched({ title, video_id: id, duration_seconds: 60 }, `words of ${title}`);
const id = (index: number) => `video${String(index).padStart(6, '0')}`;

/** A library that is read in a thread, and what is logged. */
function threaded(t: Cleanup, folder: string, { memory = 512 } = {}) {
  const dataDir = temporaryFolder(t);
  const logged: { level: string; message: string; fields: Readonly<Record<string, unknown>> }[] = [];
  const at = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void logged.push({ level, message, fields });
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  const setup = { libraryDir: folder, dataDir };
  const indexer = createWorkerIndexer({ entry: ENTRY, setup, log, patience: PATIENCE, memory });
  const stores = openStores(dataDir);
  const open = openLibrary(folder, { store: stores.library, analyst: createAnalyst(), log, indexer });
  t.after(async () => {
    await open.close();
    stores.close();
  });
  return { ...open, stores, logged };
}

test('documents are read in a thread, over a connection of its own, and are findable here', async (t) => {
  const folder = libraryFolder(t);
  const { library, sync, logged } = threaded(t, folder);
  const { read, words, spent } = await sync();
  assert.equal(read, 2);
  assert.equal(words, 2116);
  assert.ok(spent.analysing > 0 && spent.writing > 0);
  assert.equal((await library.moments('search funnel', { offset: 0, limit: 1 })).total, 1);
  const opened = logged.find(({ message }) => message === 'opened');
  assert.notEqual(opened?.fields['threadId'], 0);
  assert.match(String(opened?.fields['odd']), /=>/u, 'what cannot be handed over is told in words');
  assert.equal((await sync()).unchanged, 2);
});

const otherwise = process.platform === 'linux' ? false : 'a priority is that of the whole process here';
test('the thread that reads lets whoever asks go first', { skip: otherwise }, async (t) => {
  const { sync } = threaded(t, libraryFolder(t));
  const own = getPriority();
  await sync();
  // The 19th field of a thread's `stat` is its niceness; the name before it is in brackets. Source: proc(5).
  const niceness = readdirSync('/proc/self/task').map((task) => {
    const [, fields = ''] = readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(/\) (?=[A-Z] )/u);
    return Number(fields.split(' ')[16]);
  });
  assert.equal(getPriority(), own, 'what answers is as important as before');
  assert.equal(niceness.filter((nice) => nice === Math.min(19, own + 10)).length, 1);
});

for (const [title, how] of [
  ['Deadly', 'ends the thread'],
  ['Endless', 'never ends'],
  ['Greedy', 'takes all memory'],
] as const) {
  test(`a document that ${how} is refused when it has done so twice, and the rest is read`, async (t) => {
    const folder = libraryFolder(t, {});
    for (let index = 0; index < 30; index += 1) {
      writeFileSync(
        join(folder, `${String(index).padStart(2, '0')}.md`),
        talk(index === 11 ? title : 'Good', id(index)),
      );
    }
    const { library, sync, logged } = threaded(t, folder, { memory: 96 });
    await sync();
    const { videos, skipped } = await library.status();
    assert.equal(videos, 29);
    assert.deepEqual(
      skipped.map(({ path }) => path),
      ['11.md'],
    );
    assert.match(skipped[0]?.reason ?? '', /ended the program that reads, 2 times/u);
    assert.equal(logged.filter(({ message }) => /started again/u.test(message)).length, 2);
    assert.equal((await sync()).unchanged, 30, 'it is not tried again by this process');
    writeFileSync(join(folder, 'new.md'), talk('Good', id(99)));
    assert.equal((await sync()).read, 1, 'the thread is up');
  });
}

test('a folder that cannot be read is told as when it is read here, and tried again', async (t) => {
  const folder = libraryFolder(t);
  const { sync, library } = threaded(t, folder);
  rmSync(folder, { recursive: true });
  await assert.rejects(sync(), (error) => error instanceof OperatorError && /no library folder/u.test(error.message));
  assert.equal((await library.status()).videos, 0);
});

test('a signal ends it with the signal’s reason, and what was read is kept', async (t) => {
  const folder = libraryFolder(t, {});
  for (let index = 0; index < 200; index += 1) writeFileSync(join(folder, `${index}.md`), talk('Good', id(index)));
  const { sync, stores } = threaded(t, folder);
  const stop = new AbortController();
  const reason = new Error('enough');
  const onProgress = ({ done }: { done: number }) => done >= 20 && stop.abort(reason);
  await assert.rejects(sync(stop.signal, { onProgress }), reason);
  const kept = (await stores.library.documents()).length;
  assert.ok(kept >= 20, `${kept} are kept`);
  await sync();
  assert.equal((await stores.library.documents()).length, 200);
});

test('what has come in is shown while the rest is still read', async (t) => {
  const folder = libraryFolder(t, {});
  for (let index = 0; index < 60; index += 1) writeFileSync(join(folder, `${index}.md`), talk('Good', id(index)));
  const { library, sync, stores } = threaded(t, folder);
  let early = 0;
  await sync(undefined, {
    onProgress: ({ done, total }) => {
      if (done < total && early === 0) void stores.library.contents().then((videos) => (early = videos.length));
    },
  });
  assert.ok(early > 0 && early <= 60);
  assert.equal((await library.contents()).length, 60);
});

test('a library that is closed while it reads ends, and nothing is half written', async (t) => {
  const folder = libraryFolder(t, {});
  for (let index = 0; index < 120; index += 1) writeFileSync(join(folder, `${index}.md`), talk('Good', id(index)));
  const { sync, close, stores } = threaded(t, folder);
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  const reading = sync(undefined, { onProgress: () => resolve() });
  await begun;
  await close();
  await assert.rejects(reading);
  const videos = new Set((await stores.library.contents()).map((video) => video.id));
  for (const { videoId } of await stores.library.documents()) assert.ok(videos.has(videoId ?? ''));
});
