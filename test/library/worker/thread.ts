import { isMainThread, parentPort, threadId, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Video } from '../../../src/core/video.ts';
import { createIntake, serveIntake } from '../../../src/library/index.ts';
import { openStores } from '../../../src/store/index.ts';
import { createAnalyst } from '../../../src/strategy/index.ts';

/** A thread whose method comes to grief over some titles: the real one must not, so that this cannot be had otherwise. */
const setupSchema = z.object({ libraryDir: z.string(), dataDir: z.string() });

const analyst = createAnalyst();

function analyse(video: Video) {
  if (video.title === 'Deadly') process.exit(7);
  if (video.title === 'Endless') for (;;) Math.random();
  if (video.title === 'Greedy') hoard();
  return analyst.analyse(video);
}

function hoard(): never {
  const kept: unknown[] = [];
  for (;;) kept.push(Array.from({ length: 10_000 }, (_, index) => ({ index })));
}

if (!isMainThread && parentPort) {
  const { libraryDir, dataDir } = setupSchema.parse(workerData);
  serveIntake(parentPort, (log) => {
    log.info({ threadId, odd: () => 1 }, 'opened');
    const stores = openStores(dataDir);
    const intake = createIntake(libraryDir, { store: stores.library, analyst: { ...analyst, analyse }, log });
    return { intake, close: () => stores.close() };
  });
}
