import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { MAX_DOCUMENT_BYTES, type Problem } from '../formats/index.ts';
import { isInside, LEADS_OUT, tooLarge, unreadable } from './reasons.ts';
import type { FoundDocument } from './scan.ts';

/** A document's bytes and their SHA-256 in hexadecimal; or the problem, and then no bytes and an empty hash. */
export type FileContent =
  | { readonly bytes: Uint8Array; readonly hash: string; readonly problem: null }
  | { readonly bytes: null; readonly hash: ''; readonly problem: Problem };

/** Opened never through a link that was put there meanwhile, and never waiting for a pipe. */
const SAFELY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads a document that a scan found, never more than a document may have, never outside the library. Never rejects. */
export async function readFound({ absolute, root, problem }: FoundDocument): Promise<FileContent> {
  if (problem) return { bytes: null, hash: '', problem };
  let file: FileHandle | undefined;
  try {
    const target = await realpath(absolute);
    if (!isInside(root, target)) return failed(LEADS_OUT);
    file = await open(target, SAFELY);
    const about = await file.stat();
    if (!about.isFile()) return failed('this is no file with a text in it');
    if (about.size > MAX_DOCUMENT_BYTES) return failed(tooLarge(about.size));
    const bytes = await readUpTo(file, MAX_DOCUMENT_BYTES + 1, about.size);
    if (bytes.byteLength > MAX_DOCUMENT_BYTES) return failed(tooLarge(bytes.byteLength));
    return { bytes, hash: createHash('sha256').update(bytes).digest('hex'), problem: null };
  } catch (error) {
    return failed(unreadable(error));
  } finally {
    await file?.close();
  }
}

/** `size` is what the file is said to have; it may be growing. */
async function readUpTo(file: FileHandle, limit: number, size: number): Promise<Uint8Array> {
  let buffer = Buffer.alloc(Math.min(limit, size + 1));
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    length += bytesRead;
    if (bytesRead === 0 || length >= limit) return buffer.subarray(0, length);
    if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(limit, buffer.length * 2));
  }
}

function failed(reason: string): FileContent {
  return { bytes: null, hash: '', problem: { line: null, reason } };
}
