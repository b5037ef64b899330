import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { OperatorError } from '../core/errors.ts';
import type { Video } from '../core/video.ts';
import { mergeDocuments } from './documents/merge.ts';
import { readFound, scanLibrary } from './documents/scan.ts';
import type { FileProblem, FoundDocument, LocatedDocument } from './documents/shapes.ts';
import { readDocument } from './formats/index.ts';

/** Videos read straight from documents, without a library. */
export interface LoadedVideos {
  /** `path` is that of the first of the video's documents, as it was given. */
  readonly videos: readonly { readonly video: Video; readonly path: string }[];
  readonly problems: readonly FileProblem[];
}

/**
 * Reads documents, and folders of documents. Documents about one video become one, whichever path they come from.
 * @throws OperatorError when a path does not exist
 */
export async function loadVideos(paths: readonly string[]): Promise<LoadedVideos> {
  const problems: FileProblem[] = [];
  const documents: LocatedDocument[] = [];
  for (const path of paths) {
    for (const { shown, found } of await documentsAt(path, problems)) {
      const content = await readFound(found);
      const read = content.ok ? readDocument(found.path, content.bytes) : content;
      if (read.ok) documents.push({ ...read.document, path: shown });
      else problems.push({ ...read.problem, path: shown });
    }
  }
  const videos = [...Map.groupBy(documents, ({ videoId }) => videoId).values()].flatMap((of) => {
    const merged = mergeDocuments(of);
    if (!merged.ok) problems.push(merged.problem);
    return merged.ok ? [{ video: merged.video, path: of[0]?.path ?? '' }] : [];
  });
  return { videos, problems };
}

async function documentsAt(
  path: string,
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
      root: dirname(absolute),
      size: about.size,
      modified: about.mtimeMs,
    };
    return [{ shown: path, found }];
  }
  const scan = await scanLibrary(path);
  const under = (inside: string) => `${path.replace(/\/+$/u, '')}/${inside}`;
  problems.push(...scan.problems.map((problem) => ({ ...problem, path: under(problem.path) })));
  return scan.found.map((found) => ({ shown: under(found.path), found }));
}
