import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/** Files that were written to, until they have been left alone for a while. */
export interface Settling {
  /** @param path inside the folder */
  touch(path: string): void;
  close(): void;
}

interface Waiting {
  /** Ticks for which nothing has happened. */
  quiet: number;
  /** Size and time; null for a file that is gone; undefined until it was looked at. */
  stamp: Stamp | undefined;
}

export interface SettlingParts {
  /** Milliseconds for which a file must keep its size and time. */
  readonly settle: number;
  readonly onSettled: (paths: readonly string[]) => void;
  /** Looks at a file: the file system, where left out. */
  readonly look?: (path: string) => Promise<Stamp>;
}

/** Ticks that a file must be quiet; one that is gone may only have moved, and waits for its new place to be quiet. */
const QUIET = 2;
const GONE = 5;

/** Size in bytes and time in milliseconds since 1970; null for a file that is not there. */
export type Stamp = readonly [number, number] | null;

/**
 * Gathers files that were touched, and gives them on, together, once they have been quiet for a while.
 */
export function createSettling(folder: string, { settle, onSettled, look = stampOf }: SettlingParts): Settling {
  const waiting = new Map<string, Waiting>();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  async function tick(): Promise<void> {
    timer = null;
    const looked = [...waiting];
    await Promise.all(
      looked.map(async ([path, entry]) => {
        const stamp = await look(join(folder, path));
        if (waiting.get(path) !== entry) return;
        entry.quiet = entry.stamp === undefined || isDeepStrictEqual(stamp, entry.stamp) ? entry.quiet + 1 : 0;
        entry.stamp = stamp;
      }),
    );
    if (closed) return;
    const present = [...waiting].filter(([, { stamp }]) => stamp !== null);
    const settled = present.filter(([, { quiet, stamp }]) => quiet >= QUIET && stamp !== undefined);
    const gone = [...waiting].filter(
      ([, { stamp, quiet }]) => stamp === null && (settled.length > 0 || quiet >= (present.length > 0 ? GONE : QUIET)),
    );
    const done = [...settled, ...gone].map(([path]) => path).sort();
    for (const path of done) waiting.delete(path);
    if (done.length > 0) onSettled(done);
    arm();
  }
  function arm(): void {
    if (waiting.size > 0 && !closed) timer ??= setTimeout(() => void tick(), settle / QUIET).unref();
  }

  return {
    touch(path) {
      waiting.set(path, { quiet: 0, stamp: undefined });
      arm();
    },
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      waiting.clear();
    },
  };
}

async function stampOf(path: string): Promise<Stamp> {
  const about = await stat(path).catch(() => null);
  return about && [about.size, about.mtimeMs];
}
