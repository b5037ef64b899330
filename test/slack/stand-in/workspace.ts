import { randomUUID } from 'node:crypto';
import { SLACK_SCOPES } from '../../../src/slack/scopes.ts';
import type { Refusal } from './check.ts';
import { EventState, type Spoken } from './event-state.ts';
import { type Failure, Faults } from './faults.ts';
import { Files } from './files.ts';
import type { Content, Metadata } from './schema.ts';
import { Views } from './views.ts';

/** A message as it stands in a channel, or before one person there. */
export interface Posted {
  readonly ts: string;
  readonly channel: string;
  /** The only one who sees it; null when the whole channel does. */
  readonly viewer: string | null;
  readonly content: Content;
  readonly edits: number;
  /** The `ts` of the message that it answers; null in the channel itself. */
  readonly thread: string | null;
  readonly metadata: Metadata | null;
}

/** A conversation: a public channel where nothing else is said. */
export interface Channel {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'direct' | 'group';
  readonly archived?: boolean;
  readonly readOnly?: boolean;
  /** Ids of the people in it, as far as anybody asks. */
  readonly members?: readonly string[];
}

export interface Person {
  readonly id: string;
  readonly name?: string;
  readonly tz?: string;
  readonly locale?: string;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  /** A guest, who may be in some channels only. */
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly deleted?: boolean;
}

/** Something that a person did, and what the app may still answer to it. */
export interface Interaction {
  readonly triggerId: string;
  readonly user: string;
  readonly channel: string;
  /** The message whose control was used; null for a command. */
  readonly source: string | null;
  /** The last part of its response_url. */
  readonly key: string;
  /** Milliseconds. */
  readonly issued: number;
  acknowledged: boolean;
  uses: number;
}

/** The state of the stand-in: one workspace, its messages, and all that was refused. */
export class Workspace {
  readonly messages = new Map<string, Posted>();
  readonly interactions = new Map<string, Interaction>();
  readonly refusals: string[] = [];
  /** Methods called, in order; `response_url` is one. */
  readonly calls: string[] = [];
  /** Channels that the bot is a member of. */
  readonly joined = new Set<string>();
  readonly channels = new Map<string, Channel>([['C1', { id: 'C1', kind: 'public' }]]);
  readonly people = new Map<string, Person>([['U1', { id: 'U1', name: 'ada', tz: 'Europe/London', locale: 'en-GB' }]]);
  readonly events = new EventState();
  readonly files = new Files();
  readonly views: Views;
  /** What the app was granted: what its manifest asks for. */
  readonly scopes: Set<string> = new Set(SLACK_SCOPES.map(({ scope }) => scope));
  readonly faults: Faults;
  /** Messages to a page at most, whatever is asked for. */
  pageSize = 999;
  readonly now: () => number;
  #lastTs = 0;
  #onPost = () => {};

  constructor(now: () => number) {
    this.now = now;
    this.views = new Views(this);
    this.faults = new Faults(now, (method, refusal) => this.refuse(method, refusal));
  }

  /** Adds a conversation; the bot is a member of it when it says so. */
  open(channel: Channel, member: boolean): void {
    this.channels.set(channel.id, channel);
    if (member) this.joined.add(channel.id);
  }

  interact(user: string, channel: string, source: string | null): Interaction {
    const key = randomUUID();
    const triggerId = `${this.interactions.size + 1}.${key}`;
    const made = { triggerId, user, channel, source, key, issued: this.now(), acknowledged: false, uses: 0 };
    this.interactions.set(key, made);
    return made;
  }

  /** A person says something. */
  speak(user: string, channel: string, thread: string | null): Spoken {
    const spoken = { ts: this.#nextTs(), user, channel, thread };
    this.events.spoken.set(spoken.ts, spoken);
    return spoken;
  }

  /** Whether something stands in the channel itself, so that a thread can stand under it. */
  isParent(ts: string, channel: string): boolean {
    const found = this.messages.get(ts) ?? this.events.spoken.get(ts);
    return found?.channel === channel && found.thread === null;
  }

  post(
    channel: string,
    viewer: string | null,
    content: Content,
    { streamed, ...more }: Partial<Pick<Posted, 'thread' | 'metadata'>> & { readonly streamed?: true } = {},
  ) {
    const ts = this.#nextTs();
    // What is streamed leaves the status as it was.
    if (more.thread && viewer === null && !streamed) this.events.setStatus(more.thread, '');
    const blocks = content.blocks?.map((block, index) => ({
      ...block,
      block_id: block.block_id ?? `made-${ts}-${index}`,
    }));
    const shown = blocks ? { ...content, blocks } : content;
    const posted: Posted = { ts, channel, viewer, content: shown, edits: 0, thread: null, metadata: null, ...more };
    this.messages.set(ts, posted);
    this.#onPost();
    return posted;
  }

  /** Resolves once something is posted. */
  posted(): Promise<void> {
    if (this.messages.size > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onPost = resolve;
    });
  }

  replace(ts: string, content: Content): void {
    const before = this.messages.get(ts);
    if (before) this.messages.set(ts, { ...before, content, edits: before.edits + 1 });
  }

  /** Forgets what was said and done so far. */
  forget(): void {
    this.messages.clear();
    this.interactions.clear();
    this.calls.length = 0;
  }

  refuse(where: string, { error, details }: Refusal): void {
    this.refusals.push(`${where}: ${error} ${details.join('; ')}`.trim());
  }

  /** Makes the next calls of a method fail, one failure each. */
  fail(method: string, ...failures: readonly Failure[]): void {
    this.faults.add(method, failures);
  }

  /** Notes a call. @returns how it is to go wrong; null when it is not */
  failureOf(method: string, channel: string | null = null): Failure | null {
    this.calls.push(method);
    return this.faults.next(method, channel);
  }

  /** Microseconds since 1970, never the same twice. */
  #nextTs(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, Math.floor(this.now() * 1000));
    return (this.#lastTs / 1e6).toFixed(6);
  }
}
