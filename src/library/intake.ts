import { isDeepStrictEqual } from 'node:util';
import type { Log } from '../core/log.ts';
import type { DocumentRecord, IndexedVideo, LibraryChange, LibraryStore } from '../core/store.ts';
import type { Analyst } from '../core/strategy.ts';
import { clock } from '../core/time.ts';
import type { Video } from '../core/video.ts';
import { mergeDocuments } from './documents/merge.ts';
import { createDocumentReader, type DocumentReader } from './documents/reader.ts';
import type { FileProblem, FoundDocument, LocatedDocument, MergeResult } from './documents/shapes.ts';
import { lookThrough, type ReadDocument, readOne } from './look.ts';
import { passagesOf } from './passages.ts';

/** Videos that go into one transaction: few enough that an interrupted start keeps most of what it has done. */
const BATCH = 20;

/** What became of the documents when they were looked through. */
export interface IntakeReport {
  readonly records: readonly DocumentRecord[];
  /** Documents that were read because they were new or had changed. */
  readonly read: number;
  readonly unchanged: number;
  readonly removed: number;
  /** What was readable but left out, or seems to be missing, in the documents that were read. */
  readonly notes: readonly FileProblem[];
}

export interface IntakeParts {
  readonly store: LibraryStore;
  readonly analyst: Analyst;
  readonly log: Log;
}

/**
 * Brings the store in step with the library folder. Only documents that are new or changed are parsed, and those that
 * tell of the same video as one of them. Each video is replaced whole, in one transaction with the records of its
 * documents; no more than one batch of them is held in memory.
 * @throws LibraryFolderError when the folder itself cannot be read; the signal's reason when it fires
 */
export async function takeIn(
  folder: string,
  { store, analyst, log }: IntakeParts,
  signal?: AbortSignal,
): Promise<IntakeReport> {
  const before = new Map((await store.documents()).map((record) => [record.path, record]));
  const reader = createDocumentReader();
  const notes: FileProblem[] = [];
  const { found, now } = await lookThrough(folder, { before, reader, notes, signal });

  const changed = [...now.values()].filter((record) => !isDeepStrictEqual(before.get(record.path), record));
  const gone = [...before.values()].filter(({ path }) => !now.has(path));
  const touched = new Set<string>();
  for (const { videoId } of [...changed, ...gone]) if (videoId) touched.add(videoId);
  for (const { path } of changed) touched.add(before.get(path)?.videoId ?? '');
  touched.delete('');

  const siblings = Map.groupBy(found, ({ path }) => now.get(path)?.videoId ?? '');
  const changes: LibraryChange[] = [
    change({
      documents: changed.filter(({ videoId }) => videoId === null),
      removedDocuments: gone.map(({ path }) => path),
      removedVideos: [...touched].filter((id) => !siblings.has(id)),
    }),
  ];
  for (const id of touched) {
    signal?.throwIfAborted();
    const documents = siblings.get(id);
    if (documents) changes.push(await videoChange(id, documents, { analyst, log, notes, reader }));
    if (changes.length >= BATCH) await store.apply(together(changes.splice(0)));
  }
  await store.apply(together(changes));
  await reanalyse(store, analyst);

  for (const note of notes)
    log.info({ document: note.path, line: note.line, reason: note.reason }, 'something was left out');
  const records = await store.documents();
  const news = new Set(changed.map(({ path }) => path));
  for (const { path, problem } of records) {
    if (problem && news.has(path)) log.warn({ document: path, ...problem }, 'a document was skipped');
  }
  return { records, read: changed.length, unchanged: now.size - changed.length, removed: gone.length, notes };
}

/** What makes the store's video the one that these documents tell of. */
async function videoChange(
  id: string,
  found: readonly FoundDocument[],
  parts: Pick<IntakeParts, 'analyst' | 'log'> & { readonly notes: FileProblem[]; readonly reader: DocumentReader },
): Promise<LibraryChange> {
  const read: ReadDocument[] = [];
  for (const document of found) read.push(await readOne(document, id, parts.reader));
  const documents = read.flatMap(({ document }) => document ?? []);
  const result = documents.length > 0 ? indexedVideo(documents, parts) : null;
  if (result?.ok) parts.notes.push(...result.notes, ...cutShort(result.indexed.video));
  const records = read.map(({ record }) => record).filter(({ videoId }) => videoId === null || videoId === id);
  if (!result?.ok) {
    const refused = (record: DocumentRecord): DocumentRecord => {
      const { line, reason } = result?.problem ?? { line: null, reason: 'it changed while it was read' };
      return { ...record, problem: record.problem ?? { line, reason } };
    };
    return change({ documents: records.map(refused), removedVideos: [id] });
  }
  return change({ documents: records, videos: [result.indexed] });
}

/**
 * The video of some documents with all that is worked out from it. A document on which that fails is refused like one
 * that cannot be read: it must not keep the rest of the library from working.
 */
function indexedVideo(
  documents: readonly LocatedDocument[],
  { analyst, log }: Pick<IntakeParts, 'analyst' | 'log'>,
): { ok: true; indexed: IndexedVideo; notes: readonly FileProblem[] } | Extract<MergeResult, { ok: false }> {
  try {
    const merged = mergeDocuments(documents);
    if (!merged.ok) return merged;
    const { video, notes } = merged;
    const analysis = analyst.analyse(video);
    const indexed = { video, analysis, analysisVersion: analyst.version, passages: passagesOf(video) };
    return { ok: true, indexed, notes };
  } catch (error) {
    const path = documents[0]?.path ?? '';
    log.error({ err: error, document: path }, 'a document could not be worked with');
    const what = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: { path, line: null, reason: `it could not be worked with (${what})` } };
  }
}

/** A note when the words end long before the video does: the document may be cut off. */
function cutShort({ cues, duration, timing, sources }: Video): readonly FileProblem[] {
  const last = cues.at(-1)?.start ?? 0;
  if (timing !== 'exact' || duration - last < Math.max(60, duration * 0.2)) return [];
  const reason = `the transcript ends at ${clock(last)} of ${clock(duration)}; is the document whole?`;
  return [{ path: sources['cues'] ?? '', line: null, reason }];
}

/** Works out anew what another method or another catalogue has found, without reading a document. */
async function reanalyse(store: LibraryStore, analyst: Analyst): Promise<void> {
  for (const id of await store.staleAnalyses(analyst.version)) {
    const stored = await store.video(id);
    if (stored) await store.saveAnalysis(id, analyst.analyse(stored.video), analyst.version);
  }
}

function change(parts: Partial<LibraryChange>): LibraryChange {
  return { documents: [], removedDocuments: [], videos: [], removedVideos: [], ...parts };
}

function together(changes: readonly LibraryChange[]): LibraryChange {
  return {
    documents: changes.flatMap(({ documents }) => documents),
    removedDocuments: changes.flatMap(({ removedDocuments }) => removedDocuments),
    videos: changes.flatMap(({ videos }) => videos),
    removedVideos: changes.flatMap(({ removedVideos }) => removedVideos),
  };
}
