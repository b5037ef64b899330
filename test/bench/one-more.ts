/**
 * Measures what one new document takes, from the talk to its being found, in a library and in one of a single talk.
 * Usage: node one-more.ts FOLDER LIBRARY
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Video } from '../../src/core/video.ts';
import { createLibrary } from '../../src/library/library.ts';
import { passagesOf } from '../../src/library/passages.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { talksIn } from './corpus.ts';
import { spreadOf } from './measured.ts';

/** Talks that are put in, one after the other. */
const MANY = 20;

const [, , folder = '', source = ''] = process.argv;
const talks = await talksIn(source);
const analyst = createAnalyst();
const alone = mkdtempSync(join(tmpdir(), 'cuepoint-bench-'));
try {
  // In turns, so that both meet the same machine.
  const [one, here] = [await opened(alone), await opened(folder)];
  await one.add(talks[0], 'first');
  const times = { one: [] as number[], here: [] as number[] };
  for (let number = 0; number < MANY; number += 1) {
    const talk = talks[(number * 7) % talks.length];
    times.one.push(await one.add(talk, `one-${number}`));
    times.here.push(await here.add(talk, `here-${number}`));
  }
  one.close();
  here.close();
  process.stdout.write(JSON.stringify({ one: spreadOf(times.one).p50, here: spreadOf(times.here).p50 }));
} finally {
  rmSync(alone, { recursive: true });
}

async function opened(place: string) {
  const stores = openStores(place);
  const library = createLibrary({ store: stores.library, analyst, checkedAt: () => null });
  await library.refresh();
  return {
    close: () => stores.close(),
    /** Milliseconds from the talk to its being found by a word that nobody else says. */
    async add(talk: Video | undefined, name: string): Promise<number> {
      if (!talk) throw new Error('there is no talk');
      const word = `zq${name.replaceAll('-', 'zq')}`;
      const cues = talk.cues.map((cue, at) => (at === 0 ? { ...cue, text: `${cue.text} ${word}` } : cue));
      const begun = performance.now();
      const video = { ...talk, id: `new-${name}`, cues };
      const indexed = {
        video,
        analysis: analyst.analyse(video),
        analysisVersion: analyst.version,
        passages: passagesOf(video),
      };
      await stores.library.apply({ documents: [], removedDocuments: [], removedVideos: [], videos: [indexed] });
      await library.refresh();
      const { items } = await library.moments(word, { offset: 0, limit: 1 });
      if (items[0]?.video.id !== video.id) throw new Error(`${word} was not found`);
      return performance.now() - begun;
    },
  };
}
