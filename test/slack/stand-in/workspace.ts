import { randomUUID } from 'node:crypto';
import type { Refusal } from './check.ts';
import type { Content } from './schema.ts';

/** A message as it stands in a channel, or before one person there. */
export interface Posted {
  readonly ts: string;
  readonly channel: string;
  /** The only one who sees it; null when the whole channel does. */
  readonly viewer: string | null;
  readonly content: Content;
  readonly edits: number;
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

/** How a call is to go wrong. */
export interface Failure {
  readonly status?: number;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Slack's own error, with status 200. */
  readonly error?: string;
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
  readonly now: () => number;
  readonly #failures = new Map<string, Failure[]>();
  readonly #quietUntil = new Map<string, number>();
  #clock = 1_700_000_000;

  constructor(now: () => number) {
    this.now = now;
  }

  interact(user: string, channel: string, source: string | null): Interaction {
    const key = randomUUID();
    const triggerId = `${this.interactions.size + 1}.${key}`;
    const made = { triggerId, user, channel, source, key, issued: this.now(), acknowledged: false, uses: 0 };
    this.interactions.set(key, made);
    return made;
  }

  post(channel: string, viewer: string | null, content: Content): Posted {
    this.#clock += 1;
    const ts = `${this.#clock}.000100`;
    const blocks = content.blocks?.map((block, index) => ({
      ...block,
      block_id: block.block_id ?? `made-${ts}-${index}`,
    }));
    const posted = { ts, channel, viewer, content: blocks ? { ...content, blocks } : content, edits: 0 };
    this.messages.set(ts, posted);
    return posted;
  }

  replace(ts: string, content: Content): void {
    const before = this.messages.get(ts);
    if (before) this.messages.set(ts, { ...before, content, edits: before.edits + 1 });
  }

  refuse(where: string, { error, details }: Refusal): void {
    this.refusals.push(`${where}: ${error} ${details.join('; ')}`.trim());
  }

  /** Makes the next calls of a method fail, one failure each. */
  fail(method: string, ...failures: readonly Failure[]): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), ...failures]);
  }

  /** How this call is to go wrong; null when it is not. Slack holds it against callers who do not wait. */
  failureOf(method: string): Failure | null {
    this.calls.push(method);
    if (this.now() < (this.#quietUntil.get(method) ?? 0)) {
      this.refuse(method, { error: 'ratelimited', details: ['called again before Retry-After was over'] });
    }
    const failure = this.#failures.get(method)?.shift() ?? null;
    if (failure?.retryAfter !== undefined) this.#quietUntil.set(method, this.now() + failure.retryAfter * 1000);
    return failure;
  }
}
