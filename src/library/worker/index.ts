import { stat } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { OperatorError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Intake, IntakeOptions, IntakeReport } from '../indexing/take-in.ts';
import { type News, newsSchema, type Order } from './messages.ts';

/** Brings a store in step with a folder, wherever the work is done. */
export interface Indexer {
  readonly intake: Intake;
  /** Ends what is under way, and lets go of everything. Never rejects. */
  close(): Promise<void>;
}

export interface WorkerParts {
  /** The module that the thread runs: it calls `serveIntake`. */
  readonly entry: URL;
  /** What the module is told, as its `workerData`. */
  readonly setup: unknown;
  readonly log: Log;
  /** Milliseconds that the documents of one video may take. */
  readonly patience?: number;
  /** Megabytes of memory that the thread may take. */
  readonly memory?: number;
}

/** Milliseconds that the documents of one video may take: many times what the largest of them do. */
const PATIENCE = 60_000;
/** Megabytes: an hour's talk takes some 20, and of the largest documents there are several in a chunk. */
const MEMORY = 1_024;
/** Times that a document may end the thread, and that a thread may end while it is at no document. */
const DEATHS = 2;
/** Milliseconds for a thread to end by itself. */
const FAREWELL = 2_000;

/**
 * An indexer that works in a thread, so that the process goes on answering. A thread that dies, or hangs over a document,
 * is started again; a document with which that happens twice is refused, and said to be.
 */
export function createWorkerIndexer(parts: WorkerParts): Indexer {
  const { entry, setup, log, patience = PATIENCE, memory = MEMORY } = parts;
  const deaths = new Map<string, number>();
  const refused = new Map<string, string>();
  let worker: Worker | null = null;
  let closing = false;

  function thread(): Worker {
    if (worker) return worker;
    // Begins the threads that all file work of the process shares: begun by a thread that gives way, they would as well.
    stat('.', () => undefined);
    const started = new Worker(entry, { workerData: setup, resourceLimits: { maxOldGenerationSizeMb: memory } });
    // What it reports before anybody listens is told by its end.
    started.on('error', () => undefined);
    started.once('exit', () => {
      if (worker === started) worker = null;
    });
    started.unref();
    worker = started;
    return started;
  }

  /** One attempt. @returns the report, or what ended the thread and the documents that it was at */
  function attempt({
    signal,
    files,
    anew = false,
    onProgress,
    onDocuments,
  }: IntakeOptions): Promise<IntakeReport | Death> {
    const { promise, resolve, reject } = Promise.withResolvers<IntakeReport | Death>();
    const running = thread();
    let suspects: readonly string[] = [];
    let cause = 'it ended';
    let watchdog: NodeJS.Timeout | undefined;
    const order = (what: Order) => running.postMessage(what);
    const stop = () => order({ order: 'stop' });
    const onError = (error: unknown) => {
      cause = error instanceof Error ? error.message : String(error);
    };
    const onExit = () => resolve({ suspects, cause });
    const onMessage = (message: unknown) => {
      const news: News = newsSchema.parse(message);
      clearTimeout(watchdog);
      if (news.news === 'documents') {
        suspects = news.paths;
        onDocuments?.(suspects);
        if (suspects.length > 0) {
          watchdog = setTimeout(() => {
            cause = `it took longer than ${patience / 1000} s`;
            void running.terminate();
          }, patience).unref();
        }
      }
      if (news.news === 'progress') onProgress?.(news.progress);
      if (news.news === 'log') log[news.level](news.fields, news.message);
      if (news.news === 'done') resolve(news.report);
      if (news.news === 'failed') reject(failure(news, signal));
    };
    running.ref();
    running.on('error', onError).on('exit', onExit).on('message', onMessage);
    order({ order: 'take', files: files ? [...files] : null, anew, refused: [...refused] });
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    return promise.finally(() => {
      clearTimeout(watchdog);
      running.off('error', onError).off('exit', onExit).off('message', onMessage);
      signal?.removeEventListener('abort', stop);
      running.unref();
    });
  }

  function mourn({ suspects, cause }: Death): void {
    log.error(
      { documents: suspects, reason: cause },
      'the thread that reads documents has ended, and is started again',
    );
    for (const path of suspects) {
      const count = (deaths.get(path) ?? 0) + 1;
      deaths.set(path, count);
      if (count >= DEATHS) refused.set(path, `reading it ended the program that reads, ${DEATHS} times (${cause})`);
    }
  }

  return {
    async intake(options = {}) {
      for (let idle = 0; ; ) {
        if (closing) throw new Error('indexing has ended');
        const result = await attempt(options);
        if (!('suspects' in result)) return result;
        options.signal?.throwIfAborted();
        if (closing) throw new Error('indexing has ended');
        mourn(result);
        if (result.suspects.length === 0) idle += 1;
        if (idle > DEATHS) throw new Error(`the thread that reads documents does not stay up: ${result.cause}`);
      }
    },
    async close() {
      closing = true;
      const running = worker;
      if (!running) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.ref();
      for (const order of ['stop', 'end'] satisfies Order['order'][]) running.postMessage({ order });
      const timer = setTimeout(() => void running.terminate(), FAREWELL);
      await ended;
      clearTimeout(timer);
    },
  };
}

interface Death {
  readonly suspects: readonly string[];
  readonly cause: string;
}

function failure(
  { message, stack, forPeople, stopped }: Extract<News, { news: 'failed' }>,
  signal: AbortSignal | undefined,
): unknown {
  if (stopped && signal?.aborted) return signal.reason;
  if (forPeople) return new OperatorError(message);
  const error = new Error(message);
  error.stack = stack;
  return error;
}
