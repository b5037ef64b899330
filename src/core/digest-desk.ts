import type { Asker } from './asker.ts';
import type { Delivery, DigestPost, Subscription, WhenNothingNew } from './digest.ts';
import type { Standing } from './poster.ts';

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
  /** @throws AskerError when a time, a day or a zone of what is asked for is not understood */
  assertUnderstood(request: Pick<SubscriptionRequest, 'time' | 'days' | 'zone'>): void;
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
