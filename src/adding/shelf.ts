import { link, lstat, mkdir, mkdtemp, readdir, realpath, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AskerError } from '../core/errors.ts';
import type { IncomingFile } from '../core/files.ts';
import { safeName } from './file-names.ts';

/** The folder inside the library that people add to. */
const SHELF = 'added';
/** Folders of what has not been read yet are hidden, so that nobody takes them for documents. */
const STAGE = '.incoming-';
/** Milliseconds after which a stage is what a process left behind that was killed. */
const STALE = 60 * 60_000;
/** Numbers that are tried for a name that is taken. */
const MOST_NUMBERS = 999;

/** Documents that stand beside the library, not yet in it. */
export interface Staged {
  /** The folder that they are alone in. */
  readonly folder: string;
  /** A folder of their own for what is not to be kept. */
  readonly scratch: string;
  /** Puts documents there, under safe names: the names that they keep. */
  put(files: readonly IncomingFile[]): Promise<void>;
  /**
   * Moves them into the library, whole: one by itself, several into a folder of their own. Nothing that is there is
   * written over. @returns their paths inside the library, with `/`
   */
  shelve(): Promise<readonly string[]>;
  /** Removes whatever is left of it. Never rejects. */
  clear(): Promise<void>;
}

/** The place in a library's folder where added documents stand. @throws AskerError when it cannot be written to */
export async function openStage(library: string): Promise<Staged> {
  const shelf = await usable(library);
  const root = await written(() => mkdtemp(join(shelf, STAGE)));
  const folder = join(root, 'documents');
  const scratch = join(root, 'scratch');
  await written(async () => {
    await mkdir(folder);
    await mkdir(scratch);
  });
  let first = '';

  return {
    folder,
    scratch,
    async put(files) {
      for (const { name, bytes } of files) {
        const { base, extensions } = safeName(name);
        first ||= base;
        // `wx`: two documents of one name would be one.
        await written(() => writeFile(join(folder, base + extensions), bytes, { flag: 'wx', flush: true }));
      }
    },
    async shelve() {
      const names = (await readdir(folder)).sort();
      const [only] = names;
      const taken = new Set((await readdir(shelf)).map((name) => name.toLowerCase()));
      const isTaken = (base: string) =>
        [...taken].some((name) => name === base.toLowerCase() || name.startsWith(`${base.toLowerCase()}.`));
      if (
        only !== undefined &&
        names.length === 1 &&
        !isTaken(first) &&
        (await moved(join(folder, only), join(shelf, only)))
      )
        return [`${SHELF}/${only}`];
      for (let number = 1; number <= MOST_NUMBERS; number += 1) {
        const own = number === 1 ? first : `${first} ${number}`;
        if (isTaken(own) || (await lstat(join(shelf, own)).catch(() => null))) continue;
        await written(() => rename(folder, join(shelf, own)));
        return names.map((name) => `${SHELF}/${own}/${name}`);
      }
      throw new AskerError(
        `There are ${MOST_NUMBERS} documents called “${first}” already. Give the file another name.`,
      );
    },
    clear: () => rm(root, { recursive: true, force: true }).catch(() => undefined),
  };
}

/** Takes documents out of the library again. */
export async function unshelve(library: string, documents: readonly string[]): Promise<void> {
  for (const path of documents) await rm(join(library, path), { force: true });
  const [folder] = new Set(documents.map((path) => path.split('/').slice(0, -1).join('/')));
  if (folder !== undefined && folder !== SHELF) await rm(join(library, folder), { recursive: true, force: true });
}

/** A file under another name, unless something has that name. False when something has. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    await unlink(from);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Some file systems know no second names: there nothing but this process is asked whether the name is free.
    if (await lstat(to).catch(() => null)) return false;
    await written(() => rename(from, to));
    return true;
  }
}

async function usable(library: string): Promise<string> {
  return written(async () => {
    const root = await realpath(library);
    await mkdir(join(root, SHELF), { recursive: true });
    const shelf = await realpath(join(root, SHELF));
    if (!shelf.startsWith(`${root}${sep}`)) {
      throw new AskerError(
        `The folder ${SHELF} of the library leads out of it, so nothing is added there. Whoever runs Cuepoint can put a folder in its place.`,
      );
    }
    for (const name of await readdir(shelf)) {
      if (!name.startsWith(STAGE)) continue;
      const about = await stat(join(shelf, name)).catch(() => null);
      if (about && Date.now() - about.mtimeMs > STALE) await rm(join(shelf, name), { recursive: true, force: true });
    }
    return shelf;
  });
}

/** @throws AskerError when the library's folder does not take what is written */
async function written<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof AskerError || code === null) throw error;
    const why = REASONS[code] ?? `cannot be written to (${code})`;
    throw new AskerError(`Nothing was added: the folder of the library ${why}. Tell whoever runs Cuepoint.`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'has no room left',
  EDQUOT: 'has no room left',
  EROFS: 'can only be read',
  ENOENT: 'is gone',
  ENOTDIR: `has a file called ${SHELF} where the folder for it should be`,
  EEXIST: `has a file called ${SHELF} where the folder for it should be`,
};

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
