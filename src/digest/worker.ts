import type { Delivery, Subscription } from '../core/digest.ts';
import type { DigestStore } from '../core/digest-store.ts';
import type { Log } from '../core/log.ts';
import { PostError, type Poster } from '../core/poster.ts';
import type { Clock } from './clock.ts';
import { type Composer, Unmakeable } from './composer.ts';
import { deliver, failed, isInterruption, type Outcome } from './deliver.ts';
import { createHold, type Hold, Stopped } from './hold.ts';
import { deliveryId } from './identity.ts';
import { BadVideos } from './isolate.ts';
import { createGate, createPacer } from './pace.ts';
import type { Landing } from './post-part.ts';
import { createComplaints, pauseRefused } from './refusal.ts';
import { videoKey } from './told.ts';

/** Milliseconds between two posts in one channel. */
const GAP = 1_000;
/** Calls to platforms at a time: far more than a platform answers at once, so that slow ones do not delay the others. */
const MOST_CALLS = 1_000;

/** What a worker is made of; see the runner's parts. */
export interface WorkerParts {
  readonly store: DigestStore;
  readonly log: Log;
  readonly clock: Clock;
  readonly id: string;
  readonly catchUp: number;
  readonly lease: number;
  readonly landing: Landing;
  readonly composer: Composer;
  readonly stopping: AbortSignal;
}

/** Sees claimed deliveries through, all at the same time. Nothing here rejects but for the store's errors. */
export interface Worker {
  /** Claims a due time and sets about it; null when it is claimed already. */
  claim(subscription: Subscription, poster: Poster, dueAt: Date): Promise<Delivery | null>;
  /** Sets about a delivery that this process has claimed. `tooLate` is how it ends unless it was posted before. */
  start(delivery: Delivery, subscription: Subscription, poster: Poster, tooLate: Outcome | null): void;
  /** Resolves when the delivery is not under way here; null when it is not. */
  underWay(deliveryId: string): Promise<void> | null;
  /** Resolves when nothing of the subscription is under way here. */
  settled(subscriptionId: string): Promise<void>;
  /** Resolves when nothing is under way here. */
  idle(): Promise<void>;
}

export function createWorker(parts: WorkerParts): Worker {
  const { store, log, clock, id: by, catchUp, lease, landing, composer, stopping } = parts;
  const turn = createPacer(clock, GAP, stopping);
  const house = {
    store,
    clock,
    log,
    catchUp,
    landing,
    complaints: createComplaints(log),
    making: createGate(1),
    calling: createGate(MOST_CALLS),
  };
  const underWay = new Map<string, { readonly subscriptionId: string; readonly work: Promise<void> }>();

  async function run(
    delivery: Delivery,
    subscription: Subscription,
    poster: Poster,
    hold: Hold,
    tooLate: Outcome | null,
  ): Promise<void> {
    const { platform, channel } = subscription.place;
    const job = {
      ...{ delivery, subscription, poster, hold, tooLate },
      turn: () => turn(`${platform}:${channel}`),
      make: () => composer.compose(subscription),
    };
    let outcome: Outcome;
    try {
      outcome = await deliver(job, house);
    } catch (error) {
      if (!(error instanceof PostError || error instanceof Unmakeable)) throw error;
      const { message: reason } = error;
      if (error instanceof PostError && error.scope === 'channel') {
        await pauseRefused({ store, log }, subscription, poster, { delivery: delivery.id, reason });
      } else if (error instanceof PostError) {
        log.error({ err: error, delivery: delivery.id }, 'the platform did not take a digest');
      } else {
        // So that it does not fail the next one as well.
        if (error.cause instanceof BadVideos) await store.tell(subscription.id, error.cause.videoIds.map(videoKey));
        log.error({ err: error.cause, delivery: delivery.id }, 'a digest could not be made');
      }
      outcome = failed(reason);
    }
    const now = clock.now();
    await store.settle(delivery.id, outcome, now);
    const late = now.getTime() - delivery.dueAt.getTime();
    log.info({ delivery: delivery.id, platform, channel, ...outcome, late }, 'a delivery was settled');
  }

  function start(delivery: Delivery, subscription: Subscription, poster: Poster, tooLate: Outcome | null): void {
    const hold = createHold({ store, clock, by, lease }, delivery.id, stopping);
    const work = run(delivery, subscription, poster, hold, tooLate)
      .catch(async (error: unknown) => {
        if (error instanceof Stopped) return hold.release();
        if (isInterruption(error)) return;
        log.error({ err: error, delivery: delivery.id }, 'a delivery was left to be taken over');
      })
      .catch((error: unknown) => log.error({ err: error, delivery: delivery.id }, 'a claim could not be given up'))
      .finally(() => underWay.delete(delivery.id));
    underWay.set(delivery.id, { subscriptionId: subscription.id, work });
  }

  return {
    start,
    async claim(subscription, poster, dueAt) {
      const id = deliveryId(subscription.id, dueAt);
      const claimed = { id, subscriptionId: subscription.id, dueAt, claimedAt: clock.now(), claimedBy: by };
      if (!(await store.claim(claimed))) return null;
      const delivery: Delivery = { ...claimed, state: 'claimed', settledAt: null, messageId: null, reason: null };
      start(delivery, subscription, poster, null);
      return delivery;
    },
    underWay: (id) => underWay.get(id)?.work ?? null,
    async settled(subscriptionId) {
      const all = Array.from(underWay.values()).filter((each) => each.subscriptionId === subscriptionId);
      await Promise.all(all.map(({ work }) => work));
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(Array.from(underWay.values(), ({ work }) => work));
    },
  };
}
