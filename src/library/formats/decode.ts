import { isUtf8 } from 'node:buffer';
import { lineAt, type Refusal, refuse } from './refuse.ts';

/** Bytes of the largest document that is read: hours of talk are some hundred kilobytes, the rest is a mistake. */
export const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

/** The bound as people read it. */
export const MAX_DOCUMENT_SHOWN = `${MAX_DOCUMENT_BYTES / (1024 * 1024)} MB`;

/**
 * A document's text, ready for a reader: UTF-8 without byte-order mark, `\n` line ends, no control characters. The
 * number of lines is the file's, so that a reader's line numbers are true.
 */
export function decode(bytes: Uint8Array | string): { readonly ok: true; readonly text: string } | Refusal {
  const size = typeof bytes === 'string' ? bytes.length : bytes.byteLength;
  if (size > MAX_DOCUMENT_BYTES) {
    return refuse(null, `the file is larger than ${MAX_DOCUMENT_SHOWN}; a document holds one video's transcript`);
  }
  const raw = typeof bytes === 'string' ? bytes : UTF8.decode(bytes);
  const nul = raw.indexOf('\0');
  if (nul !== -1) return refuse(lineAt(raw, nul), 'the file is not text: it holds NUL bytes; save it as UTF-8 text');
  if (typeof bytes !== 'string' && !isUtf8(bytes)) {
    return refuse(lineAt(raw, raw.indexOf('\uFFFD')), 'the file is not UTF-8 text; save it as UTF-8');
  }
  const text = raw
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .replace(/[\v\f\u0085\u2028\u2029]/gu, ' ')
    .replace(CONTROLS, '');
  if (text.trim() === '') return refuse(null, 'the file is empty; it should hold one video, as a page or a transcript');
  return { ok: true, text };
}

const UTF8 = new TextDecoder('utf-8');
const CONTROLS = /[^\P{Cc}\n\t]/gu;
