import type { RequestListener } from 'node:http';
import type { Config } from './config.ts';
import type { Adapter } from './core/adapter.ts';
import type { Courier } from './core/courier.ts';
import type { Dispatcher } from './core/dispatch.ts';
import type { FileSource } from './core/files.ts';
import type { InvocationVault } from './core/invocation.ts';
import type { Log } from './core/log.ts';
import type { Picture } from './core/picture.ts';

/** A platform that is configured: what answers on it, and what posts to it. */
export interface Platform {
  readonly poster: Courier;
  /** Where the files come from that people add to the library. */
  readonly files: FileSource;
  adapter(dispatcher: Dispatcher): Adapter;
}

/**
 * The platforms that the configuration has tokens for. Their clients are loaded only where they are used: the prompt is
 * there in half the time without them.
 */
export async function platformsOf(
  { slack, discord, digest }: Config,
  given: {
    readonly vault: InvocationVault;
    readonly log: Log;
    /** Answers what comes to a port that Slack sends to, and is not for Slack. */
    readonly pages?: RequestListener;
    /** How fresh the library is, in a few words. */
    readonly presence: () => Promise<string>;
    /** The address of a picture among pages that can be reached from elsewhere; left out where none can. */
    readonly pictureUrl?: (picture: Picture) => Promise<string>;
  },
): Promise<readonly Platform[]> {
  if (!slack && !discord) return [];
  const { createDrawer } = await import('./pictures/index.ts');
  const shared = { ...given, drawer: createDrawer() };
  const platforms: Platform[] = [];
  if (slack) {
    const { createSlackAdapter } = await import('./slack/index.ts');
    const { createSlackPoster } = await import('./slack/poster.ts');
    const { createSlackFiles } = await import('./slack/shared-files.ts');
    platforms.push({
      poster: createSlackPoster({ settings: slack, managers: digest.managers, ...shared }),
      files: createSlackFiles({ settings: slack, ...shared }),
      adapter: (dispatcher) => createSlackAdapter({ settings: slack, dispatcher, ...shared }),
    });
  }
  if (discord) {
    const { createDiscordFiles } = await import('./discord/attached.ts');
    const { createDiscordAdapter } = await import('./discord/index.ts');
    const { createDiscordPoster } = await import('./discord/poster.ts');
    platforms.push({
      poster: createDiscordPoster({ settings: discord, ...shared }),
      files: createDiscordFiles(discord),
      adapter: (dispatcher) => createDiscordAdapter({ settings: discord, dispatcher, ...shared }),
    });
  }
  return platforms;
}
