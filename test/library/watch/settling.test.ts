import assert from 'node:assert/strict';
import { appendFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import { createSettling } from '../../../src/library/watch/settling.ts';
import { type Cleanup, libraryFolder } from '../../support/library.ts';

const SETTLE = 1_000;
/** Looks at a file within the time that it must be left alone. */
const HALF = SETTLE / 2;

/** What settles in a folder, and a clock that is moved by hand. */
function settling(t: Cleanup, folder: string) {
  mock.timers.enable({ apis: ['setTimeout'] });
  const batches: (readonly string[])[] = [];
  const looks = new Set<Promise<unknown>>();
  const { touch, close } = createSettling(folder, {
    settle: SETTLE,
    onSettled: (paths) => batches.push(paths),
    look(path) {
      const about = statSync(path, { throwIfNoEntry: false });
      const looked = Promise.resolve(about ? ([about.size, about.mtimeMs] as const) : null);
      looks.add(looked);
      return looked;
    },
  });
  t.after(() => {
    close();
    mock.timers.reset();
  });
  return {
    batches,
    touch,
    close,
    /** Lets a time pass, and what it sets off come to its end. */
    async pass(ms: number) {
      mock.timers.tick(ms);
      await Promise.all(looks);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test('a file that is still being written is waited for, however long that takes', async (t) => {
  const folder = libraryFolder(t, { 'a.md': 'one' });
  const { batches, touch, pass } = settling(t, folder);
  touch('a.md');
  for (let line = 0; line < 20; line += 1) {
    await pass(HALF);
    appendFileSync(join(folder, 'a.md'), 'more');
  }
  assert.deepEqual(batches, [], 'it grew although nobody said so');
  for (let quiet = 0; quiet < 3; quiet += 1) await pass(HALF);
  assert.deepEqual(batches, [['a.md']]);
});

test('one that is written for long does not hold up the others', async (t) => {
  const folder = libraryFolder(t, { 'a.md': 'one', 'b.md': 'two' });
  const { batches, touch, pass } = settling(t, folder);
  touch('a.md');
  touch('b.md');
  for (let line = 0; line < 4; line += 1) {
    await pass(HALF);
    appendFileSync(join(folder, 'a.md'), 'more');
  }
  assert.deepEqual(batches, [['b.md']]);
});

test('a file that goes waits for what comes elsewhere, so that a move is one change', async (t) => {
  const folder = libraryFolder(t, { 'a.md': 'one' });
  const { batches, touch, pass } = settling(t, folder);
  renameSync(join(folder, 'a.md'), join(folder, 'b.md'));
  touch('a.md');
  await pass(HALF);
  touch('b.md');
  for (let quiet = 0; quiet < 3; quiet += 1) await pass(HALF);
  assert.deepEqual(batches, [['a.md', 'b.md']]);
});

test('a file that only goes is told as well, and one that comes and goes is told once', async (t) => {
  const folder = libraryFolder(t, { 'a.md': 'one' });
  const { batches, touch, pass } = settling(t, folder);
  rmSync(join(folder, 'a.md'));
  touch('a.md');
  writeFileSync(join(folder, 'b.md'), 'two');
  touch('b.md');
  await pass(HALF);
  rmSync(join(folder, 'b.md'));
  touch('b.md');
  for (let quiet = 0; quiet < 6; quiet += 1) await pass(HALF);
  assert.deepEqual(batches.flat().sort(), ['a.md', 'b.md']);
});

test('nothing is told once it is closed', async (t) => {
  const folder = libraryFolder(t, { 'a.md': 'one' });
  const { batches, touch, pass, close } = settling(t, folder);
  touch('a.md');
  await pass(HALF);
  close();
  for (let quiet = 0; quiet < 3; quiet += 1) await pass(HALF);
  assert.deepEqual(batches, []);
});
