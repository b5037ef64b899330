import type { Video } from '../../core/video.ts';
import type { ParsedDocument, Problem } from '../formats/index.ts';

/** A file of the library that may be a document; not yet opened. */
export interface FoundDocument {
  /** Inside the library, with `/` on every system. */
  readonly path: string;
  readonly absolute: string;
  /** The name inside the archive, where `absolute` is one; else null. */
  readonly inside: string | null;
  /** The library folder itself, with every link in it resolved: nothing outside it is ever opened. */
  readonly root: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Why a file, or a folder inside the library, was left out. */
export interface FileProblem extends Problem {
  readonly path: string;
}

/** What a library folder holds, in the order of the paths. */
export interface Scan {
  readonly found: readonly FoundDocument[];
  readonly problems: readonly FileProblem[];
}

export type FileContent =
  /** `hash` is the SHA-256 of the bytes, in hexadecimal. */
  | { readonly ok: true; readonly bytes: Uint8Array; readonly hash: string }
  | { readonly ok: false; readonly problem: FileProblem };

/** A document that was read, the path it has inside the library, and the video that it was found to be about. */
export interface LocatedDocument extends ParsedDocument {
  readonly path: string;
  readonly videoId: string;
  /** What the file's name says, where the document itself names no video: for when no document says better. */
  readonly fromName: { readonly title: string | null; readonly date: string | null };
  /** True when its captions are known to be in the language that is spoken. */
  readonly original: boolean;
}

export type MergeResult =
  /** `notes`: documents of which the words were left out. */
  | { readonly ok: true; readonly video: Video; readonly notes: readonly FileProblem[] }
  | { readonly ok: false; readonly problem: FileProblem };
