import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import type { Asker } from '../../src/core/asker.ts';
import { AskerError } from '../../src/core/errors.ts';
import { MAX_FILE_BYTES } from '../../src/core/files.ts';
import type { Reply } from '../../src/core/reply.ts';
import { ASKER, openHouse, page } from '../support/library.ts';
import { seeded } from '../support/seeded.ts';
import { type AddingHouse, ANN, addingHouse, NAMED, TALK, vtt } from './support.ts';

function ask(
  { dispatcher }: Pick<AddingHouse, 'dispatcher'>,
  args: Record<string, string>,
  asker: Asker = ANN,
): Promise<Reply> {
  return dispatcher.dispatch({ command: 'add', args }, asker);
}

/** Every file of the folder, hidden ones too. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

test('a file is taken in at once, and its breakdown is the answer', async (t) => {
  const house = await addingHouse(t);
  const reply = await ask(house, { file: house.file(NAMED, TALK) });
  assert.equal(reply.refused, undefined, reply.summary);
  assert.match(reply.summary, /^Added to the library: Google and search\. Google/u);
  const text = JSON.stringify(reply.blocks);
  assert.match(text, /0:23 · 56 words · about Google · every quote opens on its second/u);
  assert.match(text, /Google is playing defense/u);
  assert.deepEqual(filesIn(house.folder), [`added/${NAMED}`]);
  assert.equal(readFileSync(join(house.folder, 'added', NAMED), 'utf8'), TALK);
  const { items } = await house.library.moments('disruption to search', { offset: 0, limit: 1 });
  assert.equal(items[0]?.video.id, 'U6bZI-0oAjc');
  assert.deepEqual(house.shown, ['Reading…', 'Indexing…']);
});

test('what is about nobody’s game is answered by its summary', async (t) => {
  const house = await addingHouse(t);
  const file = house.file('Bread [U6bZI-0oAjc].vtt', vtt('we let the dough rest', 'and then we bake it for an hour'));
  const reply = await ask(house, { file });
  assert.match(JSON.stringify(reply), /about nobody’s game/u);
  assert.match(JSON.stringify(reply), /Nobody has written a summary of this video/u);
});

test('a document that is refused is told with its line and the reason, and leaves nothing behind', async (t) => {
  const house = await addingHouse(t);
  const broken = `WEBVTT\n\n00:00:01.000 --> nonsense\nwords\n`;
  for (const [name, content, told] of [
    ['a [U6bZI-0oAjc].vtt', broken, /was not added/u],
    ['talk.vtt', TALK, /nothing says where the video is/u],
    ['talk.json', '{"a":', /“talk\.json” was not added, line 1/u],
    ['talk.pdf', '%PDF-1.7', /was not added/u],
    ['talk.mp4', 'ftypisom', /not the recording itself/u],
    ['README.md', 'hello', /was not added/u],
    ['empty.vtt', '', /is empty/u],
    ['zeros.vtt', new Uint8Array(2_000), /was not added/u],
  ] as const) {
    const reply = await ask(house, { file: house.file(name, content) });
    assert.equal(reply.refused, true, name);
    assert.match(reply.summary, told, name);
    assert.doesNotMatch(reply.summary, /incoming|\/tmp|documents\//u, name);
    assert.deepEqual(filesIn(house.folder), [], name);
  }
  assert.equal((await house.library.status()).videos, 0);
});

test('a file whose video nobody names is taken in with the address of its video', async (t) => {
  const house = await addingHouse(t);
  const file = house.file('v2.final.cut.vtt', TALK);
  const reply = await ask(house, { file, link: 'https://youtu.be/U6bZI-0oAjc?t=3' });
  assert.equal(reply.refused, undefined, reply.summary);
  assert.ok(await house.library.video('U6bZI-0oAjc'));
  assert.equal(filesIn(house.folder).length, 2);
  const again = await ask(house, { file, link: 'https://youtu.be/U6bZI-0oAjc?t=3' });
  assert.match(again.summary, /^It is in the library already/u);
  const elsewhere = page('Elsewhere', 'bbbbbbbbbbA', [[0, 'Google and search']]);
  const other = await ask(house, { file: house.file('page.txt', elsewhere), link: 'https://youtu.be/aaaaaaaaaaA' });
  assert.equal(other.refused, true);
  assert.match(other.summary, /another one\. Add it without the address/u);
  const bad = await ask(house, { file, link: 'javascript:alert(1)' });
  assert.match(bad.summary, /is no address of a video/u);
  assert.equal(filesIn(house.folder).length, 2);
});

test('the same content twice is told, and stands once', async (t) => {
  const house = await addingHouse(t);
  await ask(house, { file: house.file(NAMED, TALK) });
  const again = await ask(house, { file: house.file('copy [U6bZI-0oAjc].vtt', TALK) });
  assert.match(again.summary, /^It is in the library already: Google and search/u);
  assert.deepEqual(filesIn(house.folder), [`added/${NAMED}`]);
});

test('a document of the same name never takes the place of another', async (t) => {
  const house = await addingHouse(t);
  const one = page('One', 'aaaaaaaaaaA', [[0, 'the first talk is about Google and search']]);
  const two = page('Two', 'bbbbbbbbbbA', [[0, 'the second talk is about OpenAI and models']]);
  for (const content of [one, two]) {
    const reply = await ask(house, { file: house.file('talk.txt', content) });
    assert.equal(reply.refused, undefined, reply.summary);
  }
  assert.equal((await house.library.status()).videos, 2);
  assert.equal(readFileSync(join(house.folder, 'added/talk.txt'), 'utf8'), one);
  assert.equal(filesIn(house.folder).length, 2);
});

test('a second document about a video joins it', async (t) => {
  const house = await addingHouse(t, {
    given: { 'page.txt': page('Search', 'U6bZI-0oAjc', [[0, 'Google defends search']]) },
  });
  const reply = await ask(house, { file: house.file(NAMED, TALK) });
  assert.match(reply.summary, /^Added to a video of the library/u);
  assert.equal((await house.library.status()).videos, 1);
});

test('two at once come one after the other, and neither is lost', async (t) => {
  const house = await addingHouse(t);
  const files = ['a', 'b', 'c'].map((name) =>
    house.file(`${name}.txt`, page(name, `${name.repeat(10)}A`, [[0, `talk ${name} is about Google and search`]])),
  );
  const replies = await Promise.all(files.map((file) => ask(house, { file })));
  for (const reply of replies) assert.match(reply.summary, /^Added to the library/u);
  assert.equal((await house.library.status()).videos, 3);
  assert.equal(house.shown.filter((doing) => doing.startsWith('Waiting')).length, 2);
});

test('who may not is told who may, before anything is read', async (t) => {
  let opened = 0;
  const source = { platform: 'slack' as const, open: async () => ({ name: `x${++opened}`, bytes: Buffer.from('x') }) };
  const house = await addingHouse(t, { sources: [source], standing: async () => ({ manages: false }) });
  const reply = await ask(house, { file: 'F1' }, { ...ANN, platform: 'slack' });
  assert.equal(reply.refused, true);
  assert.match(reply.summary, /admins and owners of this workspace/u);
  assert.equal(opened, 0);
});

test('the demo is not added to, and says how to have a library', async (t) => {
  const house = await addingHouse(t, { folder: null });
  const reply = await ask(house, { file: house.file(NAMED, TALK) });
  assert.equal(reply.refused, true);
  assert.match(reply.summary, /set LIBRARY_DIR to a folder/u);
  const { dispatcher } = await openHouse(t);
  const known = await ask({ dispatcher }, { link: 'https://youtu.be/U6bZI-0oAjc' }, ASKER);
  assert.match(known.summary, /^It is in the library already/u);
  const other = await ask({ dispatcher }, { link: 'https://youtu.be/aaaaaaaaaaA' }, ASKER);
  assert.match(other.summary, /set LIBRARY_DIR to a folder/u);
});

test('without anything to add it says what can be, on each platform', async (t) => {
  const house = await addingHouse(t);
  for (const [platform, told] of [
    ['slack', /“Add to the library” in the menu/u],
    ['discord', /Attach its captions/u],
    ['terminal', /path of a file/u],
  ] as const) {
    assert.match((await ask(house, {}, { ...ANN, platform })).summary, told);
  }
});

test('an address that nothing can be fetched from is told to be one, and which can', async (t) => {
  const house = await addingHouse(t);
  for (const request of [{ link: 'https://example.com/x' }, { file: 'http://example.com/talk.vtt' }]) {
    const reply = await ask(house, request);
    assert.equal(reply.refused, true);
    assert.match(reply.summary, /no address that captions can be fetched from.*YouTube.*add the captions as a file/u);
    assert.doesNotMatch(reply.summary, /There is no file/u);
  }
  assert.deepEqual(filesIn(house.folder), []);
});

test('paths out of the current folder, and what is no file, are refused alike', async (t) => {
  const house = await addingHouse(t);
  writeFileSync(join(house.folder, '..', 'outside.vtt'), TALK);
  symlinkSync('/etc/passwd', join(house.home, 'link.vtt'));
  mkdirSync(join(house.home, 'folder.vtt'));
  for (const file of [
    '../outside.vtt',
    '/etc/passwd',
    'link.vtt',
    'missing.vtt',
    'a\0b.vtt',
    '.',
    '..',
    'x'.repeat(1_000),
  ]) {
    const reply = await ask(house, { file });
    assert.equal(reply.refused, true, file);
    assert.match(reply.summary, /no file|no name of a file/u, file);
  }
  const elsewhere = { platform: 'terminal', id: 'web-1', name: 'You' } as const;
  const there = await ask(house, { file: house.file(NAMED, TALK) }, elsewhere);
  assert.match(there.summary, /at its prompt alone/u);
  assert.match((await ask(house, { file: 'folder.vtt' })).summary, /is no file|cannot be read/u);
  const large = await ask(house, { file: house.file('large.vtt', Buffer.alloc(MAX_FILE_BYTES + 1)) });
  assert.match(large.summary, /larger than 8 MB/u);
  assert.deepEqual(filesIn(house.folder), []);
});

test('whatever a file is called, it stands inside the folder for what is added, under a name for every system', async (t) => {
  const names = [
    '../../evil.vtt',
    '/etc/cron.d/x.vtt',
    'a\0b.vtt',
    `${'n'.repeat(300)}.vtt`,
    '.hidden.vtt',
    '..',
    'con.vtt',
    '  .vtt',
    'a\u202Etv.exe.vtt',
    `${'字'.repeat(200)}.vtt`,
    'C:\\x\\y.vtt',
    'README.vtt',
    '-rf.vtt',
  ];
  for (const name of names) {
    const text = page('Talk', 'U6bZI-0oAjc', [[0, 'Google is defending search']]);
    const source = { platform: 'terminal' as const, open: async () => ({ name, bytes: Buffer.from(text) }) };
    const house = await addingHouse(t, { sources: [source] });
    const reply = await ask(house, { file: 'x' });
    const files = filesIn(house.folder);
    assert.equal(reply.refused, undefined, `${name}: ${reply.summary}`);
    assert.equal(files.length, 1, name);
    assert.match(files[0] ?? '', /^added\/[^./\\\p{Cc}\u202E-][^/\\\p{Cc}\u202E]*$/u, name);
    assert.ok(Buffer.byteLength(files[0] ?? '') < 240, name);
  }
});

test('a zip bomb, and an archive of several videos, are refused whole', async (t) => {
  const house = await addingHouse(t);
  const bomb = await ask(house, { file: house.file('bomb.zip', zip({ 'talk.vtt': Buffer.alloc(30 * 1024 * 1024) })) });
  assert.equal(bomb.refused, true, bomb.summary);
  const two = zip({
    'a.txt': Buffer.from(page('A', 'aaaaaaaaaaA', [[0, 'Google and search']])),
    'b.txt': Buffer.from(page('B', 'bbbbbbbbbbA', [[0, 'OpenAI and models']])),
  });
  assert.match((await ask(house, { file: house.file('two.zip', two) })).summary, /holds 2 videos/u);
  assert.deepEqual(filesIn(house.folder), []);
});

test('random bytes under every extension never crash it, and never stand in the library', async (t) => {
  const house = await addingHouse(t);
  const random = seeded(7);
  for (const extension of [
    'vtt',
    'srt',
    'json',
    'json3',
    'srv3',
    'md',
    'txt',
    'gz',
    'zip',
    'yaml',
    'info.json',
    'bin',
  ]) {
    for (let round = 0; round < 4; round += 1) {
      const bytes = Uint8Array.from({ length: 1 + Math.floor(random() * 4_000) }, () => Math.floor(random() * 256));
      const reply = await ask(house, { file: house.file(`r${round}.${extension}`, bytes) });
      assert.equal(reply.refused, true, extension);
      assert.doesNotMatch(reply.summary, /on our side/u, extension);
    }
  }
  assert.deepEqual(filesIn(house.folder), []);
});

test('what the library cannot take in after all is taken out again', async (t) => {
  let fails = true;
  const house = await addingHouse(t, {
    takeIn: async () => {
      if (fails) throw new Error('the disk is gone');
    },
  });
  const error = await house.desk.add(ANN, { file: house.file(NAMED, TALK) }, () => {}).catch((cause: unknown) => cause);
  assert.ok(error instanceof Error && error.message === 'the disk is gone');
  assert.deepEqual(filesIn(house.folder), []);
  fails = false;
});

test('a folder that leads out of the library is not written to', async (t) => {
  const house = await addingHouse(t);
  symlinkSync(house.home, join(house.folder, 'added'));
  const before = readdirSync(house.home).length;
  await assert.rejects(
    house.desk.add(ANN, { file: house.file(NAMED, TALK) }, () => {}),
    AskerError,
  );
  assert.equal(readdirSync(house.home).length, before + 1);
});

test('where the folder for it cannot be made it says so, and whom to tell', async (t) => {
  const house = await addingHouse(t);
  writeFileSync(join(house.folder, 'added'), 'a file');
  const reply = await ask(house, { file: house.file(NAMED, TALK) });
  assert.match(reply.summary, /has a file called added where the folder for it should be/u);
});

test('what a killed process left behind is cleared away, and what is under way is not', async (t) => {
  const house = await addingHouse(t);
  const [old, fresh] = ['.incoming-old', '.incoming-new'].map((name) => join(house.folder, 'added', name));
  for (const stage of [old, fresh]) mkdirSync(join(stage ?? '', 'documents'), { recursive: true });
  utimesSync(old ?? '', 0, 0);
  await ask(house, { file: house.file(NAMED, TALK) });
  assert.deepEqual(readdirSync(join(house.folder, 'added')).sort(), ['.incoming-new', NAMED]);
  assert.equal((await house.library.status()).videos, 1);
});

/** A zip archive as any packer writes it (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
function zip(files: Readonly<Record<string, Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, data] of Object.entries(files)) {
    const packed = deflateRawSync(data);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(data.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
