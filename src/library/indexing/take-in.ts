import { setImmediate as breathe } from 'node:timers/promises';
import { CorruptStoreError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { LibraryStore } from '../../core/store.ts';
import type { Analyst } from '../../core/strategy.ts';
import { createDocumentReader, readingWith } from '../documents/reader.ts';
import type { FileProblem } from '../documents/shapes.ts';
import { chunksOf } from './chunks.ts';
import { examine } from './examine.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createReading } from './reading.ts';
import { createStopwatch, type Spent } from './stopwatch.ts';
import { surveyFiles, surveyFolder } from './survey.ts';
import { createWriter } from './writer.ts';

/** How far indexing has come. */
export interface Progress {
  /** Documents that are done, of those that were new, had changed or were gone. */
  readonly done: number;
  readonly total: number;
  /** Words of the videos that were taken in. */
  readonly words: number;
}

/** What became of the documents when they were looked through. */
export interface IntakeReport {
  /** Documents that were read because they were new or had changed. */
  readonly read: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Videos of which the method, being another by now, was asked anew. */
  readonly reanalysed: number;
  /** What was readable but left out, or seems to be missing, in the documents that were read. */
  readonly notes: readonly FileProblem[];
  /** Words of the videos that were taken in. */
  readonly words: number;
  readonly spent: Spent;
}

/** Documents that are new or gone, and share of all, from which on the index is tidied up: that takes as long as all are many. */
const MANY = 20;
const MUCH = 0.05;

export interface IntakeParts {
  readonly store: LibraryStore;
  readonly analyst: Analyst;
  readonly log: Log;
  /** Where videos without an address of their own can be read; nowhere when left out. */
  readonly pages?: string | null;
  /** The machine's time, milliseconds since 1970. */
  readonly now?: () => number;
}

export interface IntakeOptions {
  /** Stops it between two documents, once what was read is written. */
  readonly signal?: AbortSignal | undefined;
  /** Looks at these files alone, instead of at the whole folder: paths inside it, with forward slashes. */
  readonly files?: Iterable<string> | undefined;
  /** Makes the library anew first: what is stored of it is known to be damaged. */
  readonly anew?: boolean | undefined;
  /** Documents that are not opened, and why. */
  readonly refused?: ReadonlyMap<string, string>;
  readonly onProgress?: (progress: Progress) => void;
  /** Told before documents are worked with; with none when what follows is not about documents. */
  readonly onDocuments?: (paths: readonly string[]) => void;
}

/** Brings the store in step with the library folder, again and again. */
export type Intake = (options?: IntakeOptions) => Promise<IntakeReport>;

/** To take a recording away must work at once, for the last one too; so what a lost drive has taken is only told. */
const EMPTIED =
  'the library folder is empty, and so is the library now; is a drive not mounted? Its documents are read again as soon as they are back';

/**
 * The intake of a folder. Only documents that are new or look different are opened; only those that have changed are
 * parsed, and those that tell of the same video as one of them. Each video is replaced whole, in one transaction with
 * the records of its documents; no more than one chunk of documents is held in memory.
 * Its calls must not overlap. They throw LibraryFolderError when the folder itself cannot be read, and the signal's
 * reason when that fires.
 */
export function createIntake(
  folder: string,
  { store, analyst, log, pages = null, now = Date.now }: IntakeParts,
): Intake {
  let kept: { readonly ledger: Ledger; readonly change: number } | null = null;

  /** What is remembered; asked for anew when another process has written meanwhile. */
  async function remembered(): Promise<Ledger> {
    const change = await changeOf(store);
    if (kept?.change === change) return kept.ledger;
    const ledger = createLedger(await store.documents(), readingWith(pages));
    kept = { ledger, change };
    return ledger;
  }

  async function take(options: IntakeOptions): Promise<IntakeReport> {
    const { signal, files, refused = new Map(), onProgress, onDocuments = () => undefined } = options;
    const ledger = await remembered();
    const watch = createStopwatch();
    const notes: FileProblem[] = [];
    const reader = createDocumentReader(pages);
    const { stirred, problems, gone, find } = await watch.during('looking', () =>
      files ? surveyFiles(folder, files, ledger, reader) : surveyFolder(folder, ledger, reader),
    );
    if (gone.length > 0 && gone.length === ledger.size && stirred.length + problems.length === 0)
      log.warn({ gone: gone.length }, EMPTIED);
    const reading = createReading({ reader, notes, watch, now, refused, onDocuments });
    const total = stirred.length + problems.length + gone.length;
    const writer = createWriter({
      store,
      ledger,
      find,
      reading,
      signal,
      onDocuments,
      analyst,
      log,
      pages,
      watch,
      notes,
    });
    let [done, read, removed] = [0, 0, 0];
    try {
      for (const chunk of chunksOf(stirred, { problems, gone })) {
        const left = chunk.gone.filter((path) => ledger.get(path));
        const examined = await examine(chunk.documents, { ...chunk, gone: left }, { ledger, find, reading, signal });
        const size = chunk.documents.length + chunk.problems.length + chunk.gone.length;
        await writer.write(examined, (share) =>
          size > 0 ? onProgress?.({ done: done + Math.floor(size * share), total, words: writer.words }) : undefined,
        );
        [done, read, removed] = [done + size, read + examined.changed.length, removed + examined.gone.length];
        if (total > 0) onProgress?.({ done, total, words: writer.words });
      }
    } finally {
      kept = { ledger, change: await changeOf(store) };
    }
    onDocuments([]);
    if (read + removed > Math.max(MANY, MUCH * ledger.size)) await watch.during('writing', () => tidied(store, signal));
    // Asked of every video, which takes the longer the more there are: not for a few files.
    const reanalysed = files ? 0 : await reanalyse(store, analyst, signal);
    for (const { path, line, reason } of notes) log.info({ document: path, line, reason }, 'something was left out');
    const unchanged = ledger.size - read;
    return { read, unchanged, removed, reanalysed, notes, words: writer.words, spent: watch.spent };
  }
  async function anew(options: IntakeOptions): Promise<IntakeReport> {
    log.error({}, 'what is stored of the library is damaged; it is made anew from the documents');
    await store.rebuild();
    kept = null;
    return take({ ...options, files: undefined });
  }

  return async (options = {}) => {
    if (options.anew) return anew(options);
    try {
      return await take(options);
    } catch (error) {
      if (!(error instanceof CorruptStoreError)) throw error;
      return anew(options);
    }
  };
}

/** The library's change: another one when anybody has written to it. */
async function changeOf(store: LibraryStore): Promise<number> {
  return (await store.vocabulary(Number.MAX_SAFE_INTEGER)).change;
}

/** Tidies up step by step: others write in between. */
async function tidied(store: LibraryStore, signal: AbortSignal | undefined): Promise<void> {
  while (await store.tidy()) {
    await breathe();
    signal?.throwIfAborted();
  }
}

/** Works out anew what another method or another catalogue has found, without reading a document. */
async function reanalyse(store: LibraryStore, analyst: Analyst, signal: AbortSignal | undefined): Promise<number> {
  const stale = await store.staleAnalyses(analyst.version);
  for (const id of stale) {
    await breathe();
    signal?.throwIfAborted();
    const stored = await store.video(id);
    if (stored) await store.saveAnalysis(id, analyst.analyse(stored.video), analyst.version);
  }
  return stale.length;
}
