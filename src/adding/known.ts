import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncomingFile } from '../core/files.ts';
import type { DocumentRecord } from '../core/store.ts';

/** The documents of a library, and the video that something new is about. */
export interface Shelved {
  readonly root: string;
  readonly id: string;
  readonly records: readonly DocumentRecord[];
}

/** True when the library has these very bytes of each file already, under whatever name, about the same video. */
export async function isThere(files: readonly IncomingFile[], { root, id, records }: Shelved): Promise<boolean> {
  const paths = records.filter(({ videoId, problem }) => videoId === id && problem === null).map(({ path }) => path);
  for (const { bytes } of files) {
    let found = false;
    for (const path of paths) found ||= await holds(join(root, path), bytes);
    if (!found) return false;
  }
  return true;
}

async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const about = await stat(path);
    return about.isFile() && about.size === bytes.length && (await readFile(path)).equals(bytes);
  } catch {
    // Gone meanwhile, or within an archive.
    return false;
  }
}
