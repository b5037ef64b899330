import assert from 'node:assert/strict';
import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { CorruptStoreError, OperatorError } from '../../src/core/errors.ts';
import { type Log, SILENT } from '../../src/core/log.ts';
import { createIntake, openLibrary } from '../../src/library/index.ts';
import { openDatabase } from '../../src/store/database.ts';
import { guarded } from '../../src/store/guarded.ts';
import { openStores, type Stores } from '../../src/store/index.ts';
import { createLibraryStore } from '../../src/store/library-store.ts';
import { markDamaged } from '../../src/store/salvage.ts';
import { KEPT_TABLES } from '../../src/store/tables.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { type Cleanup, enriched, libraryFolder, temporaryFolder } from '../support/library.ts';
import { until } from '../support/until.ts';

const analyst = createAnalyst();
const id = (index: number) => `video${String(index).padStart(6, '0')}`;

function talks(t: Cleanup, count: number): string {
  const words = 'a sentence about strategy and markets. '.repeat(120);
  return libraryFolder(
    t,
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `${index}.md`,
        enriched({ title: `Talk ${index}`, video_id: id(index), duration_seconds: 600 }, words),
      ]),
    ),
  );
}

/** A data folder with a library, and with what people set up. */
async function filled(t: Cleanup, folder: string): Promise<string> {
  const dataDir = temporaryFolder(t);
  const stores = openStores(dataDir);
  await createIntake(folder, { store: stores.library, analyst, log: SILENT })();
  for (const channel of ['C1', 'C2', 'C3']) {
    await stores.digest.save({
      ...{ id: channel, kind: 'digest', place: { platform: 'slack', channel }, zone: 'UTC', players: [], topic: null },
      ...{ schedule: { kind: 'weekly', hour: 9, minute: 0, days: [1] }, whenNothingNew: 'skip', creator: null },
      ...{ since: new Date(0), paused: null },
    });
  }
  await stores.vault.keep('moments?query=.x');
  stores.close();
  return dataDir;
}

/** Overwrites the pages of a table, or of what belongs to it, with rubbish. */
function damage(dataDir: string, names: readonly string[]): void {
  const file = join(dataDir, 'cuepoint.db');
  const database = new Sqlite(file);
  const marks = names.map(() => '?').join(', ');
  const pages = database
    .prepare(`SELECT pageno FROM dbstat WHERE name IN (${marks})`)
    .pluck()
    .all(...names);
  const size = Number(database.pragma('page_size', { simple: true }));
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  assert.ok(pages.length > 0, 'there is something to damage');
  const handle = openSync(file, 'r+');
  for (const page of pages) writeSync(handle, Buffer.alloc(size, 0xa5), 0, size, (Number(page) - 1) * size);
  closeSync(handle);
}

async function channels({ digest }: Stores): Promise<readonly string[]> {
  return (await digest.subscriptions()).map(({ place }) => place.channel);
}

test('every table is either kept or made anew', () => {
  const database = openDatabase(null);
  const tables: unknown[] = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  for (const table of KEPT_TABLES) assert.ok(tables.includes(table), table);
  database.close();
});

for (const [what, tables] of [
  ['the index', ['passage_terms_data', 'passage_terms_idx', 'passage_terms_docsize']],
  ['the passages', ['passages']],
  ['the documents', ['documents']],
  ['the videos', ['videos']],
  ['the vocabulary', ['terms', 'terms_changed']],
] as const) {
  test(`when damage is done to ${what}, the library is made anew from the documents, and all else stays`, async (t) => {
    const folder = talks(t, 40);
    const dataDir = await filled(t, folder);
    damage(dataDir, tables);
    const said: string[] = [];
    const log: Log = { ...SILENT, error: (_fields, message) => void said.push(message) };
    const stores = openStores(dataDir);
    const open = openLibrary(folder, { store: stores.library, analyst, log });
    try {
      await open.resume();
      await open.library.moments('strategy markets', { offset: 0, limit: 5 });
      await open.library.video(id(3));
    } catch (error) {
      assert.ok(error instanceof CorruptStoreError, String(error));
    }
    await open.sync();
    assert.ok(said.some((line) => /made anew from the documents/u.test(line)));
    const { library } = open;
    assert.equal((await library.status()).videos, 40);
    assert.equal((await library.moments('strategy markets', { offset: 0, limit: 5 })).items.length, 5);
    assert.deepEqual(await channels(stores), ['C1', 'C2', 'C3']);
    stores.close();
    const database = new Sqlite(join(dataDir, 'cuepoint.db'));
    assert.equal(database.pragma('integrity_check', { simple: true }), 'ok');
    database.close();
  });
}

test('an answer that meets damage says so, and the library is made anew behind it', async (t) => {
  const folder = talks(t, 20);
  const dataDir = await filled(t, folder);
  damage(dataDir, ['passages']);
  const stores = openStores(dataDir);
  const { library, resume, close } = openLibrary(folder, { store: stores.library, analyst, log: SILENT });
  t.after(async () => {
    await close();
    stores.close();
  });
  const ask = async () => (await library.moments('strategy markets', { offset: 0, limit: 5 })).items.length;
  await resume()
    .then(ask)
    .catch(() => 0);
  await until('it answers again', async () => (await ask().catch(() => 0)) === 5);
});

