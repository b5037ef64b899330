import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { OperatorError } from '../../src/core/errors.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStores } from '../../src/store/index.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { storeContract } from '../contracts/store.ts';
import { temporaryFolder } from '../support/library.ts';

storeContract('SQLite in a file', (t) => {
  const stores = openStores(temporaryFolder(t));
  t.after(() => stores.close());
  return stores.library;
});

storeContract('SQLite in memory', (t) => {
  const stores = openStores(null);
  t.after(() => stores.close());
  return stores.library;
});

test('a database is made with its folder, in WAL mode, and opens again', (t) => {
  const folder = join(temporaryFolder(t), 'a', 'b');
  openStores(folder).close();
  openStores(folder).close();
  const database = new Sqlite(join(folder, 'cuepoint.db'));
  t.after(() => database.close());
  assert.equal(database.pragma('journal_mode', { simple: true }), 'wal');
  assert.equal(database.pragma('integrity_check', { simple: true }), 'ok');
});

test('what is written is on the disk before anybody goes by it', (t) => {
  const database = openDatabase(temporaryFolder(t));
  t.after(() => database.close());
  assert.equal(database.pragma('synchronous', { simple: true }), 2);
});

test('a database of an older version is brought up to date', async (t) => {
  for (let version = 0; version < MIGRATIONS.length; version += 1) {
    const folder = temporaryFolder(t);
    const older = new Sqlite(join(folder, 'cuepoint.db'));
    for (const step of MIGRATIONS.slice(0, version)) older.exec(step);
    older.pragma(`user_version = ${version}`);
    older.close();
    const stores = openStores(folder);
    t.after(() => stores.close());
    const due = new Date(0);
    assert.ok(await stores.digest.claim({ id: 'd', subscriptionId: 's', dueAt: due, claimedAt: due, claimedBy: 'p' }));
    await stores.digest.settle('d', { state: 'posted', reason: null, messageId: 'm' }, due);
    assert.equal((await stores.digest.delivery('d'))?.state, 'posted');
  }
});

test('the subscriptions of an older version are digests, and stay what they were', async (t) => {
  const folder = temporaryFolder(t);
  const older = new Sqlite(join(folder, 'cuepoint.db'));
  for (const step of MIGRATIONS.slice(0, 3)) older.exec(step);
  older.pragma('user_version = 3');
  const insert = older.prepare('INSERT INTO subscriptions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const weekly = '{"kind":"weekly","hour":9,"minute":0,"days":[1]}';
  insert.run('a', 'slack', 'C1', weekly, 'Europe/London', '["openai"]', null, 'skip', 'U1', 1_000, null, 0);
  insert.run('b', 'slack', 'C2', weekly, 'UTC', '[]', 'search', 'archive', null, 1_000, 'gone', 1);
  older.close();
  const stores = openStores(folder);
  t.after(() => stores.close());
  const [kept, ...others] = await stores.digest.subscriptions();
  assert.deepEqual(others, [], 'one that was removed stays so');
  assert.deepEqual(kept, {
    ...{ id: 'a', kind: 'digest', place: { platform: 'slack', channel: 'C1' }, zone: 'Europe/London' },
    ...{ schedule: { kind: 'weekly', hour: 9, minute: 0, days: [1] }, players: ['openai'], topic: null },
    ...{ whenNothingNew: 'skip', creator: 'U1', since: new Date(1_000), paused: null },
  });
  await stores.digest.save({ ...kept, id: 'f', kind: 'follow' });
  assert.equal((await stores.digest.at(kept.place, 'follow'))?.id, 'f');
});

test('a database of a newer version is refused and left as it was', (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'cuepoint.db');
  const newer = new Sqlite(file);
  newer.exec('CREATE TABLE later (x); PRAGMA user_version = 999;');
  newer.close();
  const before = readFileSync(file);
  assert.throws(
    () => openStores(folder),
    (error: unknown) => error instanceof OperatorError && /newer Cuepoint/u.test(error.message),
  );
  assert.deepEqual(readFileSync(file), before);
});

test('a file that is no database is refused with what to do, and left as it was', (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'cuepoint.db');
  writeFileSync(file, 'this is not a database, whatever its name says'.repeat(50));
  assert.throws(
    () => openStores(folder),
    (error: unknown) => error instanceof OperatorError && /Move it away/u.test(error.message),
  );
  assert.match(readFileSync(file, 'utf8'), /^this is not a database/u);
});

test('an invocation is kept under a short id that outlives the process, once for the same text', async (t) => {
  const folder = temporaryFolder(t);
  const first = openStores(folder);
  const id = await first.vault.keep('moments?query=.x');
  assert.equal(await first.vault.keep('moments?query=.x'), id);
  assert.notEqual(await first.vault.keep('moments?query=.y'), id);
  first.close();
  const second = openStores(folder);
  t.after(() => second.close());
  assert.ok(id.length <= 24);
  assert.equal(await second.vault.recall(id), 'moments?query=.x');
  assert.equal(await second.vault.recall('nothing'), null);
});
