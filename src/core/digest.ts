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

/**
 * A channel, a schedule with an IANA time zone, and what it wants. A channel has one digest at most, and one that posts
 * what is new of the players it follows.
 */
export interface Subscription {
  readonly id: string;
  readonly kind: 'digest' | 'follow';
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
  /** When its state last changed; of a posted one, when its parent stood in the channel. */
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
