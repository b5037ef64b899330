import { relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Log } from '../../core/log.ts';
import { isPassedOver } from '../documents/scan.ts';
import { mustBePolled } from './file-systems.ts';
import { createSettling } from './settling.ts';

/** Milliseconds between two looks at a file where changes are not announced. */
const POLL = 2_000;
/** Folders within folders: as deep as the library is looked through. */
const DEPTH = 12;
/** The system allows no more watchers, or this file system none. */
const CANNOT_WATCH = /^(?:ENOSPC|EMFILE|ENFILE|ENOSYS|ENOTSUP|EOPNOTSUPP|EINVAL|UNKNOWN)$/u;

export interface WatchParts {
  readonly log: Log;
  /** Milliseconds for which a file must keep its size and time before it counts as whole. */
  readonly settle: number;
  /** Looks at the files again and again, instead of being told; where left out, the file system decides. */
  readonly poll?: boolean | undefined;
  /** Told once, when changes from now on are noticed. */
  readonly onReady: () => void;
  /** Told which files are new, have changed or are gone, once they are quiet: paths inside the folder, with `/`. */
  readonly onChange: (files: readonly string[]) => void;
}

/** A folder that is watched. */
export interface FolderWatch {
  /** Begins anew where watching has ended, as it does when the folder itself goes. */
  renew(): void;
  close(): Promise<void>;
}

/** Watches a folder. What cannot be watched is polled, and that is logged. Does not keep the process alive. Never throws. */
export function watchFolder(folder: string, { log, settle, poll, onReady, onChange }: WatchParts): FolderWatch {
  const settling = createSettling(folder, { settle, onSettled: onChange });
  let watcher: FSWatcher | null = null;
  let closed = false;
  let polling = poll ?? false;

  function begin(): void {
    if (closed) return;
    const started = watch(folder, {
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
      ignored: (path, stats) => isIgnored(inside(path), stats?.isFile() === true),
    });
    watcher = started;
    started.once('ready', onReady);
    started.on('all', (event, path) => {
      if (event === 'add' || event === 'change' || event === 'unlink') settling.touch(inside(path));
      if (event === 'unlinkDir' && inside(path) === '') end(started);
    });
    started.on('error', (error) => {
      // Where one file cannot be watched, the others cannot either, and each of them says so.
      if (watcher !== started) return;
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      log.warn({ reason: code }, 'the library folder is hard to watch');
      if (polling || !CANNOT_WATCH.test(code)) return;
      polling = true;
      end(started);
      begin();
    });
  }
  function end(which: FSWatcher): void {
    if (watcher === which) watcher = null;
    which.close().catch(() => undefined);
  }
  const inside = (path: string) => relative(folder, path).split(sep).join('/');

  const ready = poll === undefined ? mustBePolled(folder) : Promise.resolve(poll);
  const begun = ready.then((needed) => {
    polling = needed;
    begin();
  });
  return {
    renew() {
      void begun.then(() => {
        if (watcher === null) begin();
      });
    },
    async close() {
      closed = true;
      settling.close();
      await begun;
      await watcher?.close();
    },
  };
}

/** @param path inside the folder; empty for the folder itself */
function isIgnored(path: string, file: boolean): boolean {
  if (path === '') return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.startsWith('.') || (file && isPassedOver(name));
}
