import type { Adapter } from './core/adapter.ts';
import type { Dispatcher } from './core/dispatch.ts';
import type { Log } from './core/log.ts';

/** Milliseconds for closing everything, whatever hangs. */
const PATIENCE = 4_200;
/** Milliseconds after that until the process ends even if something keeps it alive. */
const FAREWELL = 300;

interface Surroundings {
  readonly dispatcher: Dispatcher;
  readonly background: Background;
  readonly log: Log;
  readonly print: (text: string) => void;
}

/** What runs beside the adapters, such as what posts by itself. */
export interface Background {
  stop(): Promise<void>;
}

/** An adapter, and what is to be done as soon as it is connected, whatever becomes of the others. */
export interface Connection {
  readonly adapter: Adapter;
  connected(): Promise<void>;
}

/**
 * Runs the adapters, and what begins with each of them, until SIGTERM or Ctrl-C; then finishes what is in
 * flight and closes them.
 * @returns the exit code, 0
 * @throws OperatorError when a platform refuses what it was given; the adapters already started are stopped first
 */
export async function serve(
  connections: readonly Connection[],
  { dispatcher, background, log, print }: Surroundings,
): Promise<number> {
  const stopping = stopSignal();
  try {
    const started = Promise.all(
      connections.map(async ({ adapter, connected }) => {
        await adapter.start();
        print(`Connected to ${adapter.name}.`);
        await connected();
      }),
    );
    await Promise.race([started, stopping]);
    await stopping;
    log.info({}, 'stopping');
    return 0;
  } finally {
    const all = [background, ...connections.map(({ adapter }) => adapter)];
    const closed = Promise.all(all.map((each) => each.stop()));
    await within(PATIENCE, Promise.all([closed, dispatcher.idle()]), log);
    // A client may leave a timer or a socket behind that would keep the process for half a minute.
    setTimeout(() => process.exit(), FAREWELL).unref();
  }
}

/** Waits for the work, but no longer than so many milliseconds. */
async function within(patience: number, work: Promise<unknown>, log: Log): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    log.error({}, 'something did not close in time');
    late.resolve();
  }, patience);
  await Promise.race([work, late.promise]);
  clearTimeout(timer);
}

/** Resolves on SIGTERM or Ctrl-C. */
export function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  return promise;
}
