import {
  Client,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  Options,
  type RateLimitData,
  SimpleShardingStrategy,
} from 'discord.js';
import { OperatorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { adviceFor, GatewayRefusal, loggable } from './errors.ts';
import { makeRequest } from './requests.ts';

export interface DiscordSettings {
  readonly token: string;
  /** Register the commands in this server alone, where they appear at once. */
  readonly guildId?: string;
  /** Discord's API or a proxy of it, without the version: discord.js's `rest.api`. */
  readonly apiUrl?: string;
}

/** Milliseconds that Discord may ask to wait; longer than this is an error that says so. */
const PATIENCE = 60_000;
/** Milliseconds for the gateway to be connected. discord.js itself would try for ever. */
const CONNECT_TIME = 30_000;

/** People whom the client remembers at most, besides the bot itself. */
const PEOPLE = {
  maxSize: 100,
  keepOverLimit: ({ id, client }: { readonly id: string; readonly client: Client<true> }) => id === client.user.id,
};

/** The manager of the gateway's connections, which discord.js exports under a name that is also another class's. */
type Gateway = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** A discord.js client, and how to be rid of it. */
export interface Connection {
  readonly client: Client;
  /** Closes the gateway, for good. Never rejects. */
  close(): Promise<void>;
}

/** A client that keeps nothing it does not need. */
export function createConnection(settings: DiscordSettings, log: Log): Connection {
  let gone = false;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    // Commands that arrive meanwhile wait, and have 3 s in all.
    waitGuildTimeout: 1000,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      // discord.js would remember whoever ever pressed a button, for good.
      UserManager: PEOPLE,
      GuildMemberManager: PEOPLE,
    }),
    rest: {
      makeRequest,
      ...(settings.apiUrl ? { api: settings.apiUrl.replace(/\/+$/u, '') } : {}),
      // Answers to interactions are outside of the bot's 50 requests a second, and this client makes little else: the
      // posts have a client of their own. (docs.discord.com, Rate Limits, Global Rate Limit)
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      // It keeps a queue for every interaction that was answered, and looks for those of long ago once an hour.
      handlerSweepInterval: 5 * 60_000,
      rejectOnRateLimit: (data) => waitsTooLong(data, log),
    },
    ws: { buildStrategy: (manager) => strategyUntil(manager, () => gone) },
  });
  client.on(Events.Error, (error) => log.error({ err: loggable(error) }, 'discord.js reported an error'));
  return {
    client,
    async close() {
      gone = true;
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy().catch((error: unknown) => {
        log.warn({ err: loggable(error) }, 'the Discord connection did not close cleanly');
      });
    },
  };
}

/**
 * discord.js waits half a second between losing a connection and the next one, and goes on to it even when the client was
 * destroyed in between: the process would never end. What it asks for first, the session, then never comes.
 */
function strategyUntil(manager: Gateway, gone: () => boolean): SimpleShardingStrategy {
  const retrieve = manager.options.retrieveSessionInfo;
  manager.options.retrieveSessionInfo = (shard) => (gone() ? new Promise(() => undefined) : retrieve(shard));
  return new SimpleShardingStrategy(manager);
}

/** Says what happens to the gateway's connection from now on. */
function report(client: Client, log: Log): void {
  client.on(Events.ShardError, (error) => log.warn({ err: loggable(error) }, 'the Discord gateway had an error'));
  client.on(Events.ShardReconnecting, () => log.warn({}, 'the Discord gateway was lost; connecting again'));
  client.on(Events.ShardResume, () => log.info({}, 'the Discord gateway is back'));
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ code }, `Discord closed the connection for good. ${adviceFor(new GatewayRefusal(code))}`);
  });
}

/** The path without its ids and tokens is all that is logged of a request. */
function waitsTooLong({ route, retryAfter, timeToReset }: RateLimitData, log: Log): boolean {
  const wait = Math.max(retryAfter, timeToReset);
  log.warn({ route, milliseconds: wait }, 'Discord asks to wait');
  return wait > PATIENCE;
}

/**
 * Logs in and waits until the client is ready. What happens to the connection later on is logged.
 * @throws GatewayRefusal when Discord refuses the token or the intents; whatever discord.js throws otherwise
 */
export async function connect(client: Client, token: string, signal: AbortSignal, log: Log): Promise<Client<true>> {
  // What cannot stand in a header would be refused by the HTTP client, with a message about headers.
  if (!/^[\x21-\x7e]+$/u.test(token)) throw new GatewayRefusal(GatewayCloseCodes.AuthenticationFailed);
  const ready = Promise.withResolvers<Client<true>>();
  const timer = setTimeout(() => ready.reject(new Error('its gateway did not connect')), CONNECT_TIME);
  const abort = () => ready.reject(new OperatorError('The bot was stopped before it was connected to Discord.'));
  const refuse = ({ code }: { code: number }) => ready.reject(new GatewayRefusal(code));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  client.once(Events.ClientReady, ready.resolve);
  // Comes before the error that login() throws because of it, and says more.
  client.once(Events.ShardDisconnect, refuse);
  try {
    client.login(token).catch(ready.reject);
    const connected = await ready.promise;
    report(client, log);
    return connected;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    client.off(Events.ClientReady, ready.resolve);
    client.off(Events.ShardDisconnect, refuse);
  }
}
