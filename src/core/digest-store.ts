import type { Delivery, Place, Subscription } from './digest.ts';
import type { PlatformMessage } from './poster.ts';

/** A message of a delivery: kept from the claim on, so that what is posted after a crash is what was to be posted. */
export interface DeliveryPart {
  readonly deliveryId: string;
  /** 0 is the parent, the others belong into its thread. */
  readonly index: number;
  readonly message: PlatformMessage;
  /** The platform's id once it is posted. */
  readonly messageId: string | null;
}

/** Stands among the keys of a place once it is known what was in the library when it subscribed. */
export const HAS_BASELINE = 'baseline';

/** Subscriptions and deliveries at rest. */
export interface DigestStore {
  /** The subscription of a place, its digest unless another kind is asked for; a place has one of each kind at most. */
  at(place: Place, kind?: Subscription['kind']): Promise<Subscription | null>;
  subscription(id: string): Promise<Subscription | null>;
  /** Every subscription, by id. */
  subscriptions(): Promise<readonly Subscription[]>;
  /**
   * Makes or replaces the subscription of its place; an existing one keeps its id, and so does one that was removed:
   * what the place was told and when stays true.
   */
  save(subscription: Subscription): Promise<void>;
  /**
   * Its deliveries, and what its place was told, stay. {@link HAS_BASELINE} goes: whoever subscribes again begins with what
   * the library holds then.
   */
  remove(id: string): Promise<void>;
  /**
   * Claims a due time. False when it is claimed already, by whomever: (subscription, due time) is unique for good. False
   * as well while another delivery of the subscription is claimed: one follows upon the other, so that none tells what
   * the one before it is just telling.
   */
  claim(delivery: Pick<Delivery, 'id' | 'subscriptionId' | 'dueAt' | 'claimedAt' | 'claimedBy'>): Promise<boolean>;
  /**
   * Takes over a claim of another process that has not been renewed since `before`; or, by a clock that was ahead, was
   * renewed farther after `at` than `before` lies before it. False when somebody else did.
   */
  takeOver(id: string, by: string, at: Date, before: Date): Promise<boolean>;
  /** Renews one's own claim. False when it is one's own no longer. */
  renew(id: string, by: string, at: Date): Promise<boolean>;
  /** Keeps what is about to be posted, once: what is kept already stays as it is. */
  keepParts(id: string, messages: readonly PlatformMessage[], told: readonly string[]): Promise<void>;
  /** What is kept of a delivery until it is settled. */
  parts(id: string): Promise<readonly DeliveryPart[]>;
  /** Records that a message stands, and since when. */
  partPosted(id: string, index: number, messageId: string, at: Date): Promise<void>;
  /**
   * Records how a delivery ended, once. What it told counts as told from `posted` on; and a posted one is settled when its
   * parent stood, however long its thread took after that. Of those that were `empty`, the subscription keeps the latest
   * ten: more than that nobody looks back at, and an hourly one has thousands a year.
   */
  settle(id: string, outcome: Pick<Delivery, 'state' | 'reason' | 'messageId'>, at: Date): Promise<void>;
  /** Records due times that were noticed too late. */
  miss(subscriptionId: string, dueAt: readonly Date[], at: Date): Promise<void>;
  delivery(id: string): Promise<Delivery | null>;
  /** Newest due first. */
  deliveries(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
  /** Due times up to `now`, since the last delivery that was posted, of those that failed or were missed: the latest hundred, ascending. */
  unposted(subscriptionId: string, now: Date): Promise<readonly Date[]>;
  /** Forgets settled deliveries that were due before; the newest one of each subscription stays. @returns how many there were */
  prune(before: Date): Promise<number>;
  /** Deliveries that are claimed and not settled, oldest first. */
  open(): Promise<readonly Delivery[]>;
  /**
   * The newest due time, up to `now`, of any delivery of the subscription; null before the first. Later ones were
   * claimed by a clock that was ahead.
   */
  lastDue(subscriptionId: string, now: Date): Promise<Date | null>;
  /** Keys of what a place has been told. */
  told(subscriptionId: string): Promise<ReadonlySet<string>>;
  /** Counts keys as told without a delivery, such as what was in the library before the subscription was made. */
  tell(subscriptionId: string, keys: readonly string[]): Promise<void>;
  /** A remembered choice, such as somebody's zone; null when there is none. */
  note(key: string): Promise<string | null>;
  keepNote(key: string, value: string): Promise<void>;
}