test('a database that could not be mended while it was in use is made anew at the next start', async (t) => {
  const folder = talks(t, 3);
  const dataDir = await filled(t, folder);
  markDamaged(join(dataDir, 'cuepoint.db'));
  const stores = openStores(dataDir);
  assert.match(stores.notices.join(), /was damaged and was made anew\. .*4 rows, all of it/u);
  assert.deepEqual(await channels(stores), ['C1', 'C2', 'C3']);
  assert.deepEqual(await stores.library.documents(), []);
  stores.close();
  const again = openStores(dataDir);
  t.after(() => again.close());
  assert.deepEqual(again.notices, []);
});

test('when what people set up is damaged, what can be read of it is kept, the damaged file too, and it is said', async (t) => {
  const folder = talks(t, 5);
  const dataDir = await filled(t, folder);
  damage(dataDir, ['invocations']);
  const stores = openStores(dataDir);
  t.after(() => stores.close());
  assert.match(
    stores.notices.join(),
    /made anew\. Subscriptions.*invocations.*read again from its documents.*damaged-1/su,
  );
  assert.deepEqual(await channels(stores), ['C1', 'C2', 'C3']);
  assert.ok(readdirSync(dataDir).includes('cuepoint.db.damaged-1'));
  assert.deepEqual(await stores.library.documents(), []);
  const open = openLibrary(folder, { store: stores.library, analyst, log: SILENT });
  await open.sync();
  assert.equal((await open.library.status()).videos, 5);
});

test('a database that is locked by another process is said to be, and nothing is lost', async (t) => {
  const folder = talks(t, 10);
  const dataDir = temporaryFolder(t);
  const database = openDatabase(dataDir);
  t.after(() => database.close());
  database.pragma('busy_timeout = 0');
  const store = guarded(createLibraryStore(database), database.name, 20);
  const intake = createIntake(folder, { store, analyst, log: SILENT });
  const other = new Sqlite(join(dataDir, 'cuepoint.db'));
  other.exec('BEGIN IMMEDIATE');
  await assert.rejects(intake(), (error) => error instanceof OperatorError && /locked by another/u.test(error.message));
  assert.deepEqual(await store.documents(), []);
  other.exec('ROLLBACK');
  other.close();
  assert.equal((await intake()).read, 10);
});

test('while another process writes, what only reads is answered, and what writes is done as soon as it can be', async (t) => {
  const folder = talks(t, 3);
  const dataDir = await filled(t, folder);
  const stores = openStores(dataDir);
  const other = new Sqlite(join(dataDir, 'cuepoint.db'));
  t.after(() => {
    other.close();
    stores.close();
  });
  other.exec('BEGIN IMMEDIATE');
  let kept: string | null = null;
  const keeping = stores.vault.keep('players?query=.y').then((id) => {
    kept = id;
  });
  for (let times = 0; times < 10; times += 1) assert.equal((await stores.library.totals()).videos, 3);
  assert.equal(kept, null, 'the other process is not overridden');
  other.exec('COMMIT');
  await keeping;
  assert.equal(await stores.vault.recall(String(kept)), 'players?query=.y');
});

test('a disk that is full is said to be, what was written is whole, and the rest follows when there is room', async (t) => {
  const folder = talks(t, 60);
  const dataDir = temporaryFolder(t);
  const database = openDatabase(dataDir);
  t.after(() => database.close());
  const store = guarded(createLibraryStore(database), database.name);
  const intake = createIntake(folder, { store, analyst, log: SILENT });
  const pages = Number(database.pragma('page_count', { simple: true }));
  database.pragma(`max_page_count = ${pages + 120}`);
  await assert.rejects(
    intake(),
    (error) => error instanceof OperatorError && /disk that holds .* is full/u.test(error.message),
  );
  const kept = (await store.documents()).length;
  assert.ok(kept > 0 && kept < 60, `${kept} are kept`);
  assert.equal((await store.contents()).length, kept);
  assert.equal(database.pragma('integrity_check', { simple: true }), 'ok');
  database.pragma('max_page_count = 1000000');
  assert.equal((await intake()).read, 60 - kept);
});

test('a database that a newer program wrote is refused by every task, and left as it was', async (t) => {
  const dataDir = await filled(t, talks(t, 1));
  const file = join(dataDir, 'cuepoint.db');
  const newer = new Sqlite(file);
  newer.pragma('user_version = 999');
  newer.close();
  const [before, written] = [readFileSync(file), statSync(file).mtimeMs];
  assert.throws(() => openStores(dataDir), /newer Cuepoint/u);
  assert.deepEqual(readFileSync(file), before);
  assert.equal(statSync(file).mtimeMs, written);
});

test('what a newer program has written and not yet moved into its database stays where it is', async (t) => {
  const [dataDir, left] = [await filled(t, talks(t, 1)), temporaryFolder(t)];
  const newer = new Sqlite(join(dataDir, 'cuepoint.db'));
  newer.pragma('user_version = 999');
  newer.exec('CREATE TABLE of_tomorrow (day TEXT)');
  // As it is when the newer program was killed.
  const files = ['cuepoint.db', 'cuepoint.db-wal'];
  for (const file of files) copyFileSync(join(dataDir, file), join(left, file));
  newer.close();
  const before = files.map((file) => readFileSync(join(left, file)));
  assert.ok((before[1]?.length ?? 0) > 0, 'something is not yet moved');
  assert.throws(() => openStores(left), /newer Cuepoint/u);
  assert.deepEqual(
    files.map((file) => readFileSync(join(left, file))),
    before,
  );
});
