import { constants, getPriority, setPriority } from 'node:os';
import { isMainThread, type MessagePort } from 'node:worker_threads';
import { OperatorError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Intake } from '../indexing/take-in.ts';
import { type News, type Order, orderSchema } from './messages.ts';

/** What a thread works with, and how to close it. */
export interface OpenIntake {
  readonly intake: Intake;
  close(): void;
}

/**
 * Does what is asked through the port, in a thread of its own. What is needed is opened at the first order, so that a
 * failure is told like any other.
 * @param open is given a log that ends up in that of the process
 */
export function serveIntake(port: MessagePort, open: (log: Log) => OpenIntake): void {
  giveWay();
  let opened: OpenIntake | null = null;
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const tell = (news: News) => port.postMessage(news);
  const log = threadLog(tell);

  async function take({ files, anew, refused }: Extract<Order, { order: 'take' }>): Promise<void> {
    stopping = new AbortController();
    const { signal } = stopping;
    try {
      opened ??= open(log);
      const report = await opened.intake({
        signal,
        files: files ?? undefined,
        anew,
        refused: new Map(refused),
        onProgress: (progress) => tell({ news: 'progress', progress }),
        onDocuments: (paths) => tell({ news: 'documents', paths: [...paths] }),
      });
      tell({ news: 'done', report: { ...report, notes: [...report.notes] } });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const stack = error instanceof Error ? (error.stack ?? '') : '';
      tell({ news: 'failed', message, stack, forPeople: error instanceof OperatorError, stopped: signal.aborted });
    }
  }

  port.on('message', (message) => {
    const order = orderSchema.parse(message);
    if (order.order === 'take') running = take(order);
    if (order.order === 'stop') stopping.abort();
    if (order.order === 'end') {
      void running.then(() => {
        opened?.close();
        port.close();
      });
    }
  });
}

/**
 * Lets whatever else wants the processor go first: the commands above all. Only on Linux, where a priority is that of a
 * thread; elsewhere it is that of the whole process. Source: setpriority(2), "C library/kernel differences".
 */
function giveWay(): void {
  if (process.platform !== 'linux' || isMainThread) return;
  try {
    setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + constants.priority.PRIORITY_BELOW_NORMAL));
  } catch {
    // Where it is not allowed, reading is as important as everything else.
  }
}

/** A log that hands its lines over. What cannot be handed over, such as a function, is told in words. */
function threadLog(tell: (news: News) => void): Log {
  const at = (level: keyof Log) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    try {
      tell({ news: 'log', level, fields: { ...fields }, message });
    } catch {
      const words = Object.entries(fields).map(([name, value]) => [name, String(value)] as const);
      tell({ news: 'log', level, fields: Object.fromEntries(words), message });
    }
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
