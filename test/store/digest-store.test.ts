import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { openStores } from '../../src/store/index.ts';
import { digestHistoryContract } from '../contracts/digest-history.ts';
import { digestStoreContract, type OpenTwo } from '../contracts/digest-store.ts';
import { ROOT, temporaryFolder } from '../support/library.ts';

const twoOnOneFile: OpenTwo = (t) => {
  const folder = temporaryFolder(t);
  const [one, two] = [openStores(folder), openStores(folder)];
  t.after(() => {
    one.close();
    two.close();
  });
  return [one.digest, two.digest];
};

const inMemory: OpenTwo = (t) => {
  const stores = openStores(null);
  t.after(() => stores.close());
  return [stores.digest, stores.digest];
};

for (const contract of [digestStoreContract, digestHistoryContract]) {
  contract('digests in SQLite, two connections to one file', twoOnOneFile);
  contract('digests in SQLite in memory', inMemory);
}

/** Claims as many of the given due times as it gets, in an order of its own, and prints their numbers. */
const CLAIMER = `
  import { openStores } from '${ROOT}/src/store/index.ts';
  const [folder, by, times] = process.argv.slice(1);
  const stores = openStores(folder);
  const won = [];
  for (let n = 0; n < Number(times); n += 1) {
    const claim = { id: 'd' + n, subscriptionId: 's' + n, dueAt: new Date(n * 1000), claimedAt: new Date(), claimedBy: by };
    if (await stores.digest.claim(claim)) won.push(n);
  }
  stores.close();
  process.stdout.write(JSON.stringify(won));
`;

test('of several processes that claim at the same time, exactly one gets each due time', async (t) => {
  const folder = temporaryFolder(t);
  openStores(folder).close();
  const times = 300;
  const outputs = await Promise.all(
    ['p1', 'p2', 'p3'].map(async (by) => {
      const args = ['--input-type=module-typescript', '--eval', CLAIMER, folder, by, String(times)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
      const [code]: unknown[] = await once(child, 'close');
      assert.equal(code, 0);
      return output;
    }),
  );
  const won = outputs.flatMap((output): number[] => JSON.parse(output));
  assert.deepEqual(
    won.sort((a, b) => a - b),
    Array.from({ length: times }, (_, n) => n),
  );
});
