/**
 * Measures whether of passages that answer a question alike the newer come first: words that nobody says are put into talks
 * of different dates, once each, and asked for. Beside it the order that BM25 alone gives.
 * Usage: node newer.ts LIBRARY
 */
import type { Video } from '../../src/core/video.ts';
import { createLibrary } from '../../src/library/library.ts';
import { passagesOf } from '../../src/library/passages.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { seeded } from '../support/seeded.ts';
import { talksIn } from './corpus.ts';

const TALKS = 20;
const WORDS = 50;
const SHOWN = 10;

const [, , source = ''] = process.argv;
const talks = await talksIn(source);
const random = seeded(20);
const words = Array.from({ length: WORDS }, (_, number) => `zq${number}zq`);
const dated = Array.from({ length: TALKS }, (_, number) => {
  const talk = talks[(number * 7) % talks.length];
  if (!talk) throw new Error('there is no talk');
  const day = 1 + Math.floor(random() * 28);
  const month = 1 + Math.floor(random() * 12);
  const date = `${2000 + Math.floor(random() * 25)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return { ...talk, id: `dated-${number}`, date, cues: saidIn(talk) };
});
const stores = openStores(null);
const analyst = createAnalyst();
const videos = dated.map((video) => ({
  ...{ video, analysis: { players: [], thoughts: [] }, analysisVersion: analyst.version },
  passages: passagesOf(video),
}));
await stores.library.apply({ documents: [], removedDocuments: [], removedVideos: [], videos });
const library = createLibrary({ store: stores.library, analyst, checkedAt: () => null });
await library.refresh();
const [ours, ranked] = [[] as number[], [] as number[]];
for (const word of words) {
  const { items } = await library.moments(word, { offset: 0, limit: SHOWN });
  ours.push(inOrder(items.map(({ video }) => video.date ?? '')));
  const { passages } = await stores.library.rank({ parts: [[[word]]], combine: 'all' }, SHOWN);
  ranked.push(inOrder(passages.map(({ date }) => date ?? '')));
}
stores.close();
process.stdout.write(JSON.stringify({ newerFirst: mean(ours), byRankAlone: mean(ranked) }));

/** A talk's lines, with each of the words behind another of them. */
function saidIn({ cues }: Video): Video['cues'] {
  const after = new Map(words.map((word) => [Math.floor(random() * cues.length), word]));
  const left = words.filter((word) => ![...after.values()].includes(word));
  return cues.map((cue, at) => {
    const here = [after.get(at), ...(at === 0 ? left : [])].filter((word) => word !== undefined);
    return here.length === 0 ? cue : { ...cue, text: [cue.text, ...here].join(' ') };
  });
}

/** Share of neighbours of which the first is not the older. */
function inOrder(dates: readonly string[]): number {
  const pairs = dates.slice(1).map((date, at) => (dates[at] ?? '') >= date);
  return pairs.length === 0 ? 0 : pairs.filter(Boolean).length / pairs.length;
}

function mean(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}
