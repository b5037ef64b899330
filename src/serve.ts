import type { Adapter } from './core/adapter.ts';
import type { Dispatcher } from './core/dispatch.ts';
import type { Log } from './core/log.ts';

/** Milliseconds from a signal to the end of the process, whatever still hangs. */
const PATIENCE = 4_500;

/**
 * Runs the adapters until SIGTERM or Ctrl-C, then finishes what is in flight and closes them.
 * @returns the exit code, 0
 * @throws OperatorError when a platform refuses what it was given; the adapters already started are stopped first
 */
export async function serve(
  adapters: readonly Adapter[],
  dispatcher: Dispatcher,
  log: Log,
  print: (text: string) => void,
): Promise<number> {
  const stopping = stopSignal();
  const stop = async () => {
    // Never cleared: a client may leave a timer or a socket behind that would keep the process for half a minute.
    setTimeout(() => process.exit(process.exitCode ?? 0), PATIENCE).unref();
    await Promise.all(adapters.map((adapter) => adapter.stop()));
    await dispatcher.idle();
  };
  try {
    const started = Promise.all(
      adapters.map(async (adapter) => {
        await adapter.start();
        print(`Connected to ${adapter.name}.`);
      }),
    );
    await Promise.race([started, stopping]);
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
