import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SILENT } from '../../src/core/log.ts';
import { libraryCheckup, openLibrary } from '../../src/library/index.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { type Cleanup, libraryFolder } from '../support/library.ts';

const MEETING = `WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ann Author>Welcome to the planning meeting about the harbour.</v>

00:00:06.000 --> 00:00:12.000
<v Bob Builder>The pier needs new timber before the winter storms arrive.</v>
`;

function opened(t: Cleanup, folder: string, pages: string | null) {
  const stores = openStores(null);
  t.after(() => stores.close());
  return openLibrary(folder, { store: stores.library, analyst: createAnalyst(), log: SILENT, pages });
}

test('a recording without an address leads to its page, on the second', async (t) => {
  const { library, sync } = opened(t, libraryFolder(t, { 'planning.vtt': MEETING }), 'https://talks.example');
  await sync();
  const { items } = await library.moments('timber storms', { offset: 0, limit: 5 });
  const [hit] = items;
  assert.ok(hit);
  const url = new URL(hit.moment.url);
  assert.equal(url.origin, 'https://talks.example');
  assert.equal(url.pathname, `/v/${hit.moment.videoId}`);
  assert.equal(url.searchParams.get('t'), `${Math.floor(hit.moment.start)}s`);
});

test('where there are no pages it is refused, and told what would help', async (t) => {
  const { library, sync } = opened(t, libraryFolder(t, { 'planning.vtt': MEETING }), null);
  await sync();
  const [skipped] = (await library.status()).skipped;
  assert.equal(skipped?.path, 'planning.vtt');
  assert.match(skipped?.reason ?? '', /planning|\.yaml.*PUBLIC_URL/u);
});

test('links follow when the pages move, from the first answer on', async (t) => {
  const folder = libraryFolder(t, { 'planning.vtt': MEETING });
  const stores = openStores(null);
  t.after(() => stores.close());
  const parts = { store: stores.library, analyst: createAnalyst(), log: SILENT };
  await openLibrary(folder, { ...parts, pages: 'https://old.example' }).sync();
  const { library, sync, resume } = openLibrary(folder, { ...parts, pages: 'https://new.example' });
  const origins = async () => {
    const { items } = await library.moments('timber', { offset: 0, limit: 5 });
    const video = await library.video(items[0]?.video.id ?? '');
    return [items[0]?.moment.url, items[0]?.video.url, video?.url].map((url) => new URL(url ?? '').origin);
  };
  await resume();
  assert.deepEqual(await origins(), Array(3).fill('https://new.example'));
  assert.equal((await sync()).read, 0, 'nothing has to be read again');
  assert.deepEqual(await origins(), Array(3).fill('https://new.example'));
});

test('when the pages are turned off, nothing leads to them from the first answer on', async (t) => {
  const folder = libraryFolder(t, { 'planning.vtt': MEETING });
  const stores = openStores(null);
  t.after(() => stores.close());
  const parts = { store: stores.library, analyst: createAnalyst(), log: SILENT };
  await openLibrary(folder, { ...parts, pages: 'https://old.example' }).sync();
  const { library, sync, resume } = openLibrary(folder, parts);
  await resume();
  const found = async () => [
    (await library.moments('timber', { offset: 0, limit: 5 })).items,
    (await library.videos({ offset: 0, limit: 5 })).items,
    (await library.findVideo('planning')).found,
  ];
  assert.deepEqual(await found(), [[], [], null]);
  await sync();
  assert.deepEqual(await found(), [[], [], null]);
});

test('with pages, a document that looks as it did is known without being opened, until they are gone', async (t) => {
  const folder = libraryFolder(t, { 'planning.vtt': MEETING });
  // What was written just now may be written again within the same instant.
  utimesSync(join(folder, 'planning.vtt'), 1_700_000_000, 1_700_000_000);
  const stores = openStores(null);
  t.after(() => stores.close());
  const parts = { store: stores.library, analyst: createAnalyst(), log: SILENT };
  await openLibrary(folder, { ...parts, pages: 'https://talks.example' }).sync();
  const told = async (pages: string | null) =>
    (await libraryCheckup(folder, await stores.library.documents(), pages)).map(({ text }) => text).join('\n');
  for (const pages of ['https://talks.example', 'https://elsewhere.example'])
    assert.match(await told(pages), /1 document of .* is remembered, and the folder is as it was\./u);
  assert.match(await told(null), /1 file new/u);
});
