import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { OperatorError } from '../core/errors.ts';
import type { Video } from '../core/video.ts';
import { identify, located } from './documents/identity.ts';
import { mergeDocuments } from './documents/merge.ts';
import { createDocumentReader, type DocumentReader } from './documents/reader.ts';
import { scanLibrary } from './documents/scan.ts';
import type { FileProblem, FoundDocument } from './documents/shapes.ts';
import { type ParsedDocument, readDocument } from './formats/index.ts';

/** Videos read straight from documents, without a library. */
export interface LoadedVideos {
  /** `path` is that of the first of the video's documents, as it was given. */
  readonly videos: readonly { readonly video: Video; readonly path: string }[];
  readonly problems: readonly FileProblem[];
}

/**
 * Reads documents, and folders of documents. Documents about one video become one, whichever path they come from.
 * @param pages where videos without an address of their own can be read; without it they are refused
 * @throws OperatorError when a path does not exist
 */
export async function loadVideos(paths: readonly string[], pages: string | null = null): Promise<LoadedVideos> {
  const problems: FileProblem[] = [];
  const read: { readonly path: string; readonly hash: string; readonly document: ParsedDocument }[] = [];
  const reader = createDocumentReader();
  for (const path of paths) {
    for (const { shown, found } of await documentsAt(path, reader, problems)) {
      const content = await reader.read(found);
      const result = content.ok ? readDocument(found.path, content.bytes) : content;
      if (content.ok && result.ok) read.push({ path: shown, hash: content.hash, document: result.document });
      else if (!result.ok) problems.push({ ...result.problem, path: shown });
    }
  }
  const claimants = read.map(({ path, hash, document: { videoId, format } }) => ({ path, hash, videoId, format }));
  const ids = identify(claimants, []);
  const documents = read.map(({ path, document }) => located(path, document, ids.get(path) ?? ''));
  const videos = [...Map.groupBy(documents, ({ videoId }) => videoId).values()].flatMap((of) => {
    const merged = mergeDocuments(of, pages);
    if (!merged.ok) problems.push(merged.problem);
    return merged.ok ? [{ video: merged.video, path: of[0]?.path ?? '' }] : [];
  });
  return { videos, problems };
}

async function documentsAt(
  path: string,
  reader: DocumentReader,
  problems: FileProblem[],
): Promise<readonly { readonly shown: string; readonly found: FoundDocument }[]> {
  const about = await stat(path).catch(() => {
    throw new OperatorError(`There is no document or folder ${path}.`);
  });
  if (!about.isDirectory()) {
    const absolute = await realpath(path);
    const found = {
      path: basename(absolute),
      absolute,
      inside: null,
      root: dirname(absolute),
      size: about.size,
      modified: about.mtimeMs,
    };
    const scan = await reader.opened({ found: [found], problems: [] });
    const beside = (inside: string) => `${path.slice(0, path.length - basename(path).length)}${inside}`;
    problems.push(...scan.problems.map((problem) => ({ ...problem, path: beside(problem.path) })));
    return scan.found.map((each) => ({ shown: each.inside === null ? path : `${path}/${each.inside}`, found: each }));
  }
  const scan = await reader.opened(await scanLibrary(path));
  const under = (inside: string) => `${path.replace(/\/+$/u, '')}/${inside}`;
  problems.push(...scan.problems.map((problem) => ({ ...problem, path: under(problem.path) })));
  return scan.found.map((found) => ({ shown: under(found.path), found }));
}
