import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { openStores } from '../../src/store/index.ts';
import { temporaryFolder } from '../support/library.ts';
import { runProgram } from '../support/program.ts';
import { seeded } from '../support/seeded.ts';
import { faultsIn } from './indexing/judge.ts';
import { Talks } from './indexing/talks.ts';

const DOCUMENTS = 12;

test('a database that another process keeps locked is said to be, nothing is half written, and all follows later', async (t) => {
  const home = temporaryFolder(t);
  const [LIBRARY_DIR, DATA_DIR] = [join(home, 'library'), join(home, 'data')];
  new Talks(LIBRARY_DIR, seeded(7), DOCUMENTS);
  openStores(DATA_DIR).close();
  // The program is another process than this one.
  const holder = new Sqlite(join(DATA_DIR, 'cuepoint.db'));
  t.after(() => holder.close());
  holder.exec('BEGIN IMMEDIATE');
  const index = () => runProgram(t, ['index'], { env: { LIBRARY_DIR, DATA_DIR } });
  const refused = await index();
  assert.equal(refused.code, 1);
  assert.match(refused.err, /^.*cuepoint\.db is locked by another process\. Stop that one, or name another folder/mu);
  assert.doesNotMatch(refused.err, /^\s+at /mu);
  holder.exec('COMMIT');
  assert.deepEqual(await faultsIn(DATA_DIR), []);
  const done = await index();
  assert.equal(done.code, 0, done.err);
  assert.match(done.out, /12 documents read/u);
  assert.deepEqual(await faultsIn(DATA_DIR), []);
});
