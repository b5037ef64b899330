import { setTimeout as delay } from 'node:timers/promises';
import { type Client, Events } from 'discord.js';
import type { Adapter } from '../core/adapter.ts';
import { createAcknowledgements } from './acknowledgements.ts';
import { type Connection, connect, createConnection, type DiscordSettings } from './client.ts';
import { isPassing, loggable, operatorError } from './errors.ts';
import { handleInteraction } from './interactions.ts';
import { type Every, everyFor, keepPresence } from './presence.ts';
import { register } from './register.ts';
import type { Workings } from './workings.ts';

export type { DiscordSettings } from './client.ts';
export { createDiscordPoster, type DiscordPosterParts } from './poster.ts';

/** Resolves after so many milliseconds, or at once when told to stop. Never rejects. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export interface DiscordParts extends Workings {
  readonly settings: DiscordSettings;
  /** What stands below the bot's name, in at most 128 characters, such as how fresh the library is. */
  readonly presence?: () => Promise<string>;
  /** How to wait; tests need not. */
  readonly pause?: Pause;
  /** What calls back again and again; tests do so themselves. */
  readonly every?: Every;
}

/** Milliseconds before the second, third … attempt to start while Discord is not to be reached. */
const BACKOFF = [1000, 3000, 9000];
/** Milliseconds for what is in flight when stopping, and for closing the connection after that. */
const GRACE = 3000;
const CLOSING = 800;

const pauseFor: Pause = (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined);

/**
 * Offers the commands on Discord: over the gateway, so without a public URL. Registers them when they changed.
 * `start` throws an OperatorError when Discord refuses the token, the intents or the server; what passes is tried again.
 */
export function createDiscordAdapter({
  settings,
  presence,
  pause = pauseFor,
  every = everyFor,
  ...workings
}: DiscordParts): Adapter {
  const { dispatcher, log } = workings;
  const handling = { ...workings, acknowledgements: createAcknowledgements() };
  const inFlight = new Set<Promise<void>>();
  const stopping = new AbortController();
  let current: Connection | null = null;
  let endPresence = () => {};

  function listen(client: Client): void {
    client.on(Events.InteractionCreate, (interaction) => {
      const work = handleInteraction(interaction, handling).finally(() => inFlight.delete(work));
      inFlight.add(work);
    });
  }

  async function attempt(): Promise<void> {
    const connection = createConnection(settings, log);
    const { client } = connection;
    current = connection;
    listen(client);
    try {
      const ready = await connect(client, settings.token, stopping.signal, log);
      await register(ready, dispatcher.commands, settings.guildId, log);
      if (presence) endPresence = keepPresence(ready, presence, log, every);
      log.info({ bot: ready.user.tag, servers: ready.guilds.cache.size }, 'connected to Discord');
    } catch (error) {
      client.removeAllListeners(Events.InteractionCreate);
      await within(CLOSING, connection.close());
      throw error;
    }
  }

  async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
    const done = new AbortController();
    await Promise.race([work, pause(milliseconds, done.signal)]);
    done.abort();
  }

  return {
    name: 'Discord',

    async start() {
      for (const wait of [...BACKOFF, null]) {
        try {
          return await attempt();
        } catch (error) {
          if (wait === null || !isPassing(error)) throw operatorError(error);
          log.warn({ err: loggable(error), milliseconds: wait }, 'Discord did not answer; trying again');
          await pause(wait, stopping.signal);
          if (stopping.signal.aborted) throw operatorError(error);
        }
      }
    },

    async stop() {
      stopping.abort();
      endPresence();
      await within(GRACE, Promise.allSettled(inFlight));
      if (current) await within(CLOSING, current.close());
    },
  };
}
