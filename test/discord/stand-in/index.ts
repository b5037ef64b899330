import type { AddressInfo } from 'node:net';
import type { Seen } from '../../contracts/driver.ts';
import { failing } from './faults.ts';
import { type Gateway, gateway } from './gateway.ts';
import { postsIn } from './posts.ts';
import { restServer } from './rest.ts';
import { seen } from './seen.ts';
import { GUILD_ID, newState, type Person, type State } from './state.ts';
import { type User, userOf } from './user.ts';

/** A stand-in for Discord on this machine, which refuses what Discord refuses. */
export interface StandIn {
  /** What discord.js takes as `rest.api`: without the version. */
  readonly apiUrl: string;
  readonly token: string;
  readonly state: State;
  readonly gateway: Gateway;
  /** A person in the team's server. */
  readonly user: User;
  /** The same person in the bot's direct messages. */
  readonly direct: User;
  /** The same person in a server without the bot, who installed it for themselves. */
  readonly elsewhere: User;
  /** Somebody else in the team's server. */
  person(who: Person): User;
  /**
   * Makes the next requests to a path fail: with a status and Discord's code, with a connection that is `dropped` before
   * anything is done, or with an answer that is `lost` after all was done. `state.choose` decides about every request.
   */
  fail(
    method: string,
    path: RegExp,
    how: number | 'dropped' | 'lost',
    options?: { times?: number; headers?: Record<string, string>; code?: number },
  ): void;
  /** What stands in a channel or thread, oldest first, as people see it. */
  seenIn(channel: string): readonly Seen[];
  /** Forgets what was said and done so far, which a test may keep without end. */
  forget(): void;
  stop(): Promise<void>;
}

export interface StandInOptions {
  /** The servers that the bot was invited to; the team's when left out. */
  readonly guilds?: readonly string[];
  /** Closes the gateway with 4014, as for an intent that was not granted. */
  readonly refuseIntents?: boolean;
  /** Epoch milliseconds; the real clock when left out. Ids tell the time. */
  readonly now?: () => number;
}

export type { Failure } from './faults.ts';

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const state = newState('the-token.of.the-bot', options.guilds ?? [GUILD_ID], options.now);
  let host = '';
  const server = restServer(state, () => `ws://${host}/gateway`);
  const sockets = gateway(state, server, () => `ws://${host}/gateway`, options.refuseIntents === true);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${portOf(server.address())}`;
  return {
    apiUrl: `http://${host}/api`,
    token: state.token,
    state,
    gateway: sockets,
    user: userOf(state, sockets),
    direct: userOf(state, sockets, 'direct'),
    elsewhere: userOf(state, sockets, 'elsewhere'),
    person: (who) => userOf(state, sockets, 'server', who),
    fail(method, path, how, { times = 1, headers = {}, code } = {}) {
      const failure = typeof how === 'number' ? failing(how, headers, code) : { [how]: true };
      state.faults.push({ method, path, times, ...failure });
    },
    seenIn: (channel) => postsIn(state, channel).map(seen),
    forget() {
      for (const kept of [state.messages, state.interactions, state.nonces]) kept.clear();
      state.requests.length = 0;
      sockets.forgetEvents();
    },
    async stop() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the stand-in does not listen');
  return address.port;
}
