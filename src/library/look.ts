import { isDeepStrictEqual } from 'node:util';
import type { DocumentRecord } from '../core/store.ts';
import { type Claimant, identify, located } from './documents/identity.ts';
import { nameOf } from './documents/names.ts';
import type { DocumentReader } from './documents/reader.ts';
import { scanLibrary } from './documents/scan.ts';
import type { FileProblem, FoundDocument, LocatedDocument } from './documents/shapes.ts';
import { readDocument } from './formats/index.ts';

/** What a folder holds now: its documents, and what is to be remembered of each. */
export interface Look {
  readonly found: readonly FoundDocument[];
  readonly now: ReadonlyMap<string, DocumentRecord>;
}

export interface LookParts {
  /** What was remembered, by path. */
  readonly before: ReadonlyMap<string, DocumentRecord>;
  readonly reader: DocumentReader;
  /** Takes what was readable but left out. */
  readonly notes: FileProblem[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks through a folder. Documents that are as they were are not parsed, unless one of the same name is new, has
 * changed or is gone: which video they are about may depend on it.
 * @throws LibraryFolderError when the folder itself cannot be read; the signal's reason when it fires
 */
export async function lookThrough(folder: string, { before, reader, notes, signal }: LookParts): Promise<Look> {
  const { found, problems } = await reader.opened(await scanLibrary(folder));
  const records = new Map<string, DocumentRecord>(problems.map((problem) => [problem.path, skipped(problem, '')]));
  const claimants = new Map<string, Claimant>();
  const stirred = new Set<string>();
  const same: FoundDocument[] = [];
  for (const document of found) {
    signal?.throwIfAborted();
    const known = before.get(document.path);
    const read = await readUnlessSame(document, known);
    const record = known && isDeepStrictEqual(read, known) ? known : read;
    records.set(document.path, record);
    if (record === known) same.push(document);
    else stirred.add(nameOf(document.path).stem);
  }
  const known = new Map(before);
  for (const path of before.keys()) if (!records.has(path)) stirred.add(nameOf(path).stem);
  const elsewhere = new Set<string>();
  for (const document of same) {
    const record = records.get(document.path);
    if (!record || record.videoId === null) continue;
    if (stirred.size > 0 && stirred.has(nameOf(document.path).stem)) {
      records.set(document.path, await readAgain(document, record));
    } else {
      elsewhere.add(record.videoId);
      known.delete(document.path);
    }
  }

  const ids = identify([...claimants.values()], [...known.values()], elsewhere);
  const now = [...records.values()].map((record): DocumentRecord => {
    const videoId = ids.get(record.path);
    if (videoId === undefined || record.videoId === videoId) return record;
    return { ...record, videoId, problem: null };
  });
  return { found, now: new Map(now.map((record) => [record.path, record])) };

  async function readUnlessSame(document: FoundDocument, known: DocumentRecord | undefined): Promise<DocumentRecord> {
    const { path } = document;
    if (known?.videoId && (await reader.unchanged(document, known.hash))) return known;
    const content = await reader.read(document);
    if (!content.ok) return skipped(content.problem, '');
    // What was refused is tried again: by now there may be a reader for it.
    if (known?.videoId && known.hash === content.hash) return known;
    const read = readDocument(path, content.bytes);
    if (!read.ok) return skipped({ path, ...read.problem }, content.hash);
    for (const note of read.document.notes) notes.push({ path, ...note });
    const { videoId, format } = read.document;
    claimants.set(path, { path, hash: content.hash, videoId, format });
    return { path, hash: content.hash, videoId, format, problem: null };
  }

  /** Which video a document itself names is not remembered: it is read from it again. */
  async function readAgain(document: FoundDocument, record: DocumentRecord): Promise<DocumentRecord> {
    const content = await reader.read(document);
    const read = content.ok ? readDocument(document.path, content.bytes) : content;
    if (!content.ok || !read.ok) return record;
    const { path } = document;
    const { videoId, format } = read.document;
    claimants.set(path, { path, hash: content.hash, videoId, format });
    return record;
  }
}

/** A document read for a video, and what is to be remembered of it. */
export interface ReadDocument {
  readonly record: DocumentRecord;
  /** Null when it cannot be read, or is by now about another video. */
  readonly document: LocatedDocument | null;
}

/** Reads a document as it is at this moment, so that its hash and what it says belong together. */
export async function readOne(found: FoundDocument, videoId: string, reader: DocumentReader): Promise<ReadDocument> {
  const { path } = found;
  const content = await reader.read(found);
  if (!content.ok) return { record: skipped(content.problem, ''), document: null };
  const read = readDocument(path, content.bytes);
  if (!read.ok) return { record: skipped({ path, ...read.problem }, content.hash), document: null };
  const { format } = read.document;
  const own = read.document.videoId ?? videoId;
  const record = { path, hash: content.hash, videoId: own, format, problem: null };
  return { record, document: own === videoId ? located(path, read.document, videoId) : null };
}

function skipped({ path, line, reason }: FileProblem, hash: string): DocumentRecord {
  return { path, hash, videoId: null, format: null, problem: { line, reason } };
}
