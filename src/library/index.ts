import type { Log } from '../core/log.ts';
import type { LibraryStore } from '../core/store.ts';
import type { Analyst } from '../core/strategy.ts';
import { usableFolder } from './documents/scan.ts';
import { createFollower } from './follower.ts';
import { createIntake, type IntakeOptions, type IntakeReport } from './indexing/take-in.ts';
import { createLibrary, type LiveLibrary } from './library.ts';
import { noticingDamage } from './mending.ts';
import { withOwnPages } from './own-pages.ts';
import type { Indexer } from './worker/index.ts';

export { libraryCheckup } from './checkup.ts';
export { usableFolder } from './documents/scan.ts';
export { PHASES, type Spent } from './indexing/stopwatch.ts';
export { createIntake, type IntakeReport, type Progress } from './indexing/take-in.ts';
export { loadVideos } from './load.ts';
export { createWorkerIndexer, type Indexer } from './worker/index.ts';
export { serveIntake } from './worker/thread.ts';

/** A library over a folder of documents. */
export interface OpenLibrary {
  readonly library: LiveLibrary;
  /**
   * Shows what the store holds, as it was when the folder was last looked through.
   * @throws OperatorError when there is no such folder
   */
  resume(): Promise<void>;
  /**
   * Looks through the folder and takes in what is new, changed or gone. The signal stops it between two documents. What
   * is asked for meanwhile waits. With `files`, those alone are looked at: paths inside the folder, with forward slashes.
   * @throws OperatorError when the folder cannot be read; the signal's reason when it was stopped
   */
  sync(signal?: AbortSignal, options?: Pick<IntakeOptions, 'onProgress' | 'files'>): Promise<IntakeReport>;
  /**
   * Watches the folder, and takes in what changes in it, without keeping the process alive, until the signal fires. The
   * whole folder is looked through now and then all the same. A failure is logged, and tried again.
   */
  follow(signal: AbortSignal): void;
  /** Ends what is under way. Never rejects. */
  close(): Promise<void>;
}

export interface OpenLibraryParts {
  readonly store: LibraryStore;
  readonly analyst: Analyst;
  readonly log: Log;
  /** Where videos without an address of their own can be read; nowhere when left out. */
  readonly pages?: string | null;
  /** Does the work elsewhere; left out, it is done here. */
  readonly indexer?: Indexer;
  /** Milliseconds for which a file must be left alone before it counts as whole. */
  readonly settle?: number;
  /** Looks at the files again and again, instead of being told of changes; where left out, the file system decides. */
  readonly poll?: boolean;
}

/** Milliseconds between two times that what has come in so far is shown. */
const SHOWN_EVERY = 3_000;

/** The library in a folder, as the store has it: `sync` brings it up to date. */
export function openLibrary(folder: string, parts: OpenLibraryParts): OpenLibrary {
  const { log, indexer = { intake: createIntake(folder, parts), close: async () => undefined } } = parts;
  const store = withOwnPages(noticingDamage(parts.store, mend), parts.pages ?? null);
  const closing = new AbortController();
  let checkedAt: Date | null = null;
  let shown: number | null = null;
  let shownAt = 0;
  let mending = false;
  let queue: Promise<unknown> = Promise.resolve();
  const library = createLibrary({ ...parts, store, checkedAt: () => checkedAt });

  /** Shows what the store holds, if that is anything new. */
  async function show(again = false): Promise<void> {
    const { change } = await store.vocabulary(Number.MAX_SAFE_INTEGER);
    if (change === shown && !again) return;
    shown = change;
    shownAt = performance.now();
    await library.refresh();
  }
  async function take({ signal, files, anew, onProgress }: IntakeOptions): Promise<IntakeReport> {
    const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
    either.throwIfAborted();
    const report = await indexer.intake({
      signal: either,
      files,
      anew,
      onProgress(progress) {
        onProgress?.(progress);
        if (performance.now() - shownAt < SHOWN_EVERY) return;
        shownAt = performance.now();
        show().catch((error: unknown) => log.error({ err: error }, 'what has come in could not be shown'));
      },
    });
    if (!files) checkedAt = new Date();
    // Another process over the same store may have read what is new here: then nothing is left to read, but much to show.
    await show(report.reanalysed > 0);
    return report;
  }
  /** One at a time. */
  function next(options: IntakeOptions): Promise<IntakeReport> {
    const taken = queue.then(() => take(options));
    queue = taken.catch(() => undefined);
    return taken;
  }

  /** Makes the library anew when an answer has met damage: the one who asked is told that something went wrong. */
  function mend(): void {
    if (mending) return;
    mending = true;
    next({ anew: true })
      .catch((error: unknown) => {
        if (!closing.signal.aborted) log.error({ err: error }, 'the library could not be made anew');
      })
      .finally(() => {
        mending = false;
      });
  }

  return {
    library,
    async resume() {
      await usableFolder(folder);
      await show();
    },
    sync: (signal, options = {}) => next({ ...options, signal }),
    follow(signal) {
      createFollower(folder, { ...parts, take: next, signal });
    },
    async close() {
      closing.abort(new Error('the library was closed'));
      await indexer.close();
      await queue;
    },
  };
}
