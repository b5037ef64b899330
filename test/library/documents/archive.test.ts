import assert from 'node:assert/strict';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync, zipSync } from 'fflate';
import { entriesOf, MAX_ENTRIES, unpack } from '../../../src/library/documents/archive.ts';
import { createDocumentReader } from '../../../src/library/documents/reader.ts';
import { scanLibrary } from '../../../src/library/documents/scan.ts';
import { temporaryFolder } from '../../support/library.ts';
import { seeded } from '../../support/seeded.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function contents(t: TestContext, files: Readonly<Record<string, Uint8Array>>) {
  const root = realpathSync(temporaryFolder(t));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const reader = createDocumentReader();
  const { found, problems } = await reader.opened(await scanLibrary(root));
  const read: Record<string, string> = {};
  for (const document of found) {
    const content = await reader.read(document);
    read[document.path] = content.ok ? new TextDecoder().decode(content.bytes) : `refused: ${content.problem.reason}`;
  }
  return { read, problems: problems.map(({ path, reason }) => `${path}: ${reason}`), reader, found };
}

test('the documents in a zip are found under its path, at any depth, packed or not', async (t) => {
  const zip = zipSync({
    'talk.vtt': bytes('one'),
    more: { 'größe.srt': bytes('two'), deep: { 'b.md': [bytes('three'), { level: 0 }] } },
  });
  const { read, problems } = await contents(t, { 'sub/talks.zip': zip, 'a.md': bytes('four') });
  assert.deepEqual(read, {
    'a.md': 'four',
    'sub/talks.zip/more/deep/b.md': 'three',
    'sub/talks.zip/more/größe.srt': 'two',
    'sub/talks.zip/talk.vtt': 'one',
  });
  assert.deepEqual(problems, []);
});

test('a gzip file is the document in it', async (t) => {
  const { read } = await contents(t, {
    'talk.vtt.gz': gzipSync(bytes('one')),
    'cut.vtt.gz': gzipSync(bytes('one two three')).subarray(0, 20),
  });
  assert.deepEqual(read, {
    'talk.vtt.gz': 'one',
    'cut.vtt.gz': 'refused: the archive is broken or not whole; pack it anew',
  });
});

test('what macOS adds, hidden files and folders are passed over', async (t) => {
  const zip = zipSync({
    __MACOSX: { '._talk.vtt': bytes('x') },
    '.DS_Store': bytes('x'),
    empty: {},
    'talk.vtt': bytes('one'),
  });
  const { read, problems } = await contents(t, { 'a.zip': zip });
  assert.deepEqual([read, problems], [{ 'a.zip/talk.vtt': 'one' }, []]);
});

test('paths that lead out, archives in archives and odd names are refused, each with its reason', async (t) => {
  const zip = zipSync({
    '../out.vtt': bytes('x'),
    '/abs.vtt': bytes('x'),
    'a/../../b.vtt': bytes('x'),
    'C:\\win.vtt': bytes('x'),
    'inner.zip': bytes('x'),
    'inner.vtt.gz': bytes('x'),
    'good.vtt': bytes('one'),
  });
  const { read, problems } = await contents(t, { 'a.zip': zip });
  assert.deepEqual(read, { 'a.zip/good.vtt': 'one' });
  assert.deepEqual(
    problems.map((problem) => problem.replace(/^\S+ /u, '').slice(0, 32)),
    [
      'its path leads out of the archiv',
      'its path leads out of the archiv',
      'its path leads out of the archiv',
      'its path leads out of the archiv',
      'an archive within an archive is ',
      'an archive within an archive is ',
    ],
  );
});

test('a bomb is refused by what it claims, and by what it is', async (t) => {
  const big = new Uint8Array(20 * 1024 * 1024);
  const hollow = new Uint8Array(4 * 1024 * 1024);
  const zip = zipSync({ 'big.vtt': big, 'hollow.vtt': hollow });
  const { read, problems } = await contents(t, {
    'a.zip': zip,
    'big.gz': gzipSync(big),
    'hollow.gz': gzipSync(hollow),
  });
  assert.deepEqual(
    problems.map((problem) => problem.slice(0, 34)),
    ['a.zip/big.vtt: it unpacks to more ', 'a.zip/hollow.vtt: it unpacks to mo'],
  );
  assert.match(read['big.gz'] ?? '', /^refused: it unpacks to more than 8 MB/u);
  assert.match(read['hollow.gz'] ?? '', /^refused: it unpacks to more than 200 times its size/u);
  const lying = zipSync({ 'a.vtt': big });
  const [entry] = entriesOf(lying);
  assert.ok(typeof entry === 'object');
  assert.deepEqual(unpack(lying, { ...entry, size: 3 }), {
    ok: false,
    reason: "it unpacks to more than 8 MB; a document holds one video's transcript",
  });
});

test('an archive with too many files, and one that is none, are refused whole', async (t) => {
  const many = zipSync(
    Object.fromEntries(Array.from({ length: MAX_ENTRIES + 1 }, (_, at) => [`${at}.vtt`, bytes('x')])),
  );
  const { read, problems } = await contents(t, {
    'many.zip': many,
    'none.zip': bytes('no archive'),
    'empty.zip': zipSync({}),
  });
  assert.deepEqual(read, {});
  assert.deepEqual(problems, [
    'empty.zip: the archive is empty',
    `many.zip: the archive holds ${MAX_ENTRIES + 1} files, at most ${MAX_ENTRIES} are read; pack it in parts`,
    'none.zip: the archive is broken or not whole; pack it anew',
  ]);
});

test('an archive that is as it was is known to be so without unpacking it', async (t) => {
  const zip = zipSync({ 'a.vtt': bytes('one'), 'b.vtt': bytes('two') });
  const { reader, found } = await contents(t, { 'a.zip': zip });
  const [document] = found;
  assert.ok(document);
  const content = await reader.read(document);
  assert.ok(content.ok);
  assert.equal(await reader.unchanged(document, content.hash), true);
  assert.equal(await reader.unchanged(document, 'other'), false);
});

test('a damaged archive is read as far as it goes, or refused, and never throws', () => {
  const random = seeded(7);
  const whole = zipSync({ 'a.vtt': bytes('one two three '.repeat(200)), 'b.vtt': [bytes('four'), { level: 0 }] });
  const outcomes = { refused: 0, read: 0 };
  for (let run = 0; run < 2_000; run += 1) {
    const damaged = whole.slice(0, run % 3 === 0 ? Math.floor(random() * whole.length) : whole.length);
    for (let count = run % 3 === 0 ? 0 : 1 + random() * 8; count > 0; count -= 1)
      damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
    const entries = entriesOf(damaged);
    if (typeof entries === 'string') outcomes.refused += 1;
    else
      for (const entry of entries) {
        const result = unpack(damaged, entry);
        assert.ok(result.ok ? result.bytes.length <= 8 * 1024 * 1024 : result.reason.length > 10);
        outcomes[result.ok ? 'read' : 'refused'] += 1;
      }
  }
  assert.ok(outcomes.read > 100 && outcomes.refused > 100, JSON.stringify(outcomes));
});
