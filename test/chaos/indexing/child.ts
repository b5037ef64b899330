import { z } from 'zod';
import { SILENT } from '../../../src/core/log.ts';
import { indexerOf } from '../../../src/indexer.ts';
import { createIntake, openLibrary } from '../../../src/library/index.ts';
import { openStores } from '../../../src/store/index.ts';
import { createAnalyst } from '../../../src/strategy/index.ts';

/** A process that indexes: here, where it dies after so many steps, or in a thread, until it is killed from outside. */
const { libraryDir, dataDir, steps } = z
  .object({ libraryDir: z.string(), dataDir: z.string(), steps: z.int().nullable() })
  .parse(JSON.parse(process.env['CHAOS'] ?? '{}'));

let left = steps ?? Number.POSITIVE_INFINITY;
function step(): void {
  left -= 1;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
}

const stores = openStores(dataDir);
const analyst = createAnalyst();
const store = {
  ...stores.library,
  async apply(...change: Parameters<typeof stores.library.apply>) {
    step();
    await stores.library.apply(...change);
    step();
  },
};
const here = createIntake(libraryDir, { store, analyst, log: SILENT });
const indexer =
  steps === null
    ? indexerOf({ libraryDir, dataDir, playersFile: null, pages: null }, SILENT)
    : {
        intake: (options: Parameters<typeof here>[0]) => here({ ...options, onDocuments: step }),
        close: async () => undefined,
      };
const open = openLibrary(libraryDir, { store: stores.library, analyst, log: SILENT, indexer });
process.send?.('ready');
await open.sync();
await open.close();
stores.close();
process.send?.('done');
process.disconnect();
