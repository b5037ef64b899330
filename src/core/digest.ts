import type { Asker } from './asker.ts';
import type { Reply } from './reply.ts';

/** When a subscription posts, by the clock of its zone. */
export type Schedule =
  /** `days` as in ISO 8601: 1 is Monday, 7 is Sunday; ascending, at least one. */
  | { readonly kind: 'weekly'; readonly hour: number; readonly minute: number; readonly days: readonly number[] }
  /** Five fields of cron: minute, hour, day of month, month, day of week. No more often than hourly. */
  | { readonly kind: 'cron'; readonly expression: string };

/** What a subscription posts when there is no new video: nothing, or one breakdown that the channel has not had. */
export type WhenNothingNew = 'skip' | 'archive';

/** Where something is posted: a channel of a platform. */
export interface Place {
  readonly platform: Asker['platform'];
  readonly channel: string;
}

/** A channel, a schedule with an IANA time zone, and what it wants. A channel has one at most. */
export interface Subscription {
  readonly id: string;
  readonly place: Place;
  readonly schedule: Schedule;
  /** IANA name, `Europe/London`. */
  readonly zone: string;
  /** Ids of the players that it wants; empty for all. */
  readonly players: readonly string[];
  /** Words that a video must be about; null for any. */
  readonly topic: string | null;
  readonly whenNothingNew: WhenNothingNew;
  /** The platform's id of who subscribed: who is told when it can no longer post. Null when the configuration did. */
  readonly creator: string | null;
  /** Due times up to this one are none of its business: when it was made, changed or resumed. */
  readonly since: Date;
  /** Why it does not post at present; null while it does. */
  readonly paused: string | null;
}

/** What became of one subscription's post for one due time. */
export type DeliveryState =
  /** Somebody is about to post it, or was when the process died. */
  | 'claimed'
  | 'posted'
  /** There was nothing to post. */
  | 'empty'
  /** The platform refused it, or did not take it within the time for catching up. */
  | 'failed'
  /** It was noticed too late. */
  | 'missed';

/** One subscription's post for one due time: claimed, posted, or failed, recorded for good. */
export interface Delivery {
  /** Made from the subscription and the due time, so that a post can be recognised on its platform. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly dueAt: Date;
  readonly state: DeliveryState;
  /** When it was claimed, and by which process. */
  readonly claimedAt: Date;
  readonly claimedBy: string;
  /** When its state last changed. */
  readonly settledAt: Date | null;
  /** The platform's id of the parent message. */
  readonly messageId: string | null;
  /** Why it failed, in a sentence. */
  readonly reason: string | null;
}

/** A digest as it is posted: a short parent that reads well as a notification, and what stands in its thread. */
export interface DigestPost {
  readonly parent: Reply;
  readonly thread: readonly Reply[];
  /** Keys of what it tells, so that the same is not told again to the same channel. */
  readonly told: readonly string[];
}

/** One message of a digest in its platform's own form: plain JSON, made once and kept, so that it can be posted again. */
export type PlatformMessage = Readonly<Record<string, unknown>>;

/** How a message is recognised on its platform after a crash. */
export interface PostKey {
  /** At most 25 characters, unique to this one message: `metadata` on Slack, an enforced `nonce` on Discord. */
  readonly key: string;
  /** The thread it belongs into, as {@link Poster.openThread} gave it; null in the channel itself. */
  readonly thread: string | null;
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

/** Why a post was not made. `message` is a sentence for whoever asks why. */
export class PostError extends Error {
  override readonly name = 'PostError';
  /**
   * `refused`: will never work as things stand, such as a channel that is gone. `busy`: may be tried after
   * `retryAfter`. `unknown`: no answer came, and it may have been made.
   */
  readonly kind: 'refused' | 'busy' | 'unknown';
  /** Seconds to wait before another try; null when the platform did not say. */
  readonly retryAfter: number | null;

