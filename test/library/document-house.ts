import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SILENT } from '../../src/core/log.ts';
import type { Video } from '../../src/core/video.ts';
import { openLibrary } from '../../src/library/index.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { type Cleanup, temporaryFolder } from '../support/library.ts';

const analyst = createAnalyst();

/** A folder of documents, the library over it, and what it holds. */
export function documentHouse(t: Cleanup, files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = temporaryFolder(t);
  const stores = openStores(null);
  t.after(() => stores.close());
  const { sync } = openLibrary(folder, { store: stores.library, analyst, log: SILENT });
  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) put(path, content);
  return {
    folder,
    put,
    sync,
    remove: (path: string) => rmSync(join(folder, path)),
    move: (from: string, to: string) => renameSync(join(folder, from), join(folder, to)),
    async videos(): Promise<readonly Video[]> {
      const cards = await stores.library.cards();
      const videos = await Promise.all(cards.map(({ id }) => stores.library.video(id)));
      return videos.flatMap((stored) => stored?.video ?? []);
    },
    async ids() {
      const records = await stores.library.documents();
      return Object.fromEntries(records.map(({ path, videoId }) => [path, videoId]));
    },
    async problems() {
      const records = await stores.library.documents();
      return records.flatMap(({ path, problem }) => (problem ? [`${path}: ${problem.reason}`] : []));
    },
  };
}

export const NAME = 'Chips & Clouds [U6bZI-0oAjc]';
/** Captions of a second each. */
export const track = (...words: readonly string[]) =>
  `WEBVTT\n\n${words.map((text, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n${text}`).join('\n\n')}\n`;
