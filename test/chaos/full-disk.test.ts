import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { ROOT, temporaryFolder } from '../support/library.ts';
import { seeded } from '../support/seeded.ts';
import { Talks } from './indexing/talks.ts';

const DOCUMENTS = 60;
/** A disk that holds some of them, in a name space of its own. */
const mounting = (folder: string) => `mount -t tmpfs -o size=900k tmpfs '${folder}'`;
const apart = (script: string) => ['-Urm', 'sh', '-c', script];

test('a disk that fills up is said to be full, holds whole documents, and the rest follows once there is room', async (t) => {
  const home = temporaryFolder(t);
  const [LIBRARY_DIR, DATA_DIR] = [join(home, 'library'), join(home, 'data')];
  new Talks(LIBRARY_DIR, seeded(5), DOCUMENTS);
  mkdirSync(DATA_DIR);
  if (spawnSync('unshare', apart(mounting(DATA_DIR))).status !== 0) return t.skip('no disk can be made here');
  const node = (file: string, argument: string) => `'${process.execPath}' '${join(ROOT, file)}' ${argument}`;
  const index = `${node('src/main.ts', 'index')} >&2; echo $?`;
  const judge = node('test/chaos/indexing/judging.ts', `'${DATA_DIR}'`);
  const more = `mount -o remount,size=64m '${DATA_DIR}'`;
  const script = [mounting(DATA_DIR), index, judge, more, index, judge].join('\n');
  const env = { PATH: process.env['PATH'], LIBRARY_DIR, DATA_DIR };
  const { stdout, stderr } = await promisify(execFile)('unshare', apart(script), { env, cwd: home });
  const [first, atFirst = '', then, inTheEnd = ''] = stdout.trim().split('\n');
  assert.equal(first, '1');
  assert.match(stderr, /^The disk that holds .*cuepoint\.db is full\. Make room on it/mu);
  const kept: { readonly faults: unknown; readonly documents: number } = JSON.parse(atFirst);
  assert.deepEqual(kept.faults, []);
  assert.ok(kept.documents > 0 && kept.documents < DOCUMENTS, `${kept.documents} are kept`);
  assert.equal(then, '0', stderr);
  assert.deepEqual(JSON.parse(inTheEnd), { faults: [], documents: DOCUMENTS });
});
