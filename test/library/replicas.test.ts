import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SILENT } from '../../src/core/log.ts';
import { openLibrary } from '../../src/library/index.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { enriched, libraryFolder, temporaryFolder } from '../support/library.ts';

test('of two processes over one database, the one that finds a document read already shows it all the same', async (t) => {
  const [folder, dataDir] = [libraryFolder(t, {}), temporaryFolder(t)];
  const analyst = createAnalyst();
  const replicas = [1, 2].map(() => {
    const stores = openStores(dataDir);
    t.after(() => stores.close());
    return openLibrary(folder, { store: stores.library, analyst, log: SILENT });
  });
  for (const { sync } of replicas) await sync();
  const url = 'https://www.youtube.com/watch?v=abcdefghijk';
  const text = enriched({ title: 'A talk', video_id: 'abcdefghijk', youtube_url: url }, 'Something is said here.');
  writeFileSync(join(folder, 'talk.transcript.md'), text);
  for (const { library, sync } of replicas) {
    await sync();
    assert.equal((await library.contents()).length, 1);
  }
});
