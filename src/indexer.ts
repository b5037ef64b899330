import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { analystOf } from './analyst.ts';
import type { Log } from './core/log.ts';
import { createIntake, createWorkerIndexer, type Indexer, serveIntake } from './library/index.ts';
import { openStores } from './store/index.ts';

/** What the thread that indexes has to know. */
const setupSchema = z.object({
  libraryDir: z.string(),
  dataDir: z.string(),
  playersFile: z.string().nullable(),
  pages: z.string().nullable(),
});

/**
 * Indexes in a thread of its own, over a connection of its own to the same database: this module is what the thread runs.
 */
export function indexerOf(setup: z.infer<typeof setupSchema>, log: Log): Indexer {
  const { libraryDir, dataDir, playersFile, pages } = setup;
  return createWorkerIndexer({
    entry: new URL(import.meta.url),
    setup: { libraryDir, dataDir, playersFile, pages },
    log,
  });
}

if (!isMainThread && parentPort) {
  const { libraryDir, dataDir, playersFile, pages } = setupSchema.parse(workerData);
  serveIntake(parentPort, (log) => {
    const stores = openStores(dataDir);
    const intake = createIntake(libraryDir, { store: stores.library, analyst: analystOf({ playersFile }), log, pages });
    return { intake, close: () => stores.close() };
  });
}
