import type { Asker } from '../../../src/core/asker.ts';
import type { IndexedVideo } from '../../../src/core/store.ts';
import type { Video } from '../../../src/core/video.ts';
import { createLibrary } from '../../../src/library/library.ts';
import { passagesOf } from '../../../src/library/passages.ts';
import { openStores } from '../../../src/store/index.ts';
import { createAnalyst } from '../../../src/strategy/index.ts';
import type { OpenEngine } from './engine.ts';

export const OURS = 'Cuepoint';
export const ASKER: Asker = { platform: 'terminal', id: 'bench', name: 'Bench' };

/** Videos that go into one transaction. */
const BATCH = 50;

/** Puts talks into a library's database, as intake does, but for the method: its result is given. */
export async function buildOurs(
  talks: Iterable<Video>,
  folder: string,
  analyse: (video: Video) => IndexedVideo['analysis'],
): Promise<void> {
  const stores = openStores(folder);
  let batch: IndexedVideo[] = [];
  const put = async () => {
    await stores.library.apply({ documents: [], removedDocuments: [], removedVideos: [], videos: batch });
    batch = [];
  };
  const { version } = createAnalyst();
  for (const video of talks) {
    batch.push({ video, analysis: analyse(video), analysisVersion: version, passages: passagesOf(video) });
    if (batch.length === BATCH) await put();
  }
  await put();
  while (await stores.library.tidy());
  stores.close();
}

/** The method's tables are read with the code, as every engine's own are; they do not grow with the library. */
const analyst = createAnalyst();

/** The library over such a database, open for questions. */
export async function openOurs(folder: string): Promise<OpenEngine> {
  const stores = openStores(folder);
  const library = createLibrary({ store: stores.library, analyst, checkedAt: () => null });
  await library.refresh();
  return {
    rank: (question) => library.moments(question, { offset: 0, limit: 0 }),
    async ask(question, limit) {
      const { items } = await library.moments(question, { offset: 0, limit });
      return items.map(({ video, passage }) => ({ videoId: video.id, ...passage }));
    },
    complete: (typed) => library.suggestQuestions(typed),
    close: () => stores.close(),
  };
}
