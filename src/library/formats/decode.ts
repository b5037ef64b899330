import { type Decoded, decodeBytes } from './encoding.ts';
import { otherForm } from './other-forms.ts';
import { type Refusal, refuse } from './refuse.ts';

/** Bytes of the largest document that is read: hours of talk are some hundred kilobytes, the rest is a mistake. */
export const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

/** The bound as people read it. */
const MAX_DOCUMENT_SHOWN = `${MAX_DOCUMENT_BYTES / (1024 * 1024)} MB`;

/**
 * A document's text, ready for a reader, whatever encoding it was written in: no byte-order mark, `\n` line ends, no
 * control characters. The number of lines is the file's, so that a reader's line numbers are true.
 */
export function decode(bytes: Uint8Array | string): { readonly ok: true; readonly text: string } | Refusal {
  const size = typeof bytes === 'string' ? bytes.length : bytes.byteLength;
  if (size > MAX_DOCUMENT_BYTES) {
    return refuse(null, `the file is larger than ${MAX_DOCUMENT_SHOWN}; a document holds one video's transcript`);
  }
  const other = otherForm(typeof bytes === 'string' ? bytes.slice(0, BEGINNING) : beginningOf(bytes));
  if (other !== null) return refuse(1, other);
  const decoded = typeof bytes === 'string' ? ofString(bytes) : decodeBytes(bytes);
  if (!decoded.ok) return refuse(decoded.upTo.split(/\r\n?|\n/u).length, decoded.reason);
  const lines = decoded.text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .replace(/[\v\f\u0085\u2028\u2029]/gu, ' ');
  const text = lines.replace(CONTROLS, '');
  if (typeof bytes !== 'string' && text.length * 1.1 < lines.length) return refuse(1, NO_TEXT);
  if (text.trim() === '') return refuse(null, 'the file is empty; it should hold one video, as a page or a transcript');
  return { ok: true, text };
}

/** Bytes that tell a form that is not read. */
const BEGINNING = 1_000;

function beginningOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(BEGINNING, bytes.byteLength)).toString('latin1');
}

function ofString(text: string): Decoded {
  const nul = text.indexOf('\0');
  return nul === -1 ? { ok: true, text, encoding: 'utf-8' } : { ok: false, upTo: text.slice(0, nul), reason: NO_TEXT };
}

const NO_TEXT = 'the file is not text: it holds NUL bytes or other control characters; save it as UTF-8 text';
const CONTROLS = /[^\P{Cc}\n\t]/gu;
