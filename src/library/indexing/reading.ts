import type { DocumentRecord, FileStamp } from '../../core/store.ts';
import type { DocumentReader } from '../documents/reader.ts';
import type { FileProblem } from '../documents/shapes.ts';
import { type ParsedDocument, readDocument } from '../formats/index.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { StampedDocument, StampedProblem } from './survey.ts';

/**
 * A file that was written at most so long before it was read, in milliseconds, may be written to again without looking
 * any different: some file systems tell times by two seconds. It is read once more the next time, as git does.
 */
const RACY = 2_000;

/** A document that was opened. */
export interface Opened {
  /** What is to be remembered of it; the video is the one that it names itself, or null. */
  readonly record: DocumentRecord;
  /** Null when it cannot be read, or when its bytes are those that are known and there was no need to. */
  readonly parsed: ParsedDocument | null;
}

export interface ReadingParts {
  readonly reader: DocumentReader;
  /** Takes what was readable but left out. */
  readonly notes: FileProblem[];
  readonly watch: Stopwatch;
  /** The machine's time, milliseconds since 1970. */
  readonly now: () => number;
  /** Documents that are not opened, and why. */
  readonly refused: ReadonlyMap<string, string>;
  /** Told before documents are worked with. */
  readonly onDocuments: (paths: readonly string[]) => void;
}

/** Opens documents one by one. Never rejects: what cannot be read is a record with its reason. */
export interface Reading {
  /** @param known what is remembered: with the same bytes it is not parsed, unless it was refused */
  open(document: StampedDocument, known: DocumentRecord | undefined): Promise<Opened>;
}

export function createReading({ reader, notes, watch, now, refused, onDocuments }: ReadingParts): Reading {
  return {
    async open(document, known) {
      const { path, stamp } = document;
      const reason = refused.get(path);
      if (reason !== undefined) return { record: skipped({ path, line: null, reason }), parsed: null };
      onDocuments([path]);
      return watch.during('reading', async () => {
        const seen = stampIfSafe(stamp, now());
        if (known?.videoId && (await reader.unchanged(document, known.hash))) return asKnown(known, seen);
        const content = await reader.read(document);
        if (!content.ok) return { record: skipped(content.problem), parsed: null };
        const { hash } = content;
        if (known?.videoId && known.hash === hash) return asKnown(known, seen);
        const read = readDocument(path, content.bytes);
        if (!read.ok) return { record: { ...skipped({ path, ...read.problem }), hash, ...seen }, parsed: null };
        const { videoId, format } = read.document;
        for (const note of read.document.notes) {
          if (!notes.some((each) => each.path === path && each.reason === note.reason && each.line === note.line))
            notes.push({ path, ...note });
        }
        return { record: { path, hash, videoId, format, problem: null, ...seen }, parsed: read.document };
      });
    },
  };
}

/** What is remembered of a file that is left out. */
export function skipped({ path, line, reason, stamp }: StampedProblem): DocumentRecord {
  const seen = stamp ? { seen: stamp } : {};
  return { path, hash: '', videoId: null, format: null, problem: { line, reason }, ...seen };
}

function asKnown({ seen: _, ...known }: DocumentRecord, seen: Pick<DocumentRecord, 'seen'>): Opened {
  return { record: { ...known, ...seen }, parsed: null };
}

function stampIfSafe(stamp: FileStamp, now: number): Pick<DocumentRecord, 'seen'> {
  return now - stamp.modified >= RACY ? { seen: stamp } : {};
}
