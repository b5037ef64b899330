import type { App } from '@slack/bolt';

/**
 * What has arrived and is not dealt with yet. Bolt acknowledges an event before it calls whoever listens for it: so that
 * nothing is overlooked in between, it counts from its arrival on. Resolves once there is nothing more.
 */
export function arrivalsOf(app: App): () => Promise<void> {
  const inFlight = new Set<Promise<void>>();
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const work = process(event).finally(() => inFlight.delete(work));
    inFlight.add(work);
    return work;
  };
  return async () => {
    while (inFlight.size > 0) await Promise.allSettled(inFlight);
  };
}
