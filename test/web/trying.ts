import { COMMANDS } from '../../commands/index.ts';
import { createDispatcher } from '../../src/core/dispatch.ts';
import { SILENT } from '../../src/core/log.ts';
import { createPace, type PaceLimit } from '../../src/core/pace.ts';
import { previewsOver } from '../../src/previews.ts';
import type { Cleanup } from '../support/library.ts';
import { type Got, type Served, servePages } from './support.ts';

export interface Trying extends Served {
  /** Asks as the page's script does. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Got>;
}

/** The pages of a library with the chat to try the commands in, put together as the program does. */
export async function serveTrying(
  t: Cleanup,
  folder?: string,
  pace?: PaceLimit,
  options: { readonly local?: boolean } = {},
): Promise<Trying> {
  const served = await servePages(t, folder, {
    ...options,
    tries: ({ library, stores }) => {
      const asks = pace ? { pace: createPace(pace, () => 0) } : {};
      const dispatcher = createDispatcher(COMMANDS, library, SILENT, asks);
      return { dispatcher, previews: previewsOver(stores.vault) };
    },
  });
  return {
    ...served,
    post: (path, body, headers = {}) =>
      served.get(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: served.url, ...headers },
        body: JSON.stringify(body),
      }),
  };
}
