import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import type { Log } from '../../src/core/log.ts';
import { SILENT } from '../../src/core/log.ts';
import { type Picture, pictureName } from '../../src/core/picture.ts';
import type { PictureStore } from '../../src/core/picture-store.ts';
import { parseLine } from '../../src/core/typed.ts';
import { openStores } from '../../src/store/index.ts';
import { posterBench } from '../slack/bench.ts';
import { ASKER, type Cleanup, openHouse, SEEDS, temporaryFolder } from '../support/library.ts';
import { COMPARISON, STRIP } from '../support/pictures.ts';
import { servePages } from './support.ts';

const HOST = 'https://cue.example.com';

/** The pages of a process that starts anew over a store. */
async function started(t: Cleanup, pictures: PictureStore, log: Log = SILENT) {
  const { url: here, web } = await servePages(t, SEEDS, { publicUrl: HOST, log, pictures });
  return {
    urlOf: web.pictureUrl ?? assert.fail('no addresses'),
    async fetched(url: string) {
      const got = await fetch(url.replace(HOST, here));
      return { status: got.status, type: got.headers.get('content-type'), bytes: await got.bytes() };
    },
  };
}

test('a picture in a message on Slack is served after a restart as it was', async (t) => {
  const folder = temporaryFolder(t);
  const first = openStores(folder);
  const before = await started(t, first.pictures);
  const { poster, workspace } = await posterBench(t, [], { pictureUrl: before.urlOf });
  const { dispatcher } = await openHouse(t);
  const urls: string[] = [];
  for (const line of ['/strategy google', '/compare openai google', '/summary deepseek']) {
    const reply = await dispatcher.dispatch(parseLine(COMMANDS, line) ?? assert.fail(line), ASKER);
    for (const message of await poster.messages(reply)) {
      await poster.post('C1', message, { key: `key${urls.length}`, thread: null });
    }
    const blocks = [...workspace.messages.values()].at(-1)?.content.blocks ?? [];
    urls.push(...blocks.flatMap((block) => ('image_url' in block ? [String(block.image_url)] : [])));
  }
  assert.equal(urls.length, 3);
  const drawn = await Promise.all(urls.map((url) => before.fetched(url)));
  first.close();
  const second = openStores(folder);
  t.after(() => second.close());
  const after = await started(t, second.pictures);
  for (const [at, url] of urls.entries()) {
    const { status, type, bytes } = await after.fetched(url);
    assert.deepEqual([status, type], [200, 'image/png'], url);
    assert.deepEqual(bytes, drawn[at]?.bytes, url);
  }
  assert.deepEqual(workspace.refusals, []);
});

test('what no picture was ever called is not looked for', async (t) => {
  const asked: string[] = [];
  const store: PictureStore = {
    keep: async () => undefined,
    async picture(name) {
      asked.push(name);
      return null;
    },
  };
  const { fetched } = await started(t, store);
  const real = pictureName(STRIP);
  for (const name of [
    'x',
    'strip-1.png',
    `${real}x`,
    `x${real}`,
    'constructor',
    `..%2f${real}`,
    `strip-${'0'.repeat(4_000)}.png`,
  ]) {
    assert.equal((await fetched(`${HOST}/pictures/${name}`)).status, 404, name);
  }
  assert.deepEqual(asked, []);
  assert.equal((await fetched(`${HOST}/pictures/${real}`)).status, 404);
  assert.deepEqual(asked, [real]);
});

test('a picture is kept whenever it is posted, and one that cannot be is served for as long as the process runs', async (t) => {
  const kept: string[] = [];
  const warned: unknown[] = [];
  const store: PictureStore = {
    async keep(name) {
      if (name.startsWith('comparison')) throw new Error('the disk is full');
      kept.push(name);
    },
    picture: async (): Promise<Picture | null> => null,
  };
  const { urlOf, fetched } = await started(t, store, { ...SILENT, warn: (fields) => void warned.push(fields) });
  for (const picture of [STRIP, COMPARISON, STRIP]) {
    assert.equal((await fetched(await urlOf(picture))).status, 200);
  }
  assert.deepEqual(kept, [pictureName(STRIP), pictureName(STRIP)]);
  assert.equal(warned.length, 1);
});
