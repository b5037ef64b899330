import type { Log } from '../core/log.ts';
import type { IntakeOptions, IntakeReport } from './indexing/take-in.ts';

/** Milliseconds between two looks at the whole folder, beside what is noticed by watching it. */
const EVERY = 5 * 60_000;
/** Milliseconds until a look that failed is tried again: by then a lock may be gone, or a disk have room. */
const RETRY = 30_000;
/** Milliseconds for which a file must be left alone before it counts as whole. */
const SETTLE = 1_000;
/** Files that are named one by one; with more, the whole folder is looked through. */
const MANY = 2_000;

export interface FollowerParts {
  readonly log: Log;
  readonly settle?: number | undefined;
  readonly poll?: boolean | undefined;
  readonly take: (options: IntakeOptions) => Promise<IntakeReport>;
  readonly signal: AbortSignal;
}

/** Takes in what changes in a folder until the signal fires. Files that change while others are read are read next. */
export function createFollower(folder: string, { log, settle = SETTLE, poll, take, signal }: FollowerParts): void {
  if (signal.aborted) return;
  let changed = new Set<string>();
  let whole = false;
  let busy = false;
  let retry: NodeJS.Timeout | null = null;

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    while ((whole || changed.size > 0) && !signal.aborted) {
      const files = whole || changed.size > MANY ? undefined : changed;
      [changed, whole] = [new Set(), false];
      try {
        const { read, removed } = await take({ files, signal });
        if (read + removed > 0) log.info({ read, removed }, 'the library has changed');
      } catch (error) {
        if (signal.aborted) break;
        log.error({ err: error }, 'the library folder could not be looked through');
        retry ??= setTimeout(again, RETRY).unref();
      }
    }
    busy = false;
  }
  function look(): void {
    whole = true;
    void work();
  }

  // What watches is loaded only where a library is followed: one question is answered sooner without it.
  const watching = import('./watch/index.ts').then(({ watchFolder }) =>
    watchFolder(folder, {
      ...{ log, settle, poll },
      // What has changed before it was watched would be noticed by nobody.
      onReady: look,
      onChange(files) {
        for (const file of files) changed.add(file);
        void work();
      },
    }),
  );
  const round = () =>
    setTimeout(() => {
      again();
      timer = round();
    }, EVERY).unref();
  let timer = round();
  function again(): void {
    retry = null;
    look();
  }
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      if (retry) clearTimeout(retry);
      void watching.then((watch) => watch.close());
    },
    { once: true },
  );
}
