import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { enriched, libraryFolder, SEEDS, temporaryFolder } from './support/library.ts';
import { runProgram, startProgram } from './support/program.ts';

const talks = (count: number, words = 'words of a talk. '.repeat(200)) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const id = `video${String(index).padStart(6, '0')}`;
      return [`${id}.md`, enriched({ title: `Talk ${index}`, video_id: id, duration_seconds: 600 }, words)];
    }),
  );

test('index reads a folder and says how many, how fast, where the time went and what was skipped', async (t) => {
  const folder = libraryFolder(t, { ...talks(3), 'odd.txt': 'nothing of use' });
  const env = { DATA_DIR: temporaryFolder(t) };
  const { code, out, err } = await runProgram(t, ['index', folder], { env });
  assert.equal(code, 0, err);
  assert.match(out, /4 of 4 documents, /u);
  assert.match(out, /4 documents read in \d+\.\d s \(\d+ documents and [\d,]+ words a second\), 0 unchanged/u);
  assert.match(out, /Where the time went: (?:(?:looking|reading|merging|analysing|writing) \d+ %(?:, |\.)){5}/u);
  assert.match(out, /skipped odd\.txt:1: \w/u);
  assert.match(out, /The library holds 3 videos/u);
  assert.match(out, /Set LIBRARY_DIR to /u);
  const again = await runProgram(t, ['index', folder], { env });
  assert.match(again.out, /0 documents read .* 4 unchanged, 0 removed/u);
  assert.match((await runProgram(t, ['ask', '/cuepoint'], { env: { ...env, LIBRARY_DIR: folder } })).out, /3 videos/u);
});

test('without a folder it is the library’s own', async (t) => {
  const { out } = await runProgram(t, ['index']);
  assert.match(out, /The library holds 1 video from 2 documents/u);
  assert.doesNotMatch(out, /Set LIBRARY_DIR/u);
  assert.ok(existsSync(SEEDS));
});

test('Ctrl-C ends it, what was read is kept, and the next time it goes on from there', async (t) => {
  const folder = libraryFolder(t, talks(400));
  const env = { DATA_DIR: temporaryFolder(t) };
  const first = startProgram(t, ['index', folder], { env });
  await first.printed(/\d+ of 400 documents/u);
  first.process.kill('SIGINT');
  const { code, out } = await first.ended;
  assert.equal(code, 0);
  const [, done = '0'] = /Stopped: (\d+) of 400 documents done\. Run it again/u.exec(out) ?? [];
  if (/Stopped/u.test(out)) assert.ok(Number(done) > 0, out);
  const again = await runProgram(t, ['index', folder], { env });
  assert.match(again.out, /The library holds 400 videos/u);
  const [, read = '400'] = /(\d+) documents? read in/u.exec(again.out) ?? [];
  assert.ok(Number(read) < 400, 'what was done is not done again');
});

test('a folder that is not there is one clear message', async (t) => {
  const { code, err } = await runProgram(t, ['index', join(temporaryFolder(t), 'none')]);
  assert.equal(code, 1);
  assert.match(err, /There is no library folder/u);
  assert.doesNotMatch(err, /\n\s+at /u);
});

test('a folder that is not there does not take the place of the one that was read', async (t) => {
  const env = { DATA_DIR: temporaryFolder(t) };
  await runProgram(t, ['index'], { env });
  const missing = await runProgram(t, ['index', join(temporaryFolder(t), 'mistyped')], { env });
  assert.equal(missing.code, 1);
  assert.doesNotMatch(missing.err, /replaced/u);
  const after = await runProgram(t, ['index'], { env });
  assert.match(after.out, /0 documents read .* 2 unchanged, 0 removed/u);
  assert.doesNotMatch(after.err, /replaced/u);
});

test('a folder that holds nothing is indexed at once', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'README.md'), 'about this folder');
  const { code, out } = await runProgram(t, ['index', folder]);
  assert.equal(code, 0);
  assert.match(out, /^0 documents read/u);
});
