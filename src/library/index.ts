import type { Log } from '../core/log.ts';
import type { LibraryStore } from '../core/store.ts';
import type { Analyst } from '../core/strategy.ts';
import { type IntakeReport, takeIn } from './intake.ts';
import { createLibrary, type LiveLibrary } from './library.ts';

export type { IntakeReport } from './intake.ts';
export { loadVideos } from './load.ts';

/** A library over a folder of documents. */
export interface OpenLibrary {
  readonly library: LiveLibrary;
  /**
   * Looks through the folder and takes in what is new, changed or gone. The signal stops it between two documents.
   * @throws OperatorError when the folder cannot be read; the signal's reason when it was stopped
   */
  sync(signal?: AbortSignal): Promise<IntakeReport>;
  /** Syncs again and again, without keeping the process alive, until the signal fires. A failure is logged, and tried again. */
  follow(signal: AbortSignal): void;
}

/** Milliseconds between two looks at the folder. */
const EVERY = 5 * 60_000;

/** The library in a folder, as the store has it: `sync` brings it up to date. */
export function openLibrary(
  folder: string,
  parts: { readonly store: LibraryStore; readonly analyst: Analyst; readonly log: Log },
): OpenLibrary {
  let checkedAt: Date | null = null;
  let shown = '';
  const library = createLibrary({ ...parts, checkedAt: () => checkedAt });
  async function sync(signal?: AbortSignal): Promise<IntakeReport> {
    const report = await takeIn(folder, parts, signal);
    checkedAt = new Date();
    // Another process over the same store may have read what is new here: then nothing is left to read, but much to show.
    const records = JSON.stringify(report.records);
    if (report.read + report.removed > 0 || records !== shown) await library.refresh();
    shown = records;
    return report;
  }
  async function syncOnceMore(): Promise<void> {
    try {
      const { read, removed } = await sync();
      if (read + removed > 0) parts.log.info({ read, removed }, 'the library has changed');
    } catch (error) {
      parts.log.error({ err: error }, 'the library folder could not be looked through');
    }
  }
  return {
    library,
    sync,
    follow(signal) {
      const again = () => setTimeout(() => void syncOnceMore().then(next), EVERY).unref();
      let timer = again();
      function next(): void {
        if (!signal.aborted) timer = again();
      }
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    },
  };
}
