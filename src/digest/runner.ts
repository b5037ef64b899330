import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type Delivery,
  type DigestPost,
  type DigestStore,
  PostError,
  type Poster,
  type Subscription,
} from '../core/digest.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import type { Clock } from './clock.ts';
import { createComposer, Unmakeable } from './composer.ts';
import type { digestPost } from './content.ts';
import { deliver, isInterruption, type Outcome } from './deliver.ts';
import { createHold, type Hold, Stopped } from './hold.ts';
import { deliveryId } from './identity.ts';
import { createGate, createPacer } from './pace.ts';
import { pauseRefused } from './refusal.ts';
import { settle } from './schedule/index.ts';

/** Milliseconds between two posts in one channel. */
const GAP = 1_000;
/** Calls to platforms at a time: far more than a platform answers at once, so that slow ones do not delay the others. */
const MOST_CALLS = 1_000;
/** Milliseconds that somebody who asks for a post now is kept waiting for how it ended. */
const PATIENCE = 20_000;
/** Subscriptions looked at before whatever else the process has to do is done. */
const AT_ONCE = 50;

/** What a runner is made of. */
export interface RunnerParts {
  readonly store: DigestStore;
  readonly library: Library;
  /** One a platform; subscriptions of other platforms are left alone. */
  readonly posters: readonly Poster[];
  readonly log: Log;
  readonly clock: Clock;
  /** Names this process, and this start of it, among all that share the store. */
  readonly id: string;
  /** Milliseconds after its due time in which a digest is still posted. */
  readonly catchUp: number;
  /** Milliseconds after which a claim that was not renewed is taken over. A minute when left out. */
  readonly lease?: number;
  readonly makePost?: typeof digestPost;
}

/** Posts what is due, once. Several may run over one store, in one process or in many. */
export interface DigestRunner {
  /**
   * Claims everything that is due, and all that a dead process left behind, and sets about posting it. Resolves when
   * all of it is under way; never rejects.
   */
  tick(): Promise<void>;
  /** Claims what is due of one subscription. @returns whether it was this one that claimed it */
  claimDue(subscriptionId: string): Promise<boolean>;
  /** Takes the library as it is for what the subscription's channel knows: what comes later is new to it. */
  begin(subscriptionId: string): Promise<void>;
  /** What would be posted now; null when there is nothing to post. */
  preview(subscription: Subscription): Promise<DigestPost | null>;
  /** Posts now; of a delivery that takes longer than 20 s, how far it has come. @throws Error when its platform is not connected */
  postNow(subscription: Subscription): Promise<Delivery>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Finishes the calls that are under way, for so many milliseconds at most, and gives up the claims that are left. */
  stop(patience?: number): Promise<void>;
}

