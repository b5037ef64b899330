import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { SILENT } from '../../../src/core/log.ts';
import { watchFolder } from '../../../src/library/watch/index.ts';
import { type Cleanup, temporaryFolder } from '../../support/library.ts';
import { until } from '../../support/until.ts';

/** A folder that is watched, how often that began, and what was noticed. */
async function watched(t: Cleanup, folder: string, begins = 1) {
  const noticed: string[] = [];
  const warned: string[] = [];
  let begun = 0;
  const watching = watchFolder(folder, {
    ...{ log: { ...SILENT, warn: (_fields, message) => void warned.push(message) }, settle: 40, guard: 20 },
    onReady() {
      begun += 1;
    },
    onChange: (files) => void noticed.push(...files),
  });
  t.after(() => watching.close());
  const beginning = (times: number) => until(`it began for the ${times}. time`, () => begun >= times);
  const noticing = (file: string) => until(`${file} was noticed`, () => noticed.includes(file));
  await beginning(begins);
  return { noticed, warned, beginning, noticing };
}

test('a folder that is deleted and made again is watched again, and that it is gone is said once', async (t) => {
  const folder = join(temporaryFolder(t), 'talks');
  mkdirSync(folder);
  const { beginning, noticing, warned } = await watched(t, folder);
  rmSync(folder, { recursive: true });
  await until('it is said', () => warned.length > 0);
  mkdirSync(folder);
  await beginning(2);
  writeFileSync(join(folder, 'a.md'), 'words');
  await noticing('a.md');
  assert.match(warned.join(), /^the library folder is gone; what was read of it is kept/u);
});

test('a folder that another one is put in the place of is watched in its stead', async (t) => {
  const home = temporaryFolder(t);
  for (const name of ['talks', 'next']) mkdirSync(join(home, name));
  const { beginning, noticing } = await watched(t, join(home, 'talks'));
  renameSync(join(home, 'talks'), join(home, 'before'));
  renameSync(join(home, 'next'), join(home, 'talks'));
  await beginning(2);
  writeFileSync(join(home, 'talks', 'a.md'), 'words');
  await noticing('a.md');
});

test('a folder behind a link is watched, and the next one when the link is turned to it', async (t) => {
  const home = temporaryFolder(t);
  for (const name of ['one', 'two']) mkdirSync(join(home, name));
  const link = join(home, 'talks');
  symlinkSync(join(home, 'one'), link);
  const { beginning, noticing, noticed } = await watched(t, link);
  writeFileSync(join(home, 'one', 'a.md'), 'words');
  await noticing('a.md');
  unlinkSync(link);
  symlinkSync(join(home, 'two'), link);
  await beginning(2);
  writeFileSync(join(home, 'one', 'old.md'), 'words');
  writeFileSync(join(home, 'two', 'b.md'), 'words');
  await noticing('b.md');
  assert.deepEqual(noticed, ['a.md', 'b.md']);
});

test('a folder that is not there yet is waited for', async (t) => {
  const folder = join(temporaryFolder(t), 'talks');
  const { beginning, noticing } = await watched(t, folder, 0);
  mkdirSync(folder);
  await beginning(1);
  writeFileSync(join(folder, 'a.md'), 'words');
  await noticing('a.md');
});

/** Runs in a name space of its own, in which the system allows only so many watchers. */
const limited = (what: string, most: number, command: string) => [
  ...['-Ur', 'sh', '-c'],
  `echo ${most} > /proc/sys/user/max_inotify_${what} && exec ${command}`,
];
const cannot =
  process.platform === 'linux' && spawnSync('unshare', limited('watches', 9, 'true')).status === 0
    ? false
    : 'nothing can be limited here';

for (const [what, most, reason, told] of [
  ['watches', 4, 'ENOSPC', /looked at every 2 s\. Raise fs\.inotify\.max_user_watches/u],
  ['instances', 0, 'EMFILE', /looked at every 2 s\. Raise fs\.inotify\.max_user_instances/u],
] as const) {
  test(`where the system allows too few ${what}, changes are looked for, and it is said`, {
    skip: cannot,
  }, async (t) => {
    const child = join(import.meta.dirname, 'limited-child.ts');
    const command = [process.execPath, child, temporaryFolder(t)].map((word) => `'${word}'`).join(' ');
    const { stdout } = await promisify(execFile)('unshare', limited(what, most, command));
    const lines = stdout
      .trim()
      .split('\n')
      .map((line): Readonly<Record<string, unknown>> => JSON.parse(line));
    const warnings = lines.filter(({ warned }) => warned !== undefined);
    assert.equal(warnings.length, 1, 'it is said once');
    assert.equal(warnings[0]?.['reason'], reason);
    assert.match(String(warnings[0]?.['warned']), told);
    assert.deepEqual(
      lines.flatMap(({ changed }) => changed ?? []),
      ['0/new.md', '7/new.md', 'late/new.md'],
    );
  });
}

test('where watchers run out later, all is looked at from then on', { skip: cannot }, async (t) => {
  const child = join(import.meta.dirname, 'limited-child.ts');
  const command = [process.execPath, child, temporaryFolder(t)].map((word) => `'${word}'`).join(' ');
  // One for the folder, one for each in it, one for each file, and none for what comes later.
  const { stdout } = await promisify(execFile)('unshare', limited('watches', 17, command));
  assert.match(stdout, /"reason":"ENOSPC"/u);
  assert.equal(stdout.match(/"ready"/gu)?.length, 2, 'it began anew');
  assert.match(stdout, /last\.md/u);
});
