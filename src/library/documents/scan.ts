import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../../core/errors.ts';
import { MAX_DOCUMENT_BYTES } from '../formats/index.ts';
import { isArchive, MAX_ARCHIVE_BYTES } from './archive.ts';
import { codeOf, isInside, LEADS_OUT, NOT_A_FILE, tooLarge, unreadable } from './reasons.ts';
import type { FileProblem, FoundDocument, Scan } from './shapes.ts';

export { readFound } from './open.ts';

/** The library folder itself cannot be used. The message is meant for people. */
export class LibraryFolderError extends OperatorError {
  override readonly name = 'LibraryFolderError';
}

/** Folders within folders, and files, that are looked at: far beyond any library, short of a mistaken `/`. */
const MAX_DEPTH = 12;
const MAX_FILES = 50_000;
/** Files that describe a folder to its readers, in any format. */
const ABOUT_THE_FOLDER = /^(?:readme|licen[cs]e|changelog|contributing)(?:\.|$)/iu;

/**
 * True for the name of a file that stands in a library without being a document: hidden, about the folder, a recording,
 * what yt-dlp and the system put beside it, or half downloaded.
 */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || ABOUT_THE_FOLDER.test(name) || NO_DOCUMENT.test(name);
}

const NO_DOCUMENT =
  /\.(?:mp[34]|m4[av]|webm|mkv|mov|avi|mpe?g|ts|wav|flac|aac|ogg|og[av]|opus|wma|jpe?g|png|gif|webp|avif|heic|part|ytdl|crdownload|tmp|description|nfo|url|webloc|lnk|ini|db|m3u8?|live_chat\.json)$/iu;

/**
 * Every document in a folder and the folders in it, unopened, in the order of their paths. Hidden files and folders are
 * passed over, files such as README, and recordings; what cannot be a document is a problem, and so is a link that leads out.
 * @throws LibraryFolderError when the folder is missing, no folder, not readable, or holds more files than any library
 */
export async function scanLibrary(folder: string): Promise<Scan> {
  const root = await usableFolder(folder);
  const found: FoundDocument[] = [];
  const problems: FileProblem[] = [];
  const folders = [{ path: '', depth: 0 }];
  for (let next = folders.pop(); next; next = folders.pop()) {
    for (const entry of await namesIn(root, next.path, problems)) {
      const path = next.path === '' ? entry.name : `${next.path}/${entry.name}`;
      if (entry.isDirectory() && next.depth < MAX_DEPTH) {
        folders.push({ path, depth: next.depth + 1 });
      } else if (entry.isDirectory()) {
        problems.push(problem(path, `folders are looked through ${MAX_DEPTH} deep; this one lies deeper`));
      } else {
        const file = await describe(root, path);
        if ('reason' in file) problems.push(file);
        else found.push(file);
      }
    }
    if (found.length + problems.length + folders.length > MAX_FILES) {
      throw new LibraryFolderError(`The library ${folder} holds more than ${MAX_FILES} files; is it the right folder?`);
    }
  }
  return { found: found.sort(byPath), problems: problems.sort(byPath) };
}

/** The folder with every link in it resolved. @throws LibraryFolderError when it cannot be read */
export async function usableFolder(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    await readdir(root);
    return root;
  } catch (error) {
    const code = codeOf(error);
    const right = 'LIBRARY_DIR should name the folder that holds the documents.';
    if (code === 'ENOENT')
      throw new LibraryFolderError(`There is no library folder ${folder}; ${right}`, { cause: error });
    if (code === 'ENOTDIR')
      throw new LibraryFolderError(`The library ${folder} is no folder; ${right}`, { cause: error });
    const message = `The library folder ${folder} cannot be read (${code}); give this user the right to read it.`;
    throw new LibraryFolderError(message, { cause: error });
  }
}

async function namesIn(root: string, path: string, problems: FileProblem[]): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(join(root, path), { withFileTypes: true });
    return entries.filter((entry) => !isPassedOver(entry.name) || (entry.isDirectory() && !entry.name.startsWith('.')));
  } catch (error) {
    problems.push(problem(path, `the folder cannot be read (${codeOf(error)}); give this user the right to read it`));
    return [];
  }
}

/** A file of the folder, unopened; or why it can be no document. */
export async function describe(root: string, path: string): Promise<FoundDocument | FileProblem> {
  const absolute = join(root, path);
  try {
    const link = (await lstat(absolute)).isSymbolicLink();
    const target = link ? await realpath(absolute) : absolute;
    if (link && !isInside(root, target)) return problem(path, LEADS_OUT);
    const about = await stat(target);
    if (about.isDirectory())
      return problem(path, 'a link to a folder is not followed; put the documents themselves here');
    if (!about.isFile()) return problem(path, NOT_A_FILE);
    const limit = isArchive(path) ? MAX_ARCHIVE_BYTES : MAX_DOCUMENT_BYTES;
    if (about.size > limit) return problem(path, tooLarge(about.size, limit));
    return { path, absolute, inside: null, root, size: about.size, modified: about.mtimeMs };
  } catch (error) {
    return problem(path, codeOf(error) === 'ENOENT' ? 'the link leads nowhere' : unreadable(error));
  }
}

function problem(path: string, reason: string): FileProblem {
  return { path, line: null, reason };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
