import { sbv } from './captions/sbv.ts';
import { srv3 } from './captions/srv3.ts';
import { subStation } from './captions/substation.ts';
import { table } from './captions/table.ts';
import { ttml } from './captions/ttml.ts';
import { subRip, webVtt } from './captions/webvtt.ts';
import { decode } from './decode.ts';
import { enrichedTranscript } from './enriched.ts';
import { JSON_FORMS, jsonDocument } from './json/index.ts';
import { learningLibraryPage } from './page/index.ts';
import { pastedTranscript } from './pasted/index.ts';
import { savedCaptions } from './pasted/saved-captions.ts';
import { refuse } from './refuse.ts';
import type { Reader, ReadResult } from './shapes.ts';
import { sidecar } from './sidecar.ts';

export { MAX_DOCUMENT_BYTES } from './decode.ts';
export type { ParsedDocument, Problem, Reader, ReadResult, Transcript } from './shapes.ts';

/**
 * The readers, in the order in which they are asked. Captions hold lines with times too, so that what looks at lines comes
 * after what looks at how a document begins.
 */
export const READERS: readonly Reader[] = [
  webVtt,
  subRip,
  sbv,
  subStation,
  srv3,
  ttml,
  jsonDocument,
  table,
  sidecar,
  learningLibraryPage,
  enrichedTranscript,
  savedCaptions,
  pastedTranscript,
];

/** The formats, the most telling first: where two documents are as good, the earlier format wins. */
const FORMATS: readonly string[] = [
  learningLibraryPage.name,
  enrichedTranscript.name,
  ...JSON_FORMS.map(({ name }) => name),
  srv3.name,
  webVtt.name,
  subRip.name,
  sbv.name,
  ttml.name,
  subStation.name,
  table.name,
  pastedTranscript.name,
  savedCaptions.name,
  sidecar.name,
];

/** How telling a format is: the lower, the more. */
export function rankOf(format: string): number {
  const rank = FORMATS.indexOf(format);
  return rank === -1 ? FORMATS.length : rank;
}

/**
 * Reads one document. Pure: `path` serves only its extension. A format is known by its content; the extension decides
 * who explains what is wrong with a document that no reader recognises.
 */
export function readDocument(path: string, bytes: Uint8Array | string): ReadResult {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  // Of a Word document the text is given.
  const name = path
    .toLowerCase()
    .replace(/\.gz$/u, '')
    .replace(/\.docx$/u, '.txt');
  for (const reader of READERS) {
    const read = reader.readIfRecognised
      ? reader.readIfRecognised(name, text)
      : reader.recognises(name, text)
        ? reader.read(name, text)
        : null;
    if (read) return read;
  }
  const meant = READERS.find((candidate) => candidate.extensions.some((extension) => name.endsWith(extension)));
  const result = meant?.read(name, text);
  if (!result)
    return refuse(1, `not a form that is read; it should be ${READERS.map((each) => each.about).join(', or ')}`);
  if (result.ok || !/\.(?:txt|md|markdown)$/u.test(name)) return result;
  return refuse(
    result.problem.line,
    `${result.problem.reason}; or its lines should have times: \`[00:12:34] Name: words\``,
  );
}
