import { request as ask, createServer } from 'node:http';
import type { Log } from '../../src/core/log.ts';
import { SILENT } from '../../src/core/log.ts';
import { createDrawer } from '../../src/pictures/index.ts';
import { createWeb, type Web, type WebParts } from '../../src/web/index.ts';
import { type Cleanup, libraryFolder, openHouse, page, SEEDS, type TestHouse } from '../support/library.ts';

/** The video of the seeds. */
export const SEED = 'U6bZI-0oAjc';

/** What a server answered. */
export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Served {
  readonly url: string;
  readonly web: Web;
  readonly house: TestHouse;
  /** Sends a request as it is: paths are not tidied up, as a browser would. */
  get(path: string, options?: { method?: string; headers?: Record<string, string>; body?: string }): Promise<Got>;
}

type Options = Partial<Pick<WebParts, 'publicUrl' | 'local' | 'pace' | 'pictures'>> & {
  readonly tries?: (house: TestHouse) => NonNullable<WebParts['tries']>;
  readonly log?: Log;
  /** Changes the library, to make it fail or to watch it. */
  readonly library?: (house: TestHouse) => WebParts['library'];
};

/** The pages of a library over a real server on this machine. */
export async function servePages(t: Cleanup, folder: string = SEEDS, options: Options = {}): Promise<Served> {
  const house = await openHouse(t, folder);
  const { library = ({ library }) => library, tries, ...rest } = options;
  const web = createWeb({
    ...{ library: library(house), drawer: createDrawer(), publicUrl: null, log: SILENT, pace: 100_000 },
    ...rest,
    ...(tries ? { tries: tries(house) } : {}),
  });
  const server = createServer(web.listener);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, web, house, get: (path, given) => send(port, path, given) };
}

function send(port: number, path: string, { method = 'GET', headers = {}, body = '' } = {}): Promise<Got> {
  const { promise, resolve, reject } = Promise.withResolvers<Got>();
  const sent = ask({ host: '127.0.0.1', port, path, method, headers }, (response) => {
    let text = '';
    response.setEncoding('latin1').on('data', (part: string) => {
      text += part;
    });
    response.on('end', () => {
      const given = Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]);
      const isText = /text|json/u.test(response.headers['content-type'] ?? '');
      const read = isText ? Buffer.from(text, 'latin1').toString('utf8') : text;
      resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(given), body: read });
    });
  });
  sent.on('error', reject).end(body);
  return promise;
}

/** What can be read on a page: no markup, entities as their characters. */
export function readable(body: string): string {
  return body
    .replace(/<head>[\s\S]*?<\/head>/u, '')
    .replace(/<svg[\s\S]*?<\/svg>/gu, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&(?:lt|gt|quot|#39|amp);/gu, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/gu, ' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** The value of an Open Graph property, as it was before it was escaped. */
export function property(body: string, name: string): string | null {
  const value = new RegExp(`<meta property="${name}" content="([^"]*)"`, 'u').exec(body)?.[1];
  return value === undefined ? null : value.replace(/&(?:lt|gt|quot|#39|amp);/gu, (entity) => ENTITIES[entity] ?? '');
}

/** A title, a point and words that would do harm if they were taken for markup, or turn what stands around them. */
export const HOSTILE = {
  id: 'hostile0001',
  title: `<script>alert(1)</script>"><img src=x onerror=alert(2)> 'quoted' \u202Eesrever שלום`,
  words: `Google is betting on <script>alert(3)</script> search and "Google" wants to &lt;defend&gt; its position </p></main> because that is where Google makes money <img src=x onerror=alert(4)>`,
};

/** A folder with one video whose title and words are hostile. */
export function hostileFolder(t: Cleanup): string {
  const cues = Array.from({ length: 20 }, (_, at) => [at * 10, HOSTILE.words] as const);
  return libraryFolder(t, { 'hostile.txt': page(HOSTILE.title, HOSTILE.id, cues) });
}

/** A folder with a talk of three hours: a line every two seconds. */
export function longFolder(t: Cleanup): string {
  const words = 'Google is betting on search because that is where Google makes money';
  const cues = Array.from({ length: 5_400 }, (_, at) => [at * 2, `${words} ${at}`] as const);
  const clock = (s: number) =>
    `${Math.floor(s / 3600)}:${String(Math.floor(s / 60) % 60).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}`;
  const vtt = cues.map(
    ([start, text]) => `${clock(start).padStart(8, '0')}.000 --> ${clock(start + 2).padStart(8, '0')}.000\n${text}`,
  );
  return captionsFolder(t, 'threehours1', vtt);
}

/** A folder with one talk as WebVTT, each cue with its times, and a sidecar that says which video it is. */
export function captionsFolder(t: Cleanup, id: string, cues: readonly string[]): string {
  return libraryFolder(t, {
    'talk.vtt': `WEBVTT\n\n${cues.join('\n\n')}\n`,
    'talk.yaml': `title: A captioned talk\nurl: https://www.youtube.com/watch?v=${id}\n`,
  });
}
