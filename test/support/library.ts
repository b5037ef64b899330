import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from '../../commands/index.ts';
import { createAddDesk } from '../../src/adding/index.ts';
import type { Asker } from '../../src/core/asker.ts';
import type { Courier } from '../../src/core/courier.ts';
import { createDispatcher, type Dispatcher } from '../../src/core/dispatch.ts';
import { type Log, SILENT } from '../../src/core/log.ts';
import type { Pace } from '../../src/core/pace.ts';
import type { PageLinks } from '../../src/core/page-links.ts';
import type { Clock } from '../../src/digest/clock.ts';
import { openDigests } from '../../src/digest/index.ts';
import { type OpenLibrary, openLibrary } from '../../src/library/index.ts';
import { createShareDesk } from '../../src/sharing/index.ts';
import { openStores, type Stores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { createTerminalPoster } from '../../src/terminal/index.ts';

/** The project's own folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const SEEDS = join(ROOT, 'seeds');

export const ASKER: Asker = { platform: 'terminal', id: 'u1', name: 'Ann', channel: 'prompt' };

const analyst = createAnalyst();

/** Where something is registered that is done when a test is over: a test's context. */
export interface Cleanup {
  after(fn: () => unknown): void;
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(t: Cleanup): string {
  const folder = mkdtempSync(join(tmpdir(), 'cuepoint-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A library folder with the seeds, or with the given documents instead: file name to text or bytes. */
export function libraryFolder(t: Cleanup, documents?: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder(t);
  if (!documents) cpSync(SEEDS, folder, { recursive: true });
  for (const [name, content] of Object.entries(documents ?? {})) writeFileSync(join(folder, name), content);
  return folder;
}

/** A whole house over a library folder, its database in memory or in a data folder. */
export interface TestHouse extends OpenLibrary {
  readonly stores: Stores;
  /** What is posted goes to a prompt that nobody sits at. */
  readonly dispatcher: Dispatcher;
  /** The same commands, which post by this courier. */
  dispatcherOver(courier: Courier): Dispatcher;
}

interface HouseOptions {
  /** In memory when left out. */
  readonly dataDir?: string | null;
  readonly log?: Log;
  readonly clock?: Clock;
  /** Everybody may ask as fast as they like when left out. */
  readonly pace?: Pace;
  /** There are no pages when left out. */
  readonly pages?: PageLinks;
}

export async function openHouse(
  t: Cleanup,
  folder: string = SEEDS,
  { dataDir = null, log = SILENT, clock, pace, pages }: HouseOptions = {},
): Promise<TestHouse> {
  const stores = openStores(dataDir);
  t.after(() => stores.close());
  const open = openLibrary(folder, { store: stores.library, analyst, log });
  await open.sync();
  const dispatcherOver = (courier: Courier) => {
    const digests = openDigests({
      ...{ store: stores.digest, library: open.library, log, catchUp: 0, defaults: [] },
      ...(clock ? { clock } : {}),
      ...(pages ? { pages } : {}),
      posters: [courier],
    });
    const now = () => clock?.now() ?? new Date();
    const shares = createShareDesk({ store: stores.shares, couriers: [courier], log, now });
    // Nothing is added to the demo.
    const adds = createAddDesk({
      ...{ sources: [], library: open.library, folder: null, log, signal: new AbortController().signal },
      standing: (asker) => digests.desk.standing(asker),
      examine: async () => ({ videos: [], problems: [] }),
      takeIn: async () => undefined,
      documents: async () => [],
    });
    const desks = { digests: digests.desk, follows: digests.follows, shares, adds };
    return createDispatcher(COMMANDS, open.library, log, {
      ...desks,
      ...(pages ? { pages } : {}),
      ...(pace ? { pace } : {}),
    });
  };
  const output = new PassThrough().resume();
  const dispatcher = dispatcherOver(createTerminalPoster({ output, style: { colours: false, width: 80 } }));
  return { ...open, stores, dispatcher, dispatcherOver };
}

/** An enriched transcript: front matter and an untimed body. */
export function enriched(meta: Readonly<Record<string, unknown>>, body: string): string {
  const lines = Object.entries(meta).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n# ${String(meta['title'] ?? 'A talk')}\n\n${body}\n`;
}

/** A learning-library page whose transcript has the given cues: `[seconds, text]`. */
export function page(title: string, id: string, cues: readonly (readonly [number, string])[]): string {
  const clock = (s: number) => `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
  const transcript = cues.map(([start, text]) => `${clock(start)}${text}`).join(' ');
  return [
    'Learning Library',
    '← Back to Library',
    title,
    'Key Points',
    '  • A point that somebody wrote about it.',
    'Full Transcript',
    `# ${title} **Source:** [https://www.youtube.com/watch?v=${id}](https://www.youtube.com/watch?v=${id}) **Duration:** 00:10:00 ## Summary - A point that somebody wrote about it. ## Full Transcript`,
    transcript,
  ].join('\n\n');
}
