import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStamp } from '../../core/store.ts';
import { isArchive } from '../documents/archive.ts';
import type { DocumentReader } from '../documents/reader.ts';
import { codeOf } from '../documents/reasons.ts';
import { describe, isPassedOver, scanLibrary, usableFolder } from '../documents/scan.ts';
import type { FileProblem, FoundDocument } from '../documents/shapes.ts';
import type { Ledger } from './ledger.ts';

/** A document, and how the file that it is in looked before it was opened. */
export interface StampedDocument extends FoundDocument {
  readonly stamp: FileStamp;
}

/** Why a file is left out, and how it looked; absent where nothing was opened. */
export interface StampedProblem extends FileProblem {
  readonly stamp?: FileStamp;
}

/** What a folder has that the ledger does not know. */
export interface Survey {
  /** New documents and those of which the file looks different, in the order of their paths. */
  readonly stirred: readonly StampedDocument[];
  readonly problems: readonly StampedProblem[];
  /** Paths in the ledger at which there is nothing any more. */
  readonly gone: readonly string[];
  /** A document of the folder as it is now; null when there is none at this path. */
  find(path: string): Promise<StampedDocument | null>;
}

/**
 * Looks through the whole folder: at the name, size and time of every file, opening none but archives that look different.
 * @throws LibraryFolderError when the folder itself cannot be read
 */
export async function surveyFolder(folder: string, ledger: Ledger, reader: DocumentReader): Promise<Survey> {
  const { found, problems } = await scanLibrary(folder);
  const files = new Map(found.map((file) => [file.path, file]));
  const taken = await differences(found, problems, ledger, reader);
  const gone: string[] = [];
  for (const { path } of ledger.records()) if (!taken.there.has(path)) gone.push(path);
  return { ...taken, gone, find: async (path) => documentAt(path, reader, async (file) => files.get(file) ?? null) };
}

/**
 * Looks at some files alone.
 * @param paths inside the folder, with forward slashes; a path that no document can have is passed over
 * @throws LibraryFolderError when the folder itself cannot be read
 */
export async function surveyFiles(
  folder: string,
  paths: Iterable<string>,
  ledger: Ledger,
  reader: DocumentReader,
): Promise<Survey> {
  const root = await realpath(folder).catch(() => usableFolder(folder));
  const found: FoundDocument[] = [];
  const problems: FileProblem[] = [];
  const asked = [...new Set(paths)].sort();
  for (const path of asked) {
    const file = await fileAt(root, path);
    if (file && 'reason' in file) problems.push(file);
    else if (file) found.push(file);
  }
  const taken = await differences(found, problems, ledger, reader);
  const gone = asked
    .flatMap((path) => ledger.inFile(path).map((record) => record.path))
    .filter((path) => !taken.there.has(path));
  const fresh = async (file: string) => {
    const at = await fileAt(root, file);
    return at && !('reason' in at) ? at : null;
  };
  return { ...taken, gone, find: (path) => documentAt(path, reader, fresh) };
}

async function differences(
  files: readonly FoundDocument[],
  problems: readonly FileProblem[],
  ledger: Ledger,
  reader: DocumentReader,
): Promise<Pick<Survey, 'stirred' | 'problems'> & { readonly there: ReadonlySet<string> }> {
  const stirred: StampedDocument[] = [];
  const there = new Set(problems.map(({ path }) => path));
  const more: StampedProblem[] = [...problems];
  for (const file of files) {
    const known = ledger.inFile(file.path);
    const stamp = stampOf(file);
    if (known.length > 0 && known.every((record) => ledger.isAsSeen(record, stamp))) {
      for (const { path } of known) there.add(path);
      continue;
    }
    for (const { path } of known) ledger.trying(path);
    const inside = isArchive(file.path) ? await reader.opened({ found: [file], problems: [] }) : null;
    for (const problem of inside?.problems ?? []) {
      more.push({ ...problem, stamp });
      there.add(problem.path);
    }
    for (const document of inside?.found ?? [file]) {
      stirred.push({ ...document, stamp });
      there.add(document.path);
    }
  }
  return { stirred, problems: more, there };
}

async function documentAt(
  path: string,
  reader: DocumentReader,
  fileOf: (file: string) => Promise<FoundDocument | null>,
): Promise<StampedDocument | null> {
  const file = await fileOf(path);
  if (file && !isArchive(path)) return { ...file, stamp: stampOf(file) };
  for (const { index } of path.matchAll(/\.zip(?=\/)/giu)) {
    const archive = await fileOf(path.slice(0, index + 4));
    if (!archive) continue;
    const { found } = await reader.opened({ found: [archive], problems: [] });
    const document = found.find((each) => each.path === path);
    if (document) return { ...document, stamp: stampOf(archive) };
  }
  return null;
}

/** A file as a scan of the folder would find it; null when it would not. */
async function fileAt(root: string, path: string): Promise<FoundDocument | FileProblem | null> {
  const names = path.split('/');
  const name = names.pop() ?? '';
  if (isPassedOver(name) || names.some((folder) => folder === '' || folder.startsWith('.'))) return null;
  try {
    if ((await lstat(join(root, path))).isDirectory()) return null;
  } catch (error) {
    if (/^(?:ENOENT|ENOTDIR)$/u.test(codeOf(error))) return null;
  }
  return describe(root, path);
}

function stampOf({ size, modified }: FoundDocument): FileStamp {
  return { size, modified };
}
