import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { MAX_DOCUMENT_BYTES } from '../formats/index.ts';
import { isInside, LEADS_OUT, NOT_A_FILE, tooLarge, unreadable } from './reasons.ts';
import type { FileContent, FoundDocument } from './shapes.ts';

/** Opened never through a link that was put there meanwhile, and never waiting for a pipe. */
const SAFELY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads a file that a scan found, never more bytes than the limit, never outside the library. Never rejects. */
export async function readFound(
  { path, absolute, root }: FoundDocument,
  limit = MAX_DOCUMENT_BYTES,
): Promise<FileContent> {
  const failed = (reason: string): FileContent => ({ ok: false, problem: { path, line: null, reason } });
  let file: FileHandle | undefined;
  try {
    const target = await realpath(absolute);
    if (!isInside(root, target)) return failed(LEADS_OUT);
    file = await open(target, SAFELY);
    const about = await file.stat();
    if (!about.isFile()) return failed(NOT_A_FILE);
    if (about.size > limit) return failed(tooLarge(about.size, limit));
    const bytes = await readUpTo(file, limit + 1, about.size);
    if (bytes.byteLength > limit) return failed(tooLarge(bytes.byteLength, limit));
    return { ok: true, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
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