  constructor(kind: PostError['kind'], message: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** A message of a delivery: kept from the claim on, so that what is posted after a crash is what was to be posted. */
export interface DeliveryPart {
  readonly deliveryId: string;
  /** 0 is the parent, the others belong into its thread. */
  readonly index: number;
  readonly message: PlatformMessage;
  /** The platform's id once it is posted. */
  readonly messageId: string | null;
}

/** Subscriptions and deliveries at rest. */
export interface DigestStore {
  /** The subscription of a place; a place has one at most. */
  at(place: Place): Promise<Subscription | null>;
  subscription(id: string): Promise<Subscription | null>;
  /** Every subscription, by id. */
  subscriptions(): Promise<readonly Subscription[]>;
  /**
   * Makes or replaces the subscription of its place; an existing one keeps its id, and so does one that was removed:
   * what the place was told and when stays true.
   */
  save(subscription: Subscription): Promise<void>;
  /** Its deliveries, and what its place was told, stay. */
  remove(id: string): Promise<void>;
  /**
   * Claims a due time. False when it is claimed already, by whomever: (subscription, due time) is unique for good. False
   * as well while another delivery of the subscription is claimed: one follows upon the other, so that none tells what
   * the one before it is just telling.
   */
  claim(delivery: Pick<Delivery, 'id' | 'subscriptionId' | 'dueAt' | 'claimedAt' | 'claimedBy'>): Promise<boolean>;
  /** Takes over a claim of another process that has not been renewed since `before`. False when somebody else did. */
  takeOver(id: string, by: string, at: Date, before: Date): Promise<boolean>;
  /** Renews one's own claim. False when it is one's own no longer. */
  renew(id: string, by: string, at: Date): Promise<boolean>;
  /** Keeps what is about to be posted, once: what is kept already stays as it is. */
  keepParts(id: string, messages: readonly PlatformMessage[], told: readonly string[]): Promise<void>;
  /** What is kept of a delivery until it is settled. */
  parts(id: string): Promise<readonly DeliveryPart[]>;
  partPosted(id: string, index: number, messageId: string): Promise<void>;
  /** Records how a delivery ended, once. What it told counts as told from `posted` on. */
  settle(id: string, outcome: Pick<Delivery, 'state' | 'reason' | 'messageId'>, at: Date): Promise<void>;
  /** Records due times that were noticed too late. */
  miss(subscriptionId: string, dueAt: readonly Date[], at: Date): Promise<void>;
  delivery(id: string): Promise<Delivery | null>;
  /** Newest due first. */
  deliveries(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
  /** Deliveries that are claimed and not settled, oldest first. */
  open(): Promise<readonly Delivery[]>;
  /** The newest due time of any delivery of the subscription; null before the first. */
  lastDue(subscriptionId: string): Promise<Date | null>;
  /** Keys of what a place has been told. */
  told(subscriptionId: string): Promise<ReadonlySet<string>>;
  /** Counts keys as told without a delivery, such as what was in the library before the subscription was made. */
  tell(subscriptionId: string, keys: readonly string[]): Promise<void>;
  /** A remembered choice, such as somebody's zone; null when there is none. */
  note(key: string): Promise<string | null>;
  keepNote(key: string, value: string): Promise<void>;
}

/** What somebody asked a subscription to be; what is left out stays as it is, or as is usual. */
export interface SubscriptionRequest {
  readonly time?: string;
  readonly days?: string;
  readonly zone?: string;
  readonly players?: readonly string[];
  readonly topic?: string;
  readonly whenNothingNew?: WhenNothingNew;
}

/** What the `/digest` command works with: subscriptions of the channel that it is asked in. */
export interface DigestDesk {
  /** Who asks, as far as digests are concerned. @throws AskerError when they cannot be asked about here */
  standing(asker: Asker): Promise<Standing>;
  /** The subscription of the channel; null when it has none. @throws AskerError when there is no channel */
  here(asker: Asker): Promise<Subscription | null>;
  /** Every subscription of the asker's platform. */
  all(asker: Asker): Promise<readonly Subscription[]>;
  /**
   * Makes the channel's subscription, or changes it. Checks first that the bot can post there.
   * @throws AskerError when a time, a day or a zone is not understood, a zone is needed, or the bot cannot post
   */
  subscribe(asker: Asker, request: SubscriptionRequest): Promise<{ subscription: Subscription; changed: boolean }>;
  pause(subscription: Subscription): Promise<Subscription>;
  resume(asker: Asker, subscription: Subscription): Promise<Subscription>;
  unsubscribe(subscription: Subscription): Promise<void>;
  /** When it posts, in words: `every weekday at 09:00, Europe/London`. */
  describe(subscription: Subscription): string;
  /** The next due times, ascending. */
  next(subscription: Subscription, count: number): readonly Date[];
  /** What would be posted now; null when there is nothing to post. */
  preview(subscription: Subscription): Promise<DigestPost | null>;
  /** Posts now what a preview shows, with the same guarantees as at a due time. */
  postNow(subscription: Subscription): Promise<Delivery>;
  /** Newest first. */
  history(subscription: Subscription, limit: number): Promise<readonly Delivery[]>;
  suggestZones(typed: string): readonly { readonly label: string; readonly value: string }[];
}
