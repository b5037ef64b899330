import type { Video } from '../../core/video.ts';
import type { ParsedDocument, Problem } from '../formats/index.ts';

/** A file of the library that may be a document; not yet opened. */
export interface FoundDocument {
  /** Inside the library, with `/` on every system. */
  readonly path: string;
  readonly absolute: string;
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

/** A document that was read, and the path it has inside the library. */
export type LocatedDocument = ParsedDocument & { readonly path: string };

export type MergeResult =
  | { readonly ok: true; readonly video: Video }
  | { readonly ok: false; readonly problem: FileProblem };
