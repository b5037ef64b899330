import { ActivityType, type Client, Events, Status } from 'discord.js';
import type { Log } from '../core/log.ts';
import { loggable } from './errors.ts';
import { inTime } from './in-time.ts';
import { fit, LIMITS } from './limits.ts';

/** Calls back every so many milliseconds, without keeping the process alive. @returns what ends it */
export type Every = (milliseconds: number, work: () => void) => () => void;

/** Milliseconds after which the words are asked for again. */
const REFRESH = 10 * 60_000;
/** Milliseconds for the words; the old ones stay when they take longer. */
const PATIENCE = 30_000;

export const everyFor: Every = (milliseconds, work) => {
  const timer = setInterval(work, milliseconds).unref();
  return () => clearInterval(timer);
};

/**
 * Shows a few words below the bot's name: now, every ten minutes, and after every new connection, as Discord forgets them
 * with the old one. What goes wrong is logged, and nothing waits for it.
 * @returns what ends it
 */
export function keepPresence(client: Client<true>, words: () => Promise<string>, log: Log, every: Every): () => void {
  let ended = false;
  async function refresh(): Promise<void> {
    try {
      const state = fit((await inTime(words(), PATIENCE)) ?? '', LIMITS.presence);
      // What is sent while the gateway is lost would wait there for ever; a new connection brings the words along.
      const connected = client.ws.shards.every(({ status }) => status === Status.Ready);
      if (ended || !connected || state.trim() === '') return;
      client.user.setPresence({
        status: 'online',
        activities: [{ type: ActivityType.Custom, name: 'library', state }],
      });
    } catch (error) {
      log.warn({ err: loggable(error) }, 'what stands below the bot’s name could not be brought up to date');
    }
  }
  client.on(Events.ShardReady, refresh);
  client.on(Events.ShardResume, refresh);
  const stop = every(REFRESH, refresh);
  refresh();
  return () => {
    ended = true;
    stop();
    client.off(Events.ShardReady, refresh);
    client.off(Events.ShardResume, refresh);
  };
}
