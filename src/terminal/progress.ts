import { Presets, SingleBar } from 'cli-progress';
import { count } from '../core/phrasing.ts';

/** How far some work has come. */
export interface ShownProgress {
  readonly done: number;
  readonly total: number;
  readonly words: number;
}

/** Shows how far some work has come: a bar in a terminal, else a line now and then. */
export interface ProgressDisplay {
  show(progress: ShownProgress): void;
  /** Leaves what is shown as it is. */
  end(): void;
}

/** Milliseconds between two lines where there is no terminal. */
const LINE_EVERY = 2_000;

/**
 * @param stream where it is shown
 * @param now milliseconds that only ever grow
 */
export function createProgress(stream: NodeJS.WriteStream, now: () => number): ProgressDisplay {
  const begun = now();
  const told = ({ done, total, words }: ShownProgress) => {
    // Where nothing has changed there is no speed to tell of.
    if (words === 0 && done === total) return 'nothing new in them';
    const seconds = Math.max(0.001, (now() - begun) / 1000);
    const rate = done / seconds;
    const left = done === 0 ? '' : `, ${duration((total - done) / rate)} left`;
    return `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second${left}${words === 0 ? '' : `, ${count(words, 'word')}`}`;
  };
  return stream.isTTY ? bar(stream, told) : lines(stream, told, now);
}

function bar(stream: NodeJS.WriteStream, told: (progress: ShownProgress) => string): ProgressDisplay {
  const single = new SingleBar(
    {
      ...{ stream, hideCursor: true, gracefulExit: false, clearOnComplete: false, barsize: 28, linewrap: true },
      format: '{bar} {value} of {total} documents · {told}',
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    show(progress) {
      if (!started) single.start(progress.total, 0, { told: '' });
      started = true;
      single.setTotal(progress.total);
      single.update(progress.done, { told: told(progress) });
    },
    end() {
      if (started) single.stop();
    },
  };
}

function lines(
  stream: NodeJS.WriteStream,
  told: (progress: ShownProgress) => string,
  now: () => number,
): ProgressDisplay {
  let latest = now();
  let ended = false;
  return {
    show(progress) {
      if (ended || (now() - latest < LINE_EVERY && progress.done < progress.total)) return;
      latest = now();
      ended = progress.done === progress.total;
      stream.write(`${progress.done} of ${count(progress.total, 'document')}, ${told(progress)}\n`);
    },
    end() {},
  };
}

/** `8 s`, `2 min`, `1 h 5 min`. */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
