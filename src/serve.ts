import type { Adapter } from './core/adapter.ts';
import type { Dispatcher } from './core/dispatch.ts';
import type { Log } from './core/log.ts';

/** Milliseconds from a signal to the end of the process, whatever still hangs. */
const PATIENCE = 4_500;

interface Surroundings {
  readonly dispatcher: Dispatcher;
  readonly background: Background;
  readonly log: Log;
  readonly print: (text: string) => void;
}

/** What runs beside the adapters, such as what posts by itself. */
export interface Background {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs the adapters, and once they are connected the background, until SIGTERM or Ctrl-C; then finishes what is in
 * flight and closes them.
 * @returns the exit code, 0
 * @throws OperatorError when a platform refuses what it was given; the adapters already started are stopped first
 */
export async function serve(
  adapters: readonly Adapter[],
  { dispatcher, background, log, print }: Surroundings,
): Promise<number> {
  const stopping = stopSignal();
  const stop = async () => {
    // Never cleared: a client may leave a timer or a socket behind that would keep the process for half a minute.
    setTimeout(() => process.exit(process.exitCode ?? 0), PATIENCE).unref();
    await Promise.all([background, ...adapters].map((each) => each.stop()));
    await dispatcher.idle();
  };
  try {
    const started = Promise.all(
      adapters.map(async (adapter) => {
        await adapter.start();
        print(`Connected to ${adapter.name}.`);
      }),
    );
    await Promise.race([started.then(() => background.start()), stopping]);
    await stopping;
    log.info({}, 'stopping');
    return 0;
  } finally {
    await stop();
  }
}

function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  return promise;
}
