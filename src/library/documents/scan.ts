import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_DOCUMENT_BYTES, type Problem } from '../formats/index.ts';
import { codeOf, isInside, LEADS_OUT, tooLarge, unreadable } from './reasons.ts';

export { type FileContent, readFound } from './open.ts';

/** A file of the library that should be a document; not yet opened. */
export interface FoundDocument {
  /** Inside the library, with `/` on every system. */
  readonly path: string;
  readonly absolute: string;
  /** The library folder with every link in it resolved: nothing outside it is ever opened. */
  readonly root: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Why it cannot be read, when that shows without opening it. */
  readonly problem: Problem | null;
}

/** The library folder itself cannot be used. The message is meant for people. */
export class LibraryFolderError extends Error {
  override readonly name = 'LibraryFolderError';
}

/** Folders within folders, and files, that are looked at: far beyond any library, short of a mistaken `/`. */
const MAX_DEPTH = 12;
const MAX_FILES = 50_000;
/** Files that describe a folder to its readers, in any format. */
const ABOUT_THE_FOLDER = /^(?:readme|licen[cs]e|changelog|contributing)(?:\.|$)/iu;

/**
 * Every document in a folder and the folders in it, in the order of their paths. Hidden files and folders are passed
 * over, and files such as README; whatever else cannot be a document is listed with its problem.
 * @throws LibraryFolderError when the folder is missing, no folder, or not readable
 */
export async function scanLibrary(folder: string): Promise<readonly FoundDocument[]> {
  const root = await usableFolder(folder);
  const found: FoundDocument[] = [];
  const folders = [{ path: '', depth: 0 }];
  for (let next = folders.pop(); next; next = folders.pop()) {
    const entries = await namesIn(root, next.path, found);
    for (const entry of entries) {
      const path = next.path === '' ? entry.name : `${next.path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (next.depth < MAX_DEPTH) folders.push({ path, depth: next.depth + 1 });
        else found.push(unusable(root, path, `folders are looked through ${MAX_DEPTH} deep; this one lies deeper`));
      } else if (found.length < MAX_FILES) {
        found.push(await describe(root, path));
      } else {
        throw new LibraryFolderError(
          `The library folder ${folder} holds more than ${MAX_FILES} files; is it the right one?`,
        );
      }
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function usableFolder(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if (!(await stat(root)).isDirectory()) {
      throw new LibraryFolderError(
        `The library ${folder} is a file; LIBRARY_DIR should name the folder that holds the documents.`,
      );
    }
    await readdir(root);
    return root;
  } catch (error) {
    if (error instanceof LibraryFolderError) throw error;
    const missing = codeOf(error) === 'ENOENT';
    throw new LibraryFolderError(
      missing
        ? `There is no library folder ${folder}; LIBRARY_DIR should name the folder that holds the documents.`
        : `The library folder ${folder} cannot be read (${codeOf(error)}); give this user the right to read it.`,
      { cause: error },
    );
  }
}

async function namesIn(root: string, path: string, found: FoundDocument[]) {
  try {
    const entries = await readdir(join(root, path), { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.') && !ABOUT_THE_FOLDER.test(name));
  } catch (error) {
    found.push(
      unusable(root, path, `the folder cannot be read (${codeOf(error)}); give this user the right to read it`),
    );
    return [];
  }
}

async function describe(root: string, path: string): Promise<FoundDocument> {
  const absolute = join(root, path);
  try {
    const link = (await lstat(absolute)).isSymbolicLink();
    const target = link ? await realpath(absolute) : absolute;
    if (link && !isInside(root, target)) return unusable(root, path, LEADS_OUT);
    const about = await stat(target);
    // What a folder inside the library holds is listed where it is.
    if (about.isDirectory())
      return unusable(root, path, 'a link to a folder is not followed; put the documents themselves here');
    if (!about.isFile()) return unusable(root, path, 'this is no file with a text in it');
    const problem = about.size > MAX_DOCUMENT_BYTES ? { line: null, reason: tooLarge(about.size) } : null;
    return { path, absolute, root, size: about.size, modified: about.mtimeMs, problem };
  } catch (error) {
    return unusable(root, path, codeOf(error) === 'ENOENT' ? 'the link leads nowhere' : unreadable(error));
  }
}

function unusable(root: string, path: string, reason: string): FoundDocument {
  return { path, absolute: join(root, path), root, size: 0, modified: 0, problem: { line: null, reason } };
}
