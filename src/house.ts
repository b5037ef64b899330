import { resolve } from 'node:path';
import { analystOf } from './analyst.ts';
import type { Config } from './config.ts';
import type { Log } from './core/log.ts';
import { count, statusLine } from './core/phrasing.ts';
import { indexerOf } from './indexer.ts';
import { type OpenLibrary, openLibrary, usableFolder } from './library/index.ts';
import { openStores, type Stores } from './store/index.ts';

/** The library, open. */
export interface House extends Pick<OpenLibrary, 'library' | 'sync' | 'follow'> {
  readonly stores: Stores;
  /** The library's state in one line. */
  readonly status: string;
  /** Ends the reading of documents. Never rejects. */
  close(): Promise<void>;
}

/**
 * Where videos without an address of their own can be read: at the public address of the pages, or on this machine where
 * the product is only tried out; null where the pages are off, or nobody said where they are reached.
 */
export function pageBase({ web }: Pick<Config, 'web'>): string | null {
  if (!web) return null;
  return web.publicUrl ?? (web.reach === 'machine' ? `http://localhost:${web.port}` : null);
}

/** Under which the folder of the library is remembered. */
const LIBRARY_NOTE = 'library-folder';

/**
 * Opens the library, does the work, and closes the files whatever comes of it. The work begins when the folder has been
 * looked through: what is answered, and then ends, must be of the library as it is. What goes on answering begins at once
 * with what was read before, and looks through the folder behind it; unless nothing was read before, or another folder:
 * then everything would be news to whoever is told of news.
 * @param stays true for what goes on answering
 * @param brief true where skipped documents are counted rather than told one by one
 * @throws OperatorError when the folders cannot be used
 */
export async function withHouse(
  config: Config,
  { log, stays, brief = false }: { readonly log: Log; readonly stays: boolean; readonly brief?: boolean },
  work: (house: House) => Promise<number>,
): Promise<number> {
  const interrupted = interruption();
  const stores = openStores(config.dataDir);
  for (const notice of stores.notices) log.warn({}, notice);
  const skips = brief ? countingSkips(log) : null;
  const open = openLibrary(config.libraryDir, {
    ...{ store: stores.library, analyst: analystOf(config), log: skips?.log ?? log, pages: pageBase(config) },
    ...(stays ? { indexer: indexerOf({ ...config, pages: pageBase(config) }, log) } : {}),
  });
  const { library, resume, sync, follow } = open;
  let closing = false;
  const close = () => {
    closing = true;
    return open.close();
  };
  try {
    await resume();
    const isSame = await noteLibrary(config, stores, log);
    if (stays && isSame && (await library.status()).videos > 0) {
      sync().catch((error: unknown) => {
        if (!closing) log.error({ err: error }, 'the library folder could not be looked through');
      });
    } else {
      try {
        await sync(interrupted.signal);
        skips?.tell();
      } catch (error) {
        if (interrupted.signal.aborted) return 0;
        throw error;
      }
    }
    interrupted.letGo();
    return await work({ library, sync, follow, stores, close, status: statusLine(await library.status()) });
  } finally {
    interrupted.letGo();
    await close();
    stores.close();
  }
}

/** A log that counts the documents that are skipped, for whoever asks one thing and does not want to read of each. */
function countingSkips(log: Log): { readonly log: Log; tell(): void } {
  let skipped = 0;
  const warn: Log['warn'] = (fields, message) => {
    if ('document' in fields) skipped += 1;
    else log.warn(fields, message);
  };
  return {
    log: {
      warn,
      debug: (...line) => log.debug(...line),
      info: (...line) => log.info(...line),
      error: (...line) => log.error(...line),
    },
    tell() {
      if (skipped > 0) log.warn({}, `${count(skipped, 'document')} skipped: npm run check-library says which, and why`);
    },
  };
}

/**
 * A data folder holds one library: with another folder of documents it is filled anew, whoever else may be using it.
 * @returns whether it holds this one
 * @throws LibraryFolderError when it would hold a folder that cannot be read
 */
export async function noteLibrary(
  { libraryDir }: Pick<Config, 'libraryDir'>,
  { digest }: Stores,
  log: Log,
): Promise<boolean> {
  const folder = resolve(libraryDir);
  const before = await digest.note(LIBRARY_NOTE);
  // A name that was mistyped replaces nothing.
  if (before !== folder) await usableFolder(libraryDir);
  if (before !== null && before !== folder) {
    log.warn({ before, now: folder }, 'this data folder held another library, which is replaced; see DATA_DIR');
  }
  // Nothing is written that is there already: what was read is answered from even where the disk is full.
  if (before !== folder) await digest.keepNote(LIBRARY_NOTE, folder);
  return before === folder;
}

/** A signal that fires when the process is asked to end, until it is let go of. */
export function interruption(): { readonly signal: AbortSignal; letGo(): void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  return { signal: controller.signal, letGo: () => void process.off('SIGTERM', stop).off('SIGINT', stop) };
}
