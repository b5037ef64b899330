import type { Library } from '../core/library.ts';
import { count, statusLine } from '../core/phrasing.ts';
import type { DocumentRecord } from '../core/store.ts';
import { harmless } from './style.ts';

/** What a folder's documents yielded, and what was left out of them. */
export interface FolderReport {
  readonly records: readonly DocumentRecord[];
  readonly notes: readonly { readonly path: string; readonly line: number | null; readonly reason: string }[];
}

/** Lists every document with what it yielded, or why it was refused. @returns the exit code: 1 when any was refused */
export async function showReport(folder: string, { records, notes }: FolderReport, library: Library): Promise<number> {
  for (const { path, videoId, format, problem } of records) {
    if (problem) {
      const place = problem.line === null ? path : `${path}:${problem.line}`;
      process.stdout.write(`refused  ${harmless(place)}\n         ${harmless(problem.reason)}\n`);
      continue;
    }
    const video = videoId === null ? null : await library.video(videoId);
    const timing = video?.timing === 'exact' ? 'timed' : 'untimed, times worked out';
    const yielded = video ? `${count(video.cues.length, 'cue')}, ${timing}: ${video.title}` : '';
    process.stdout.write(`read     ${harmless(path)}\n         ${format}, video ${videoId}, ${harmless(yielded)}\n`);
    for (const note of notes.filter((each) => each.path === path)) {
      const place = note.line === null ? '' : `line ${note.line}: `;
      process.stdout.write(`         note: ${place}${harmless(note.reason)}\n`);
    }
  }
  if (records.length === 0) process.stdout.write(`There is no document in ${folder}.\n`);
  process.stdout.write(`${statusLine(await library.status())}\n`);
  return records.some(({ problem }) => problem) ? 1 : 0;
}
