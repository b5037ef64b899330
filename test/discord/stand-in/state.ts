import { EventEmitter } from 'node:events';
import type { RegisteredCommand } from './command-schema.ts';
import type { Content } from './message-schema.ts';
import type { Answer, Refusal } from './refusal.ts';

export const APPLICATION_ID = '900000000000000001';
export const GUILD_ID = '900000000000000002';
export const CHANNEL_ID = '900000000000000003';

/** The person who uses the commands. */
export const USER = { id: '900000000000000004', username: 'ann_at_work', globalName: 'Ann', nick: 'Ann (Research)' };

export interface Message extends Content {
  readonly id: string;
  readonly ephemeral: boolean;
  /** Deferred: Discord shows that the bot is thinking. */
  readonly loading: boolean;
  /** What the notification of it says: the content with which it was made. */
  readonly notification: string;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly kind: 'command' | 'component' | 'autocomplete';
  /** When Discord stops waiting for an acknowledgement, in epoch milliseconds. */
  deadline: number;
  acknowledged: boolean;
  /** The message that `@original` means: the deferred answer, or the pressed message. */
  original: string | null;
  /** The ids of the messages that came of it, in order. */
  readonly appeared: string[];
  edits: number;
  choices: readonly { readonly name: string; readonly value: string | number }[] | null;
}

/** Makes the next requests that fit fail. */
export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: Answer;
  times: number;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** All that the stand-in knows. Emits `change` whenever something of it did. */
export interface State {
  readonly token: string;
  /** The servers that the bot was invited to. */
  readonly guilds: readonly string[];
  /** By scope: `global`, or a server's id. */
  readonly commands: Map<string, readonly (RegisteredCommand & { readonly id: string })[]>;
  readonly messages: Map<string, Message>;
  readonly interactions: Map<string, Interaction>;
  readonly faults: Fault[];
  readonly requests: Request[];
  readonly refusals: string[];
  readonly changes: EventEmitter;
}

export function newState(token: string, guilds: readonly string[]): State {
  return {
    token,
    guilds,
    commands: new Map(),
    messages: new Map(),
    interactions: new Map(),
    faults: [],
    requests: [],
    refusals: [],
    changes: new EventEmitter().setMaxListeners(100),
  };
}

/** Writes down what was refused, with where. */
export function note(state: State, request: Request, refusal: Refusal): void {
  state.refusals.push(`${request.method} ${request.path}: ${refusal.message}`);
}

let lastId = 910_000_000_000_000_000n;

/** A new id, as Discord's are: 18 digits, rising. */
export function newId(): string {
  lastId += 1n;
  return lastId.toString();
}

/** Resolves once the state is so. @throws Error with what it was, when it does not come about within some seconds */
export async function until<T>(state: State, look: () => T | null, what: string): Promise<T> {
  const limit = AbortSignal.timeout(15_000);
  for (;;) {
    const found = look();
    if (found !== null) return found;
    const next = Promise.withResolvers<void>();
    const fail = () =>
      next.reject(new Error(`waited in vain for ${what}; refused: ${state.refusals.join('\n') || 'nothing'}`));
    state.changes.once('change', next.resolve);
    limit.addEventListener('abort', fail, { once: true });
    await next.promise.finally(() => {
      state.changes.off('change', next.resolve);
      limit.removeEventListener('abort', fail);
    });
  }
}
