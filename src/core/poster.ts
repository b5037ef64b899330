import type { Asker } from './asker.ts';
import type { Place } from './digest.ts';
import type { Reply } from './reply.ts';

/** One message of a digest in its platform's own form: plain JSON, made once and kept, so that it can be posted again. */
export type PlatformMessage = Readonly<Record<string, unknown>>;

/** How a message is recognised on its platform after a crash. */
export interface PostKey {
  /** At most 25 characters, unique to this one message: `metadata` on Slack, an enforced `nonce` on Discord. */
  readonly key: string;
  /** The thread it belongs into, as {@link Poster.openThread} gave it; null in the channel itself. */
  readonly thread: string | null;
  /** The platform may show a preview of the one thing that the message links to; none where it links to several. */
  readonly preview?: true;
}

/** Whether the bot can post to a channel, and if not, what somebody has to do. */
export type Access = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** What the platform knows of somebody that a digest needs. */
export interface Standing {
  /** May change what is posted to the channel. */
  readonly manages: boolean;
  /** IANA zone of the profile; null where the platform has none. */
  readonly zone: string | null;
}

/** What posts into channels: every adapter has one. Rejects with {@link PostError} alone. */
export interface Poster {
  readonly platform: Place['platform'];
  /** The reply in as many messages as the platform's limits need, in order; nothing is cut. */
  messages(reply: Reply): Promise<readonly PlatformMessage[]>;
  /** Posts one message, without unfurling, pinging nobody. @returns the platform's id of it */
  post(channel: string, message: PlatformMessage, key: PostKey): Promise<string>;
  /**
   * The id of the message with that key among those posted since; null when there is none. `message` is what was to be
   * posted: where a platform makes a post in two steps, one that was interrupted between them is made whole with it.
   */
  find(channel: string, key: PostKey, since: Date, message?: PlatformMessage): Promise<string | null>;
  /** A thread under a message, opened if need be; null where the bot may not open one. */
  openThread(channel: string, messageId: string, title: string): Promise<string | null>;
  /** Whether the bot can post there; joins a public channel where it may. */
  access(asker: Asker, channel: string): Promise<Access>;
  standing(asker: Asker): Promise<Standing>;
  /** Tells somebody in a direct message. */
  tell(userId: string, reply: Reply): Promise<void>;
}

/**
 * What a refusal is about. `channel`: the bot cannot post there until somebody mends that. `post`: this one message was
 * not taken, and another may be. `bot`: nothing of the bot's is taken, in whatever channel, such as after its token was
 * revoked.
 */
export type RefusalScope = 'channel' | 'post' | 'bot';

/** Why a post was not made. `message` is a sentence for whoever asks why. */
export class PostError extends Error {
  override readonly name = 'PostError';
  /**
   * `refused`: will not work as things stand, such as in a channel that is gone. `busy`: may be tried after
   * `retryAfter`. `unknown`: no answer came, and it may have been made.
   */
  readonly kind: 'refused' | 'busy' | 'unknown';
  /** What was refused, where something was: `post` unless the platform says more. */
  readonly scope: RefusalScope;
  /** Seconds to wait before another try; null when the platform did not say. */
  readonly retryAfter: number | null;

  constructor(
    kind: PostError['kind'],
    message: string,
    options: { scope?: RefusalScope; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.scope = options.scope ?? 'post';
    this.retryAfter = options.retryAfter ?? null;
  }
}
