import type { Log } from '../../core/log.ts';
import type { DocumentRecord, IndexedVideo, LibraryChange } from '../../core/store.ts';
import type { Analyst } from '../../core/strategy.ts';
import { clock } from '../../core/time.ts';
import type { Video } from '../../core/video.ts';
import { located } from '../documents/identity.ts';
import { mergeDocuments } from '../documents/merge.ts';
import type { FileProblem, LocatedDocument, MergeResult } from '../documents/shapes.ts';
import type { ParsedDocument } from '../formats/index.ts';
import { ANYWHERE } from '../own-pages.ts';
import { passagesOf } from '../passages.ts';
import type { Stopwatch } from './stopwatch.ts';

/** A document of a video, ready to be merged; `parsed` is null when it cannot be read by now. */
export interface VideoDocument {
  readonly record: DocumentRecord;
  readonly parsed: ParsedDocument | null;
}

export interface BuildParts {
  readonly analyst: Analyst;
  readonly log: Log;
  /** Where videos without an address of their own can be read; null for nowhere. */
  readonly pages: string | null;
  readonly watch: Stopwatch;
  /** Takes what was readable but left out. */
  readonly notes: FileProblem[];
}

export const NO_CHANGE: LibraryChange = { documents: [], removedDocuments: [], videos: [], removedVideos: [] };

/** What makes the store's video the one that these documents tell of. Never rejects a document's fault: it is refused. */
export function videoChange(id: string, documents: readonly VideoDocument[], parts: BuildParts): LibraryChange {
  const about = documents.flatMap(({ record, parsed }) =>
    parsed && (parsed.videoId ?? id) === id ? [located(record.path, parsed, id)] : [],
  );
  const result = about.length > 0 ? indexedVideo(about, parts) : null;
  if (result?.ok) parts.notes.push(...result.notes, ...cutShort(result.indexed.video));
  const records = documents
    .map(({ record, parsed }) => (parsed ? { ...record, videoId: parsed.videoId ?? id, problem: null } : record))
    .filter(({ videoId }) => videoId === null || videoId === id);
  if (result?.ok) return { ...NO_CHANGE, documents: records, videos: [result.indexed] };
  const refused = (record: DocumentRecord): DocumentRecord => {
    const { line, reason } = result?.problem ?? { line: null, reason: 'it changed while it was read' };
    return { ...record, problem: record.problem ?? { line, reason } };
  };
  return { ...NO_CHANGE, documents: records.map(refused), removedVideos: [id] };
}

/**
 * The video of some documents with all that is worked out from it. A document on which that fails is refused like one
 * that cannot be read: it must not keep the rest of the library from working.
 */
function indexedVideo(
  documents: readonly LocatedDocument[],
  { analyst, log, pages, watch }: BuildParts,
): { ok: true; indexed: IndexedVideo; notes: readonly FileProblem[] } | Extract<MergeResult, { ok: false }> {
  try {
    const merged = watch.during('merging', () => mergeDocuments(documents, pages === null ? null : ANYWHERE));
    if (!merged.ok) return merged;
    const { video, notes } = merged;
    const analysis = watch.during('analysing', () => analyst.analyse(video));
    const passages = watch.during('merging', () => passagesOf(video));
    return { ok: true, indexed: { video, analysis, analysisVersion: analyst.version, passages }, notes };
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
