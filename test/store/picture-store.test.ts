import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { type Picture, pictureName } from '../../src/core/picture.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStores } from '../../src/store/index.ts';
import { createPictureStore } from '../../src/store/picture-store.ts';
import { temporaryFolder } from '../support/library.ts';
import { COMPARISON, STRIP } from '../support/pictures.ts';

test('a picture comes back as it was kept, in another process and after a restart', async (t) => {
  const folder = temporaryFolder(t);
  const one = openStores(folder);
  for (const picture of [STRIP, COMPARISON, STRIP]) await one.pictures.keep(pictureName(picture), picture);
  const other = openStores(folder);
  t.after(() => other.close());
  assert.deepEqual(await other.pictures.picture(pictureName(COMPARISON)), COMPARISON);
  one.close();
  assert.deepEqual(await other.pictures.picture(pictureName(STRIP)), STRIP);
  assert.equal(await other.pictures.picture('strip-0000000000000000.png'), null);
});

test('the store stays as large as it may be: the picture that was kept longest ago goes first', async (t) => {
  const database = openDatabase(null);
  t.after(() => database.close());
  const store = createPictureStore(database, 3);
  const pictures = ['one', 'two', 'three', 'four', 'five'].map((title): Picture => ({ ...STRIP, title }));
  const [one, two, three, four, five] = pictures.map((picture) => pictureName(picture));
  for (const at of [0, 1, 2, 0, 3, 0, 4]) {
    const picture = pictures[at] ?? assert.fail();
    await store.keep(pictureName(picture), picture);
  }
  for (const [name, kept] of [
    [one, true],
    [two, false],
    [three, false],
    [four, true],
    [five, true],
  ] as const) {
    assert.equal(
      (await store.picture(name ?? '')) !== null,
      kept,
      `${pictures.findIndex((each) => pictureName(each) === name)}`,
    );
  }
});

test('a row that is no picture is none', async (t) => {
  const folder = temporaryFolder(t);
  const stores = openStores(folder);
  t.after(() => stores.close());
  const database = new Sqlite(join(folder, 'cuepoint.db'));
  t.after(() => database.close());
  for (const [name, text] of [
    ['a', 'not JSON'],
    ['b', '{"kind":"strip"}'],
  ]) {
    database.prepare('INSERT INTO pictures (name, picture) VALUES (?, ?)').run(name, text);
    assert.equal(await stores.pictures.picture(name ?? ''), null);
  }
});
