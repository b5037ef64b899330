import { sep } from 'node:path';
import { MAX_DOCUMENT_BYTES } from '../formats/index.ts';

/** True when a path, its links resolved, lies in the library. */
export function isInside(root: string, path: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

export const LEADS_OUT = 'the link leads out of the library; put the document itself here';
export const NOT_A_FILE = 'this is no file with text in it';

/** @param limit bytes; a document's, or an archive's */
export function tooLarge(size: number, limit = MAX_DOCUMENT_BYTES): string {
  const [has, most] = [size, limit].map((bytes) => (bytes / (1024 * 1024)).toFixed(1));
  if (limit !== MAX_DOCUMENT_BYTES) return `the archive has ${has} MB; at most ${most} MB are opened, pack it in parts`;
  return `the file has ${has} MB; a document holds one video's transcript, at most ${most} MB`;
}

export function unreadable(error: unknown): string {
  if (codeOf(error) === 'ENOENT') return 'the file is gone since the library was looked through';
  return `the file cannot be read (${codeOf(error)}); give this user the right to read it`;
}

/** The system's name for an error, such as `EACCES`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
