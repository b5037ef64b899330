import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SILENT } from '../../src/core/log.ts';
import type { LibraryStore } from '../../src/core/store.ts';
import { openLibrary } from '../../src/library/index.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { type Cleanup, enriched, libraryFolder } from '../support/library.ts';

const ID = 'abcdefghijk';
const talk = (title: string) =>
  enriched({ title, video_id: ID, youtube_url: `https://www.youtube.com/watch?v=${ID}` }, 'Something is said here.');

/** A library whose store reads at once, and gives the answer to what is `held` only when it is let go. */
async function slowLibrary(t: Cleanup, held: 'cards' | 'video') {
  const stores = openStores(null);
  t.after(() => stores.close());
  let gate: Promise<void> = Promise.resolve();
  const store: LibraryStore = new Proxy(stores.library, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (name !== held || typeof method !== 'function') return method;
      return async (...args: unknown[]): Promise<unknown> => {
        const until = gate;
        const answer: unknown = await Reflect.apply(method, target, args);
        await until;
        return answer;
      };
    },
  });
  const folder = libraryFolder(t, { 'talk.transcript.md': talk('Before') });
  const open = openLibrary(folder, { store, analyst: createAnalyst(), log: SILENT });
  await open.sync();
  return {
    library: open.library,
    /** Reads the document anew, while what is asked for meanwhile waits for its answer. */
    async changeDuring<T>(ask: () => Promise<T>): Promise<T> {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      const asked = ask();
      // Reaches the store before anything changes.
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      gate = Promise.resolve();
      writeFileSync(join(folder, 'talk.transcript.md'), talk('After it was read again'));
      await open.sync();
      resolve();
      return asked;
    },
  };
}

test('a card that was asked for before the library changed, and comes after, is not kept', async (t) => {
  const { library, changeDuring } = await slowLibrary(t, 'cards');
  const titles = async () => (await library.list({ offset: 0, limit: 5 })).items.map(({ titles }) => titles[0]);
  assert.deepEqual(await changeDuring(titles), ['Before']);
  assert.deepEqual(await titles(), ['After it was read again']);
});

test('a video that was asked for before the library changed, and comes after, is not kept', async (t) => {
  const { library, changeDuring } = await slowLibrary(t, 'video');
  const title = async () => (await library.video(ID))?.title;
  assert.equal(await changeDuring(title), 'Before');
  assert.equal(await title(), 'After it was read again');
});
