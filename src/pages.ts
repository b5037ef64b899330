import { COMMANDS } from '../commands/index.ts';
import type { Config } from './config.ts';
import type { Adapter } from './core/adapter.ts';
import { createDispatcher } from './core/dispatch.ts';
import { OperatorError } from './core/errors.ts';
import type { InvocationVault } from './core/invocation.ts';
import type { Library } from './core/library.ts';
import type { Log } from './core/log.ts';
import { createPace, USUAL_PACE } from './core/pace.ts';
import type { PictureStore } from './core/picture-store.ts';
import { previewsOver } from './previews.ts';
import type { Web } from './web/index.ts';

/** The library as pages: what answers for them, and the port of their own on which it does. */
export interface Pages extends Pick<Web, 'listener' | 'links' | 'pictureUrl'> {
  readonly adapter: Adapter & { url(): string };
}

/** The pages, where they are on. What they are made with is loaded only then. */
export async function pagesOf(
  { web }: Pick<Config, 'web'>,
  {
    library,
    vault,
    pictures,
    log,
  }: {
    readonly library: Library;
    readonly vault: InvocationVault;
    readonly pictures: PictureStore;
    readonly log: Log;
  },
): Promise<Pages | null> {
  if (!web) return null;
  const [{ createWeb, startWeb }, { createDrawer }] = await Promise.all([
    import('./web/index.ts'),
    import('./pictures/index.ts'),
  ]);
  const { port, publicUrl, reach } = web;
  // Nobody is known in a browser: what can be tried there posts nothing, and follows nobody.
  const dispatcher = createDispatcher(COMMANDS, library, log, {
    pace: createPace(USUAL_PACE, () => performance.now()),
  });
  const tries = { dispatcher, previews: previewsOver(vault) };
  const local = reach === 'machine';
  const made = createWeb({ library, drawer: createDrawer(), publicUrl, local, log, pictures, tries });
  return { ...made, adapter: startWeb(made.listener, { port, host: local ? '127.0.0.1' : null }) };
}

/**
 * Serves the pages beside the prompt, which goes on without them where their port is taken.
 * @param stay false where they end with input that nobody types
 * @returns what to tell of them, in a line
 */
export async function startBeside({ adapter }: Pages, { stay }: { readonly stay: boolean }): Promise<string> {
  try {
    await adapter.start();
    return `As pages${stay ? '' : ', until the input ends'}: ${adapter.url()}`;
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return `There are no pages: ${error.message}`;
  }
}
