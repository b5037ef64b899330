import { Gunzip, Inflate } from 'fflate';
import { MAX_DOCUMENT_BYTES } from '../formats/index.ts';

/** Bytes of the largest archive that is opened. */
export const MAX_ARCHIVE_BYTES = 64 * 1024 * 1024;
/** True for a path that is opened as a zip archive. */
export function isArchive(path: string): boolean {
  return /\.zip$/iu.test(path);
}

/** Files in an archive. */
export const MAX_ENTRIES = 5_000;
/** Times by which a file may be larger than what it is packed in: captions pack 5 to 30 times. */
const MAX_RATIO = 200;
/** Packed bytes that are unpacked in one go: at most 16 MB come out of them. */
const CHUNK = 16 * 1024;

/** A file in a zip archive, as its directory lists it. */
export interface ArchiveEntry {
  readonly name: string;
  /** Bytes, packed and, as the directory claims, unpacked. */
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly encrypted: boolean;
  /** Where its local header begins. */
  readonly offset: number;
}

export type Unpacked =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

const BROKEN = 'the archive is broken or not whole; pack it anew';

/**
 * The files in a zip archive, from the directory at its end (APPNOTE.TXT 4.3.12, 4.3.16), nothing unpacked; or why it
 * cannot be used. Folders, hidden files and what macOS adds are passed over.
 */
export function entriesOf(archive: Uint8Array): readonly ArchiveEntry[] | string {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = directoryEnd(view);
  if (end === null) return BROKEN;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff)
    return 'archives in the ZIP64 form are not read; pack fewer files into one';
  if (count > MAX_ENTRIES) return `the archive holds ${count} files, at most ${MAX_ENTRIES} are read; pack it in parts`;
  const entries: ArchiveEntry[] = [];
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > archive.length || view.getUint32(at, true) !== 0x02014b50) return BROKEN;
    const length = view.getUint16(at + 28, true);
    const after = at + 46 + length;
    if (after > archive.length) return BROKEN;
    const flags = view.getUint16(at + 8, true);
    entries.push({
      name: decodeName(archive.subarray(at + 46, after), (flags & 0x800) !== 0),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      offset: view.getUint32(at + 42, true),
    });
    at = after + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries.filter(
    ({ name }) => !name.endsWith('/') && !/(?:^|\/)(?:\.|__MACOSX\/)/u.test(name.replace(/\.\.\//gu, '')),
  );
}

/** Where the end of the directory begins: its mark, before a comment of at most 65,535 bytes. */
function directoryEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}

/** A name is UTF-8 where the entry says so; else most often it is as well, else CP437, of which only ASCII is certain. */
function decodeName(bytes: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !utf8 }).decode(bytes).replaceAll('\\', '/');
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replaceAll('\\', '/');
  }
}

/** Why a file in an archive is not read, before it is unpacked; null when it may be. */
export function refusalOf({ name, packed, size, method, encrypted }: ArchiveEntry): string | null {
  if (
    name.startsWith('/') ||
    /^[a-z]:/iu.test(name) ||
    name.split('/').some((part) => part === '..' || part === '.' || part === '')
  )
    return 'its path leads out of the archive; pack the files under plain names';
  if (/[\p{Cc}]/u.test(name) || name.length > 500)
    return 'its name is not one of a file; pack the files under plain names';
  if (/\.(?:zip|gz|tgz|7z|rar|tar|bz2|xz)$/iu.test(name))
    return 'an archive within an archive is not opened; put the documents in directly';
  if (encrypted) return 'it is encrypted; pack the files without a password';
  if (method !== 0 && method !== 8) return 'it is packed in a way that is not read; pack it as an ordinary zip';
  if (size > MAX_DOCUMENT_BYTES) return LARGE;
  return size > MAX_RATIO * Math.max(packed, 512) ? HOLLOW : null;
}

const LARGE = `it unpacks to more than ${MAX_DOCUMENT_BYTES / (1024 * 1024)} MB; a document holds one video's transcript`;
const HOLLOW = `it unpacks to more than ${MAX_RATIO} times its size, which no transcript does`;

/** A file of an archive, unpacked: never more than a document may have, whatever the archive claims. */
export function unpack(archive: Uint8Array, entry: ArchiveEntry): Unpacked {
  const refusal = refusalOf(entry);
  if (refusal !== null) return { ok: false, reason: refusal };
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const at = entry.offset;
  if (at + 30 > archive.length || view.getUint32(at, true) !== 0x04034b50) return { ok: false, reason: BROKEN };
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + entry.packed > archive.length) return { ok: false, reason: BROKEN };
  const data = archive.subarray(from, from + entry.packed);
  if (entry.method === 0)
    return data.length > MAX_DOCUMENT_BYTES ? { ok: false, reason: LARGE } : { ok: true, bytes: data.slice() };
  return inflated(data, new Inflate());
}

/** A gzip file, unpacked: never more than a document may have. */
export function gunzipped(data: Uint8Array): Unpacked {
  return inflated(data, new Gunzip());
}

function inflated(data: Uint8Array, stream: Inflate | Gunzip): Unpacked {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  stream.ondata = (part, final) => {
    size += part.length;
    ended ||= final;
    if (size <= MAX_DOCUMENT_BYTES) parts.push(part.slice());
  };
  try {
    for (let at = 0; at < data.length && size <= MAX_DOCUMENT_BYTES; at += CHUNK) {
      stream.push(data.subarray(at, at + CHUNK), at + CHUNK >= data.length);
    }
  } catch {
    return { ok: false, reason: BROKEN };
  }
  if (size > MAX_DOCUMENT_BYTES) return { ok: false, reason: LARGE };
  if (!ended) return { ok: false, reason: BROKEN };
  if (size > MAX_RATIO * Math.max(data.length, 512)) return { ok: false, reason: HOLLOW };
  return { ok: true, bytes: Buffer.concat(parts, size) };
}
