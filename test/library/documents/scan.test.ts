import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, realpath, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { LibraryFolderError, readFound, scanLibrary } from '../../../src/library/documents/scan.ts';

async function folder(t: TestContext, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'cuepoint-')));
  t.after(async () => {
    for (const path of await readdir(root)) if (path === 'shut') await chmod(join(root, path), 0o700);
    await rm(root, { recursive: true, force: true });
  });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

async function paths(root: string): Promise<{ found: string[]; problems: string[] }> {
  const { found, problems } = await scanLibrary(root);
  return { found: found.map(({ path }) => path), problems: problems.map(({ path, reason }) => `${path}: ${reason}`) };
}

test('documents are found at any depth, in the order of their paths, with what is known of them', async (t) => {
  const root = await folder(t, { 'b.txt': 'b', 'a/deep/c.md': 'see', 'a.md': 'a' });
  const { found, problems } = await scanLibrary(root);
  assert.deepEqual(
    found.map(({ path, absolute, size }) => [path, absolute, size]),
    [
      ['a.md', join(root, 'a.md'), 1],
      ['a/deep/c.md', join(root, 'a/deep/c.md'), 3],
      ['b.txt', join(root, 'b.txt'), 1],
    ],
  );
  assert.ok(found.every(({ modified }) => modified > 0));
  assert.deepEqual(problems, []);
});

test('hidden files and files about the folder are passed over', async (t) => {
  const root = await folder(t, {
    '.DS_Store': 'x',
    '.git/a.md': 'x',
    'README.md': 'x',
    LICENSE: 'x',
    'readme-first.md': 'x',
  });
  assert.deepEqual(await paths(root), { found: ['readme-first.md'], problems: [] });
});

test('recordings and their pictures beside the captions are passed over, and what is half downloaded', async (t) => {
  const root = await folder(t, { 'a.vtt': 'x', 'a.mp4': 'x', 'a.webp': 'x', 'a.vtt.part': 'x', 'b.MP4/b.vtt': 'x' });
  await truncate(join(root, 'a.mp4'), 50 * 1024 * 1024);
  assert.deepEqual(await paths(root), { found: ['a.vtt', 'b.MP4/b.vtt'], problems: [] });
});

test('a link that leads out of the library is a problem and is never read; one that stays inside is', async (t) => {
  const outside = await folder(t, { 'secret.md': 'secret', 'more/a.md': 'a' });
  const root = await folder(t, { 'docs/a.md': 'inside' });
  await symlink(join(outside, 'secret.md'), join(root, 'out.md'));
  await symlink(join(outside, 'more'), join(root, 'folder'));
  await symlink(join(root, 'docs/a.md'), join(root, 'in.md'));
  await symlink(join(root, 'docs'), join(root, 'loop'));
  await symlink(join(root, 'nowhere.md'), join(root, 'broken.md'));
  assert.deepEqual(await paths(root), {
    found: ['docs/a.md', 'in.md'],
    problems: [
      'broken.md: the link leads nowhere',
      'folder: the link leads out of the library; put the document itself here',
      'loop: a link to a folder is not followed; put the documents themselves here',
      'out.md: the link leads out of the library; put the document itself here',
    ],
  });
});

test('a library that is itself a link is read', async (t) => {
  const root = await folder(t, { 'docs/a.md': 'inside' });
  await symlink(join(root, 'docs'), join(root, 'library'));
  const [document] = (await scanLibrary(join(root, 'library'))).found;
  assert.ok(document);
  assert.ok((await readFound(document)).ok);
});

test('a file of 50 MB is a problem and is never read', async (t) => {
  const root = await folder(t, { 'big.md': 'x', 'small.md': 'x' });
  await truncate(join(root, 'big.md'), 50 * 1024 * 1024);
  assert.deepEqual(await paths(root), {
    found: ['small.md'],
    problems: [
      'big.md: the file has 50.0 MB; a document holds one video’s transcript, at most 8.0 MB'.replace('’', "'"),
    ],
  });
});

test('a pipe in the library is a problem and holds nothing up', { skip: process.platform === 'win32' }, async (t) => {
  const root = await folder(t, {});
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
  assert.deepEqual((await paths(root)).problems, ['pipe.md: this is no file with text in it']);
});

test('what a document holds comes with the hash of exactly that', async (t) => {
  const root = await folder(t, { 'a.md': 'Zürich ✓' });
  const [document] = (await scanLibrary(root)).found;
  assert.ok(document);
  const content = await readFound(document);
  assert.ok(content.ok);
  assert.equal(new TextDecoder().decode(content.bytes), 'Zürich ✓');
  assert.equal(content.hash, createHash('sha256').update('Zürich ✓').digest('hex'));
});

test('a document that changes between finding and reading cannot lead out, grow without bound, or throw', async (t) => {
  const outside = await folder(t, { 'secret.md': 'secret' });
  const root = await folder(t, { 'gone.md': 'x', 'grown.md': 'x', 'swapped.md': 'x', 'shrunk.md': 'xyz' });
  const { found } = await scanLibrary(root);
  await rm(join(root, 'gone.md'));
  await truncate(join(root, 'grown.md'), 9 * 1024 * 1024);
  await truncate(join(root, 'shrunk.md'), 1);
  await rename(join(root, 'swapped.md'), join(root, 'old.md'));
  await symlink(join(outside, 'secret.md'), join(root, 'swapped.md'));
  const said = new Map<string, string>();
  for (const document of found) {
    const content = await readFound(document);
    said.set(document.path, content.ok ? new TextDecoder().decode(content.bytes) : content.problem.reason);
  }
  assert.equal(said.get('gone.md'), 'the file is gone since the library was looked through');
  assert.match(said.get('grown.md') ?? '', /^the file has 9\.0 MB/u);
  assert.equal(said.get('shrunk.md'), 'x');
  assert.match(said.get('swapped.md') ?? '', /^the link leads out of the library/u);
});

test('a library folder that is missing, or is no folder, is one clear message that names the variable', async (t) => {
  const root = await folder(t, { 'a.md': 'x' });
  for (const [path, message] of [
    ['missing', /^There is no library folder .*missing; LIBRARY_DIR should name the folder/u],
    ['a.md', /^The library .*a\.md is no folder; LIBRARY_DIR should name the folder/u],
  ] as const) {
    await assert.rejects(
      scanLibrary(join(root, path)),
      (error) => error instanceof LibraryFolderError && message.test(error.message),
    );
  }
});

const allPowerful = process.platform === 'win32' || process.getuid?.() === 0;

test('folders and files that this user may not read are said to be so', {
  skip: allPowerful && 'this user may read everything',
}, async (t) => {
  const root = await folder(t, { 'shut/a.md': 'x', 'closed.md': 'x', 'open.md': 'x' });
  await chmod(join(root, 'shut'), 0o000);
  await chmod(join(root, 'closed.md'), 0o000);
  const { found, problems } = await scanLibrary(root);
  assert.deepEqual(problems, [
    { path: 'shut', line: null, reason: 'the folder cannot be read (EACCES); give this user the right to read it' },
  ]);
  const closed = found.find(({ path }) => path === 'closed.md');
  assert.ok(closed);
  assert.deepEqual(await readFound(closed), {
    ok: false,
    problem: {
      path: 'closed.md',
      line: null,
      reason: 'the file cannot be read (EACCES); give this user the right to read it',
    },
  });
  await assert.rejects(
    scanLibrary(join(root, 'shut')),
    /^LibraryFolderError: The library folder .* cannot be read \(EACCES\)/u,
  );
});
