import { createHash } from 'node:crypto';
import {
  type ArchiveEntry,
  entriesOf,
  gunzipped,
  isArchive,
  MAX_ARCHIVE_BYTES,
  refusalOf,
  type Unpacked,
  unpack,
} from './archive.ts';
import { readFound } from './open.ts';
import { isPassedOver } from './scan.ts';
import type { FileContent, FileProblem, FoundDocument, Scan } from './shapes.ts';
import { isWordDocument, wordText } from './word.ts';

/**
 * Raised when documents are read differently than before: then all of them are read anew, for what is remembered of a
 * document is good only for the bytes and the reading of them that it came from.
 */
export const READING = 8;

/**
 * What stands before the hash of a document, and a hyphen: how it was read.
 * @param pages where videos without an address of their own can be read; null for nowhere: then they are refused
 */
export function readingWith(pages: string | null): string {
  return pages === null ? `${READING}` : `${READING}@pages`;
}

/** Reads what a scan found, whatever it is packed in. */
export interface DocumentReader {
  /** A scan with every zip archive replaced by the documents in it: `talks.zip/talk.vtt`. Nothing is unpacked. */
  opened(scan: Scan): Promise<Scan>;
  /** True when a document in an archive is known, without unpacking it, to have this hash still. */
  unchanged(found: FoundDocument, hash: string): Promise<boolean>;
  /** The bytes of a document, unpacked; `hash` stands for them and for how they are read. Never rejects. */
  read(found: FoundDocument): Promise<FileContent>;
}

interface OpenArchive {
  readonly absolute: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
}

/** A reader that keeps the archive it read last, for its documents are read one after another. */
export function createDocumentReader(pages: string | null = null): DocumentReader {
  const reading = readingWith(pages);
  let kept: OpenArchive | null = null;

  async function open(found: FoundDocument): Promise<OpenArchive | FileProblem> {
    if (kept?.absolute === found.absolute) return kept;
    kept = null;
    const content = await readFound({ ...found, inside: null }, MAX_ARCHIVE_BYTES);
    if (!content.ok) return content.problem;
    const entries = entriesOf(content.bytes);
    if (typeof entries === 'string') return { path: found.path, line: null, reason: entries };
    const { bytes, hash } = content;
    kept = {
      absolute: found.absolute,
      bytes,
      hash,
      entries: new Map(entries.filter(isDocument).map((entry) => [entry.name, entry])),
    };
    return kept;
  }

  return {
    async opened({ found, problems }) {
      const all: FoundDocument[] = [];
      const more: FileProblem[] = [...problems];
      for (const file of found) {
        if (!isArchive(file.path)) {
          all.push(file);
          continue;
        }
        const archive = await open(file);
        if ('reason' in archive) more.push(archive);
        else if (archive.entries.size === 0) more.push({ path: file.path, line: null, reason: 'the archive is empty' });
        else
          for (const [name, entry] of archive.entries) {
            const path = `${file.path}/${name}`;
            const refusal = refusalOf(entry);
            if (refusal !== null) more.push({ path: shownPath(file.path, name), line: null, reason: refusal });
            else all.push({ ...file, path, inside: name, size: entry.size });
          }
      }
      return { found: all.sort(byPath), problems: more.sort(byPath) };
    },

    async unchanged(found, hash) {
      if (found.inside === null) return false;
      const archive = await open(found);
      return !('reason' in archive) && hashInside(archive, found.inside, reading) === hash;
    },

    async read(found) {
      const failed = (reason: string): FileContent => ({
        ok: false,
        problem: { path: found.path, line: null, reason },
      });
      if (found.inside === null) {
        const content = await readFound(found);
        if (!content.ok) return content;
        const hash = `${reading}-${content.hash}`;
        const plain = plainOf(found.path, content.bytes);
        return plain.ok ? { ok: true, bytes: plain.bytes, hash } : failed(plain.reason);
      }
      const archive = await open(found);
      if ('reason' in archive) return failed(archive.reason);
      const entry = archive.entries.get(found.inside);
      if (!entry) return failed('the file is gone since the archive was looked through');
      const unpacked = unpack(archive.bytes, entry);
      const plain = unpacked.ok ? plainOf(found.inside, unpacked.bytes) : unpacked;
      if (!plain.ok) return failed(plain.reason);
      return { ok: true, bytes: plain.bytes, hash: hashInside(archive, found.inside, reading) };
    },
  };
}

/** A document's text as bytes, out of what it is packed in. */
function plainOf(path: string, bytes: Uint8Array): Unpacked {
  if (/\.gz$/iu.test(path)) return gunzipped(bytes);
  return isWordDocument(path) ? wordText(bytes) : { ok: true, bytes };
}

function isDocument({ name }: ArchiveEntry): boolean {
  return !isPassedOver(name.slice(name.lastIndexOf('/') + 1));
}

/** Stands for a document's bytes, without unpacking them: those of the archive, and its place in it. */
function hashInside({ hash }: OpenArchive, name: string, reading: string): string {
  return `${reading}-${createHash('sha256').update(`${hash}\0${name}`).digest('hex')}`;
}

/** A path for people: what leads elsewhere is shown as what it is, in the archive. */
function shownPath(archive: string, name: string): string {
  return `${archive}/${name.replace(/\p{Cc}/gu, '?').slice(0, 200)}`;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
