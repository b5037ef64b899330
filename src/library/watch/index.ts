import { relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Log } from '../../core/log.ts';
import { isPassedOver } from '../documents/scan.ts';
import { isSamePlace, mustBePolled, type Place, placeOf } from './file-systems.ts';
import { createSettling } from './settling.ts';

/** Milliseconds between two looks at a file where changes are not announced. */
const POLL = 2_000;
/** Milliseconds between two looks at whether the folder is still the one that is watched. */
const GUARD = 3_000;
/** Folders within folders: as deep as the library is looked through. */
const DEPTH = 12;
/** The system allows no more watchers, or this file system none. */
const CANNOT_WATCH = /^(?:ENOSPC|EMFILE|ENFILE|ENOSYS|ENOTSUP|EOPNOTSUPP|EINVAL|UNKNOWN)$/u;
/** What would be right, where that is in somebody's hands. */
const REMEDY: Readonly<Record<string, string>> = {
  ENOSPC: ' Raise fs.inotify.max_user_watches to be told of them instead.',
  EMFILE: ' Raise fs.inotify.max_user_instances to be told of them instead.',
};

export interface WatchParts {
  readonly log: Log;
  /** Milliseconds for which a file must keep its size and time before it counts as whole. */
  readonly settle: number;
  /** Looks at the files again and again, instead of being told; where left out, the file system decides. */
  readonly poll?: boolean | undefined;
  /** Milliseconds between two looks at whether the folder is still the one that is watched. */
  readonly guard?: number | undefined;
  /** Told whenever changes from now on are noticed: at first, and after the folder was gone or another one. */
  readonly onReady: () => void;
  /** Told which files are new, have changed or are gone, once they are quiet: paths inside the folder, with `/`. */
  readonly onChange: (files: readonly string[]) => void;
}

/** A folder that is watched. */
export interface FolderWatch {
  close(): Promise<void>;
}

/**
 * Watches a folder, wherever its name leads: a folder that is missing is waited for, and one that was replaced is watched
 * in the place of the old one. What cannot be watched is polled, and that is logged. Does not keep the process alive.
 * Never throws.
 */
export function watchFolder(
  folder: string,
  { log, settle, poll, guard = GUARD, onReady, onChange }: WatchParts,
): FolderWatch {
  let watched: { readonly place: Place; readonly watcher: FSWatcher } | null = null;
  // One that was never there is told of by whoever looks through it.
  let lost = true;
  let closed = false;
  let timer: NodeJS.Timeout | null = null;
  const settling = createSettling(folder, { settle, onSettled: onChange });

  /** Watches what the folder is by now. */
  async function check(): Promise<void> {
    const place = await placeOf(folder);
    if (!place && !lost)
      log.warn({ folder }, 'the library folder is gone; what was read of it is kept until it is back');
    lost = place === null;
    if (!isSamePlace(place, watched?.place ?? null)) {
      await end();
      if (place) begin(place, poll ?? (await mustBePolled(place.real)));
    } else if (place && watched) watched = { ...watched, place };
    if (closed) return;
    timer = setTimeout(() => {
      checking = check();
    }, guard).unref();
  }

  function begin(place: Place, polling: boolean): void {
    if (closed) return;
    const { real } = place;
    const watcher = watch(real, {
      persistent: false,
      ignoreInitial: true,
      followSymlinks: false,
      ignorePermissionErrors: true,
      // Whoever writes a file beside the old one and renames it is seen to have changed it.
      atomic: true,
      depth: DEPTH,
      usePolling: polling,
      interval: POLL,
      binaryInterval: POLL,
      ignored: (path, stats) => isIgnored(inside(real, path), stats?.isFile() === true),
    });
    watched = { place, watcher };
    const isCurrent = () => watched?.watcher === watcher;
    watcher.once('ready', () => {
      if (isCurrent()) onReady();
    });
    watcher.on('all', (event, path) => {
      if (event === 'add' || event === 'change' || event === 'unlink') settling.touch(inside(real, path));
      // Looked for anew, even where its successor looks the same.
      if (event === 'unlinkDir' && inside(real, path) === '' && isCurrent()) void end();
    });
    watcher.on('error', (error) => {
      // Where one file cannot be watched, the others cannot either, and each of them says so.
      if (!isCurrent()) return;
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      if (polling || !CANNOT_WATCH.test(reason))
        return log.warn({ reason }, 'something in the library folder cannot be watched');
      const remedy = REMEDY[reason] ?? '';
      log.warn(
        { reason },
        `changes in the library folder are not announced: it is looked at every ${POLL / 1000} s.${remedy}`,
      );
      void end();
      begin(place, true);
    });
  }

  async function end(): Promise<void> {
    const over = watched?.watcher;
    watched = null;
    await over?.close().catch(() => undefined);
  }

  let checking = check();
  return {
    async close() {
      closed = true;
      settling.close();
      await checking;
      if (timer) clearTimeout(timer);
      await end();
    },
  };
}

/** @returns the path inside the folder, with `/`; empty for the folder itself */
function inside(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** @param path inside the folder; empty for the folder itself */
function isIgnored(path: string, file: boolean): boolean {
  if (path === '') return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.startsWith('.') || (file && isPassedOver(name));
}
