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
  /** Looks through the folder and takes in what is new, changed or gone. @throws OperatorError when it cannot be read */
  sync(): Promise<IntakeReport>;
}

/** The library in a folder, as the store has it: `sync` brings it up to date. */
export function openLibrary(
  folder: string,
  parts: { readonly store: LibraryStore; readonly analyst: Analyst; readonly log: Log },
): OpenLibrary {
  let checkedAt: Date | null = null;
  const library = createLibrary({ ...parts, checkedAt: () => checkedAt });
  return {
    library,
    async sync() {
      const report = await takeIn(folder, parts);
      checkedAt = new Date();
      await library.refresh();
      return report;
    },
  };
}