export function createDigestRunner(parts: RunnerParts): DigestRunner {
  const { store, log, clock, id: by, catchUp, lease = 60_000 } = parts;
  const posters = new Map(parts.posters.map((poster) => [poster.platform, poster]));
  const stopping = new AbortController();
  const turn = createPacer(clock, GAP, stopping.signal);
  const house = { store, clock, log, catchUp, making: createGate(1), calling: createGate(MOST_CALLS) };
  const underWay = new Map<string, Promise<void>>();
  const composer = createComposer(parts);

  /** Works on a claimed delivery until it is settled, or somebody else has to. Never rejects. */
  function start(delivery: Delivery, subscription: Subscription, poster: Poster, tooLate: Outcome | null = null): void {
    const hold = createHold({ store, clock, by, lease }, delivery.id, stopping.signal);
    const work = run(delivery, subscription, poster, hold, tooLate)
      .catch(async (error: unknown) => {
        if (error instanceof Stopped) return hold.release();
        if (!isInterruption(error))
          log.error({ err: error, delivery: delivery.id }, 'a delivery was left to be taken over');
      })
      .catch((error: unknown) => log.error({ err: error, delivery: delivery.id }, 'a claim could not be given up'))
      .finally(() => underWay.delete(delivery.id));
    underWay.set(delivery.id, work);
  }

  async function run(
    delivery: Delivery,
    subscription: Subscription,
    poster: Poster,
    hold: Hold,
    tooLate: Outcome | null,
  ) {
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
      outcome = failed(error.message);
      if (error instanceof Unmakeable)
        log.error({ err: error.cause, delivery: delivery.id }, 'a digest could not be made');
      else await pauseRefused({ store, log }, subscription, poster, { delivery: delivery.id, reason: error.message });
    }
    await store.settle(delivery.id, outcome, clock.now());
    const late = clock.now().getTime() - delivery.dueAt.getTime();
    log.info({ delivery: delivery.id, platform, channel, ...outcome, late }, 'a delivery was settled');
  }

  async function claim(subscription: Subscription, poster: Poster, dueAt: Date): Promise<Delivery | null> {
    const id = deliveryId(subscription.id, dueAt);
    const claimed = { id, subscriptionId: subscription.id, dueAt, claimedAt: clock.now(), claimedBy: by };
    if (!(await store.claim(claimed))) return null;
    const delivery: Delivery = { ...claimed, state: 'claimed', settledAt: null, messageId: null, reason: null };
    start(delivery, subscription, poster);
    return delivery;
  }

  async function claimWhatIsDue(subscription: Subscription): Promise<Delivery | null> {
    const poster = posters.get(subscription.place.platform);
    if (!poster || stopping.signal.aborted) return null;
    await composer.ensureBegun(subscription.id);
    const now = clock.now();
    const { due, missed } = settle(subscription, await store.lastDue(subscription.id), now, catchUp);
    if (missed.length > 0) await store.miss(subscription.id, missed, now);
    return due && claim(subscription, poster, due);
  }

  /** Takes over what a dead process left behind. */
  async function takeOver(): Promise<void> {
    for (const delivery of await store.open()) {
      if (underWay.has(delivery.id) || stopping.signal.aborted) continue;
      const subscription = await store.subscription(delivery.subscriptionId);
      const poster = subscription && posters.get(subscription.place.platform);
      if (subscription && !poster) continue;
      const now = clock.now();
      if (!(await store.takeOver(delivery.id, by, now, new Date(now.getTime() - lease)))) continue;
      log.info({ delivery: delivery.id, from: delivery.claimedBy }, 'a delivery that was left behind is taken over');
      if (subscription && poster) start(delivery, subscription, poster, tooLateFor(delivery, subscription, now));
      else await store.settle(delivery.id, failed('The channel has unsubscribed.'), now);
    }
  }

  function tooLateFor({ dueAt }: Delivery, { paused }: Subscription, now: Date): Outcome | null {
    if (paused !== null) return failed(paused);
    return now.getTime() - dueAt.getTime() > catchUp ? { state: 'missed', reason: null, messageId: null } : null;
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay.values());
  }

  return {
    async tick() {
      if (stopping.signal.aborted) return;
      try {
        await takeOver();
        for (const [index, subscription] of (await store.subscriptions()).entries()) {
          if (index % AT_ONCE === AT_ONCE - 1) await nextTurn();
          await claimWhatIsDue(subscription).catch((error: unknown) => {
            log.error({ err: error, subscription: subscription.id }, 'what is due could not be reckoned');
          });
        }
      } catch (error) {
        log.error({ err: error }, 'the digests could not be looked through');
      }
    },
    async claimDue(subscriptionId) {
      const subscription = await store.subscription(subscriptionId);
      return subscription !== null && (await claimWhatIsDue(subscription)) !== null;
    },
    begin: composer.begin,
    preview: composer.compose,
    async postNow(subscription) {
      // What is due already is what is posted; and while something is, that.
      const poster = posters.get(subscription.place.platform);
      if (!poster) throw new Error(`${subscription.place.platform} is not connected`);
      const claimed = (await claimWhatIsDue(subscription)) ?? (await claim(subscription, poster, clock.now()));
      const open = (await store.open()).find((delivery) => delivery.subscriptionId === subscription.id);
      const current = claimed ?? open ?? (await store.deliveries(subscription.id, 1))[0];
      if (!current) throw new Error('a due time was claimed, and is not there');
      const waited = new AbortController();
      await Promise.race([underWay.get(current.id), clock.wait(PATIENCE, waited.signal)]);
      waited.abort();
      return (await store.delivery(current.id)) ?? current;
    },
    idle,
    async stop(patience = 3_000) {
      stopping.abort();
      const waited = new AbortController();
      await Promise.race([idle(), clock.wait(patience, waited.signal)]);
      waited.abort();
    },
  };
}

function failed(reason: string): Outcome {
  return { state: 'failed', reason, messageId: null };
}
