import { EventEmitter } from 'node:events';
import { type Channel, type Member, newChannel } from './channels.ts';
import type { RegisteredCommand } from './command-schema.ts';
import type { Choose, Fault } from './faults.ts';
import type { Content } from './message-schema.ts';
import type { Modal } from './modal-schema.ts';
import type { Refusal } from './refusal.ts';

export const APPLICATION_ID = '900000000000000001';
export const GUILD_ID = '900000000000000002';
export const CHANNEL_ID = '900000000000000003';

/** A server that the bot is not in, and a channel of it, which the bot cannot see. */
export const ELSEWHERE_ID = '900000000000000007';
export const ELSEWHERE_CHANNEL_ID = '900000000000000008';

/** Somebody, by the names that Discord knows of them. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly globalName: string;
  readonly nick: string | null;
}

/** The person who uses the commands. */
export const USER: Person = {
  id: '900000000000000004',
  username: 'ann_at_work',
  globalName: 'Ann',
  nick: 'Ann (Research)',
};

export interface Message extends Content {
  readonly id: string;
  readonly ephemeral: boolean;
  /** Deferred: Discord shows that the bot is thinking. */
  readonly loading: boolean;
  /** What the notification of it says: the content with which it was made. */
  readonly notification: string;
  /** Where it is and whose, when it was made in a channel and not by way of an interaction. */
  readonly posted?: { readonly channel: string; readonly author: string; readonly nonce?: string | number };
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly kind: 'command' | 'component' | 'autocomplete' | 'modal';
  /** The app came with the person, and is not in the server. */
  readonly alone: boolean;
  /** When Discord stops waiting for an acknowledgement, in epoch milliseconds. */
  deadline: number;
  acknowledged: boolean;
  /** The message that `@original` means: the deferred answer, or the pressed message. */
  original: string | null;
  /** The ids of the messages that came of it, in order. */
  readonly appeared: string[];
  edits: number;
  followUps: number;
  /** The form that answered it. */
  modal: Modal | null;
  choices: readonly { readonly name: string; readonly value: string | number }[] | null;
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
  readonly channels: Map<string, Channel>;
  /** The last message that was made with a nonce, and when: epoch milliseconds. */
  readonly nonces: Map<string, { readonly id: string; readonly at: number }>;
  /** Milliseconds for which an enforced nonce is remembered: Discord says "a few minutes". */
  nonceMemory: number;
  /** The people of the team's server, by id; its roles beside @everyone's, and who owns it. */
  readonly members: Map<string, Member>;
  readonly roles: Map<string, bigint>;
  owner: string;
  /** Who takes no direct messages. */
  readonly closed: Set<string>;
  /** What the person who uses the commands may do in the channel. */
  memberPermissions: bigint;
  /** A server without the bot shows what apps of its members say to those alone. */
  privateElsewhere: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly faults: Fault[];
  /** Decides about every request that no fault is scripted for. */
  choose: Choose | null;
  readonly requests: Request[];
  readonly refusals: string[];
  readonly changes: EventEmitter;
}

export function newState(token: string, guilds: readonly string[], now: () => number = Date.now): State {
  return {
    token,
    guilds,
    commands: new Map(),
    messages: new Map(),
    interactions: new Map(),
    channels: new Map([
      [CHANNEL_ID, newChannel()],
      [ELSEWHERE_CHANNEL_ID, newChannel({ id: ELSEWHERE_CHANNEL_ID, permissions: 0n })],
    ]),
    nonces: new Map(),
    nonceMemory: 300_000,
    members: new Map([[USER.id, { roles: [] }]]),
    roles: new Map(),
    owner: '900000000000000009',
    closed: new Set(),
    memberPermissions: 0n,
    privateElsewhere: false,
    now,
    faults: [],
    choose: null,
    requests: [],
    refusals: [],
    changes: new EventEmitter().setMaxListeners(100),
  };
}

/** Writes down what was refused, with where. */
export function note(state: State, request: Request, refusal: Refusal): void {
  state.refusals.push(`${request.method} ${request.path}: ${refusal.message}`);
}

/** An interaction that has just begun. */
export function newInteraction(kind: Interaction['kind'], start: Partial<Interaction> = {}): Interaction {
  return {
    id: newId(),
    token: `token-of-${newId()}`,
    kind,
    alone: false,
    deadline: Date.now() + ACKNOWLEDGE_WITHIN,
    acknowledged: false,
    original: null,
    appeared: [],
    edits: 0,
    followUps: 0,
    modal: null,
    choices: null,
    ...start,
  };
}

/** Discord waits this long for an acknowledgement. Milliseconds. */
const ACKNOWLEDGE_WITHIN = 3000;

/** What Discord's ids count milliseconds from. */
const EPOCH = 1_420_070_400_000;

let made = 0;

/** A new id, as Discord's are: it tells when it was made (epoch milliseconds), and rises with every one made then. */
export function newId(at = Date.now()): string {
  made += 1;
  return ((BigInt(at - EPOCH) << 22n) + BigInt(made % 2 ** 22)).toString();
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
