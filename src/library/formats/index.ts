import { decode } from './decode.ts';
import { enrichedTranscript } from './enriched.ts';
import { learningLibraryPage } from './page.ts';
import { refuse } from './refuse.ts';
import type { Reader, ReadResult } from './shapes.ts';

export { MAX_DOCUMENT_BYTES } from './decode.ts';
export type { ParsedDocument, Problem, Reader, ReadResult, Transcript } from './shapes.ts';

/** The formats that are read, the most telling first: where two documents are as good, the earlier format wins. */
export const READERS: readonly Reader[] = [learningLibraryPage, enrichedTranscript];

/**
 * Reads one document. Pure: `path` serves only its extension. A format is known by its content; the extension decides
 * who explains what is wrong with a document that no reader recognises.
 */
export function readDocument(path: string, bytes: Uint8Array | string): ReadResult {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  const name = path.toLowerCase();
  const reader =
    READERS.find((candidate) => candidate.recognises(path, text)) ??
    READERS.find((candidate) => candidate.extensions.some((extension) => name.endsWith(extension)));
  if (reader) return reader.read(path, text);
  return refuse(1, `not a form that is read; it should be ${READERS.map((each) => each.about).join(', or ')}`);
}
