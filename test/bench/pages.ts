/**
 * Measures the first page of the library with 5 and with 5,000 videos, side by side in one run: the talk of the seeds so
 * many times over, each under another title and date.
 * Usage: node test/bench/pages.ts [--times 200] [--videos 5,5000]
 */
import { createServer, get, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SILENT } from '../../src/core/log.ts';
import type { IndexedVideo } from '../../src/core/store.ts';
import { openLibrary } from '../../src/library/index.ts';
import { createDrawer } from '../../src/pictures/index.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { createWeb } from '../../src/web/index.ts';

/** Videos that are put into the store at once. */
const AT_ONCE = 250;
/** Requests before those that are counted. */
const WARM = 50;

const SEEDS = join(import.meta.dirname, '../../seeds');
const analyst = createAnalyst();

if (import.meta.main) {
  const { values } = parseArgs({
    options: { times: { type: 'string', default: '200' }, videos: { type: 'string', default: '5,5000' } },
  });
  process.stdout.write(`${await measurePages(values.videos.split(',').map(Number), Number(values.times))}\n`);
}

/** A table of how long the first page takes the server with each number of videos, asked for in turn. */
export async function measurePages(numbers: readonly number[], times: number): Promise<string> {
  const talk = await talkOfSeeds();
  const servers: ({ readonly videos: number } & Awaited<ReturnType<typeof serverOf>>)[] = [];
  for (const videos of numbers) servers.push({ videos, ...(await serverOf(talk, videos)) });
  const taken = servers.map(() => [] as number[]);
  for (let time = 0; time < WARM + times; time += 1) {
    for (const [at, { url }] of servers.entries()) {
      const milliseconds = await fetched(url);
      if (time >= WARM) taken[at]?.push(milliseconds);
    }
  }
  for (const { close } of servers) close();
  const medians = taken.map((all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN);
  const rows = servers.map(({ videos, cold }, at) => {
    const ratio = (medians[at] ?? 0) / (medians[0] ?? 1);
    return `| ${videos.toLocaleString('en-US')} | ${cold.toFixed(0)} ms | ${medians[at]?.toFixed(2)} ms | ${ratio.toFixed(2)} |`;
  });
  return [
    '| videos | first request | first page, median | times the first row |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

async function talkOfSeeds(): Promise<IndexedVideo> {
  const stores = openStores(null);
  const { library, sync } = openLibrary(SEEDS, { store: stores.library, analyst, log: SILENT });
  await sync();
  const [entry] = await library.contents();
  const stored = entry && (await stores.library.video(entry.id));
  stores.close();
  if (!stored) throw new Error('the seeds hold no video');
  const passages = [{ from: 0, to: 60, terms: 'a passage of the talk' }];
  return { ...stored, analysisVersion: analyst.version, passages };
}

async function serverOf(talk: IndexedVideo, videos: number) {
  const stores = openStores(null);
  for (let from = 0; from < videos; from += AT_ONCE) {
    const copies = Array.from({ length: Math.min(AT_ONCE, videos - from) }, (_, at) => copyOf(talk, from + at));
    await stores.library.apply({ documents: [], removedDocuments: [], removedVideos: [], videos: copies });
  }
  const { library } = openLibrary(SEEDS, { store: stores.library, analyst, log: SILENT });
  await library.refresh();
  const { listener } = createWeb({ library, drawer: createDrawer(), publicUrl: null, log: SILENT, pace: 1_000_000 });
  const { url, close } = await listening(listener);
  const cold = await fetched(url);
  const end = () => {
    close();
    stores.close();
  };
  return { url, cold, close: end };
}

function copyOf(talk: IndexedVideo, at: number): IndexedVideo {
  const date = new Date(Date.UTC(2020, 0, 1 + (at % 2_000))).toISOString().slice(0, 10);
  const id = `copy${String(at).padStart(7, '0')}`;
  return { ...talk, video: { ...talk.video, id, date, title: `${talk.video.title} (${at})` } };
}

async function listening(listener: RequestListener) {
  const server = createServer(listener);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, close };
}

/** Milliseconds from asking for a page to having all of it. */
function fetched(url: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const begun = performance.now();
  get(url, (response) => {
    response.resume().on('end', () => {
      if (response.statusCode === 200) resolve(performance.now() - begun);
      else reject(new Error(`${url} answered ${response.statusCode}`));
    });
  }).on('error', reject);
  return promise;
}
