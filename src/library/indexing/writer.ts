import { setImmediate as breathe } from 'node:timers/promises';
import type { DocumentRecord, LibraryChange, LibraryStore } from '../../core/store.ts';
import { wordsOf } from '../../core/transcript.ts';
import { type BuildParts, NO_CHANGE, type VideoDocument, videoChange } from './build.ts';
import type { Examined, ExamineParts } from './examine.ts';
import { type Unit, unitsOf } from './units.ts';

/**
 * Videos, and words of them, that go into one transaction: few enough that one who is interrupted keeps most of what is
 * done, and that nobody who writes beside it waits for long.
 */
const VIDEOS = 10;
const WORDS = 8_000;

/** Records written in one transaction when nothing about them is new but how their files look. */
const SEEN = 1_000;

interface WriterParts extends ExamineParts, BuildParts {
  readonly store: LibraryStore;
  readonly onDocuments: (paths: readonly string[]) => void;
}

/** Writes what was found out, in transactions that are whole by themselves. */
export interface Writer {
  /** Words of the videos that were written. */
  readonly words: number;
  /**
   * @param progress told, after each transaction, which share is written
   * @throws the signal's reason when it fires, once what was built is written
   */
  write(examined: Examined, progress: (share: number) => void): Promise<void>;
}

export function createWriter(parts: WriterParts): Writer {
  const { store, ledger, find, reading, signal, watch, log } = parts;
  let words = 0;

  async function apply(change: LibraryChange): Promise<void> {
    await watch.during('writing', () => store.apply(change));
    for (const path of change.removedDocuments) ledger.remove(path);
    for (const record of change.documents) {
      const { path, problem } = record;
      if (problem && problem.reason !== ledger.get(path)?.problem?.reason)
        log.warn({ document: path, ...problem }, 'a document was skipped');
      ledger.put(record);
    }
    for (const { video } of change.videos) words += wordsOf(video).length;
  }

  /** The documents that are about a video now. */
  async function documentsAbout(id: string, { changed, gone, parsed }: Examined): Promise<readonly VideoDocument[]> {
    const news = new Map(changed.map((record) => [record.path, record]));
    const old = ledger.about(id).filter(({ path }) => !news.has(path) && !gone.includes(path));
    const records = [...old, ...changed.filter(({ videoId }) => videoId === id)];
    const documents: VideoDocument[] = [];
    for (const record of records) {
      const known = parsed.get(record.path);
      if (known) {
        documents.push({ record, parsed: known });
        continue;
      }
      const document = await find(record.path);
      // What has gone since then is for the next look.
      if (document) documents.push(await reading.open(document, undefined));
    }
    return documents;
  }

  async function changeOf({ videoIds, documents, gone }: Unit, examined: Examined): Promise<LibraryChange> {
    const changes: LibraryChange[] = [{ ...NO_CHANGE, documents, removedDocuments: gone }];
    for (const id of videoIds) {
      const about = await documentsAbout(id, examined);
      parts.onDocuments(about.map(({ record }) => record.path));
      changes.push(about.length === 0 ? { ...NO_CHANGE, removedVideos: [id] } : videoChange(id, about, parts));
    }
    return together(changes);
  }

  return {
    get words() {
      return words;
    },
    async write(examined, progress) {
      const units = unitsOf(examined, ledger);
      let batch: LibraryChange[] = [];
      let waiting = 0;
      async function flush(done: number): Promise<void> {
        // Whatever holds up the writing, it is no document's fault.
        parts.onDocuments([]);
        if (batch.length > 0) await apply(together(batch));
        [batch, waiting] = [[], 0];
        progress(units.length === 0 ? 1 : done / units.length);
      }
      for (const [index, unit] of units.entries()) {
        // Whoever asks something, or asks to stop, is heard between two videos.
        await breathe();
        const change = await changeOf(unit, examined);
        batch.push(change);
        waiting += change.videos.reduce((sum, { video }) => sum + wordsOf(video).length, 0);
        const full = waiting >= WORDS || batch.length >= VIDEOS;
        if (full || signal?.aborted) await flush(index + 1);
        signal?.throwIfAborted();
      }
      await flush(units.length);
      for (let from = 0; from < examined.seen.length; from += SEEN) {
        await apply({ ...NO_CHANGE, documents: examined.seen.slice(from, from + SEEN) });
      }
    },
  };
}

function together(changes: readonly LibraryChange[]): LibraryChange {
  const all = <T>(pick: (change: LibraryChange) => readonly T[]) => changes.flatMap(pick);
  return {
    documents: inOrder(all(({ documents }) => documents)),
    removedDocuments: all(({ removedDocuments }) => removedDocuments),
    videos: all(({ videos }) => videos),
    removedVideos: all(({ removedVideos }) => removedVideos),
  };
}

/** Records by their paths; of two of one path the later one. */
function inOrder(records: readonly DocumentRecord[]): readonly DocumentRecord[] {
  return [...new Map(records.map((record) => [record.path, record])).values()];
}
