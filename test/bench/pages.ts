/**
 * Measures the first request, the first page and others of a library of 5 and of 5,000 videos, side by side in one run:
 * the talk of the seeds so many times over, each under another title and date.
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

/** What is asked for, beside the first page; for a library of so many videos. */
const PAGES: readonly { readonly what: string; path(videos: number): string }[] = [
  { what: 'first page', path: () => '/' },
  { what: 'last page', path: (videos) => `/?page=${Math.ceil(videos / 30)}` },
  { what: 'one year, one player', path: () => '/?year=2020&player=google' },
  { what: 'by title', path: () => '/?sort=title' },
  { what: 'typing', path: () => '/?q=deeps' },
  { what: 'players', path: () => '/players' },
  { what: 'one player', path: () => '/p/google' },
  { what: 'a video', path: () => '/v/copy0000000' },
];

if (import.meta.main) {
  const { values } = parseArgs({
    options: { times: { type: 'string', default: '200' }, videos: { type: 'string', default: '5,5000' } },
  });
  process.stdout.write(`${await measurePages(values.videos.split(',').map(Number), Number(values.times))}\n`);
}

/** A table of how long pages take the server with each number of videos, asked for in turn. */
export async function measurePages(numbers: readonly number[], times: number): Promise<string> {
  const talk = await talkOfSeeds();
  const servers: ({ readonly videos: number } & Awaited<ReturnType<typeof serverOf>>)[] = [];
  for (const videos of numbers) servers.push({ videos, ...(await serverOf(talk, videos)) });
  const rows: Row[] = [{ what: 'first request', taken: servers.map(({ cold }) => cold) }];
  for (const { what, path } of PAGES) {
    const first: number[] = [];
    for (const { url, videos } of servers) first.push(await fetched(url + path(videos)));
    if (what !== 'first page') rows.push({ what: `${what}, the first time`, taken: first });
    const taken = servers.map(() => [] as number[]);
    for (let time = 0; time < WARM + times; time += 1) {
      for (const [at, { url, videos }] of servers.entries()) {
        const milliseconds = await fetched(url + path(videos));
        if (time >= WARM) taken[at]?.push(milliseconds);
      }
    }
    rows.push({ what: `${what}, median`, taken: taken.map(median) });
  }
  for (const { close } of servers) close();
  return tableOf(numbers, rows);
}

interface Row {
  readonly what: string;
  /** Milliseconds with each number of videos. */
  readonly taken: readonly number[];
}

function tableOf(numbers: readonly number[], rows: readonly Row[]): string {
  const head = ['', ...numbers.map((videos) => `${videos.toLocaleString('en-US')} videos`), 'times the first'];
  const body = rows.map(({ what, taken }) => {
    const shown = taken.map((milliseconds) => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`);
    return [what, ...shown, ((taken.at(-1) ?? Number.NaN) / (taken[0] ?? 1)).toFixed(2)];
  });
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
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
  const cold = await fetched(`${url}/`);
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
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
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
