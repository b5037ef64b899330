import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { openStores } from '../../src/store/index.ts';
import { shareStoreContract } from '../contracts/share-store.ts';
import { temporaryFolder } from '../support/library.ts';

shareStoreContract('shares in SQLite, two connections to one file', (t) => {
  const folder = temporaryFolder(t);
  const [one, two] = [openStores(folder), openStores(folder)];
  t.after(() => {
    one.close();
    two.close();
  });
  return [one.shares, two.shares];
});

shareStoreContract('shares in SQLite in memory', (t) => {
  const stores = openStores(null);
  t.after(() => stores.close());
  return [stores.shares, stores.shares];
});

test('a row that no Cuepoint wrote is refused, not passed on', async (t) => {
  const folder = temporaryFolder(t);
  const stores = openStores(folder);
  t.after(() => stores.close());
  const database = new Sqlite(join(folder, 'cuepoint.db'));
  t.after(() => database.close());
  database.exec("INSERT INTO shares VALUES ('x', 'slack', 'C1', 'U1', 'Ann', 'about', 0, '{\"not\":\"a list\"}')");
  await assert.rejects(stores.shares.share('x'));
});
