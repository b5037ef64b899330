import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Delivery, DigestPost, Subscription } from '../core/digest.ts';
import type { DigestStore } from '../core/digest-store.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import type { PageLinks } from '../core/page-links.ts';
import type { Poster } from '../core/poster.ts';
import type { Clock } from './clock.ts';
import { createComposer } from './composer.ts';
import type { digestPost } from './content.ts';
import { failed, type Outcome, UNSUBSCRIBED } from './deliver.ts';
import { LANDING, type Landing } from './post-part.ts';
import { settle } from './schedule/index.ts';
import { createWorker } from './worker.ts';

/** Milliseconds that somebody who asks for a post now is kept waiting for how it ended. */
const PATIENCE = 20_000;
/** Milliseconds that the clocks of two processes may well differ. */
const CLOCKS_APART = 60_000;
/** Subscriptions looked at before whatever else the process has to do is done. */
const AT_ONCE = 50;

const NOT_RECKONED = 'what is due could not be reckoned';

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
  /** How long a message whose answer did not come may still be made; {@link LANDING} when left out. */
  readonly landing?: Landing;
  readonly makePost?: typeof digestPost;
  /** Where the library's pages are; posts lead to none without it. */
  readonly pages?: PageLinks;
  /** Whether a platform is connected: nothing is posted to it before. Always, when left out. */
  readonly connected?: (platform: Poster['platform']) => boolean;
}

/** Posts what is due, once. Several may run over one store, in one process or in many. */
export interface DigestRunner {
  /**
   * Claims everything that is due, and all that a dead process left behind, and sets about posting it. Resolves when
   * all of it is under way; never rejects.
   */
  tick(): Promise<void>;
  /**
   * Claims what is due of one subscription, and sets about posting it. False when nothing is, or when another runner has
   * claimed it. Never rejects.
   */
  claimDue(subscriptionId: string): Promise<boolean>;
  /** Resolves when nothing of the subscription is under way here. */
  settled(subscriptionId: string): Promise<void>;
  /**
   * Takes the library as it is for what the subscription's channel knows: what comes later is new to it. To be called
   * once a new subscription is saved; where it was not, the first tick does it.
   */
  begin(subscription: Subscription): Promise<void>;
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
  const { store, log, clock, id: by, catchUp, lease = 60_000, landing = LANDING, connected = () => true } = parts;
  const posters = new Map(parts.posters.map((poster) => [poster.platform, poster]));
  const stopping = new AbortController();
  const begun = new Map<string, Date>();
  const composer = createComposer(parts);
  const worker = createWorker({ ...parts, lease, landing, composer, stopping: stopping.signal });

  async function claimWhatIsDue(subscription: Subscription): Promise<Delivery | null> {
    const poster = posters.get(subscription.place.platform);
    if (!poster || !connected(poster.platform) || stopping.signal.aborted) return null;
    await composer.ensureBegun(subscription);
    const now = clock.now();
    const last = await store.lastDue(subscription.id, now);
    const { due, missed } = settle(begunBy(now, subscription), last, now, catchUp);
    // A follow comes within the hour or with the next: nobody waits for one at a time of the day.
    if (missed.length > 0 && subscription.kind === 'digest') await store.miss(subscription.id, missed, now);
    return due && worker.claim(subscription, poster, due);
  }

  /**
   * The subscription as begun when it was first seen here, where a clock that was ahead has it begin only later. It is
   * not saved so: it may be this clock that is wrong.
   */
  function begunBy(now: Date, subscription: Subscription): Subscription {
    const { id, since } = subscription;
    if (since.getTime() <= now.getTime() + CLOCKS_APART) {
      begun.delete(id);
      return subscription;
    }
    const first = begun.get(id) ?? now;
    begun.set(id, first);
    return { ...subscription, since: first };
  }

  /** Takes over what a dead process left behind. */
  async function takeOver(): Promise<void> {
    for (const delivery of await store.open()) {
      if (worker.underWay(delivery.id) || stopping.signal.aborted) continue;
      const subscription = await store.subscription(delivery.subscriptionId);
      const poster = subscription && posters.get(subscription.place.platform);
      if (subscription && !(poster && connected(poster.platform))) continue;
      const now = clock.now();
      if (!(await store.takeOver(delivery.id, by, now, new Date(now.getTime() - lease)))) continue;
      log.info({ delivery: delivery.id, from: delivery.claimedBy }, 'a delivery that was left behind is taken over');
      if (subscription && poster) worker.start(delivery, subscription, poster, tooLateFor(delivery, subscription, now));
      else await store.settle(delivery.id, failed(UNSUBSCRIBED), now);
    }
  }

  function tooLateFor({ dueAt }: Delivery, { paused }: Subscription, now: Date): Outcome | null {
    if (paused !== null) return failed(paused);
    if (dueAt.getTime() > now.getTime() + CLOCKS_APART) return failed('It was begun by a clock that was ahead.');
    return now.getTime() - dueAt.getTime() > catchUp ? { state: 'missed', reason: null, messageId: null } : null;
  }

  return {
    async tick() {
      if (stopping.signal.aborted) return;
      try {
        await takeOver();
        for (const [index, subscription] of (await store.subscriptions()).entries()) {
          if (index % AT_ONCE === AT_ONCE - 1) await nextTurn();
          await claimWhatIsDue(subscription).catch((error: unknown) => {
            log.error({ err: error, subscription: subscription.id }, NOT_RECKONED);
          });
        }
      } catch (error) {
        log.error({ err: error }, 'the digests could not be looked through');
      }
    },
    async claimDue(subscriptionId) {
      try {
        const subscription = await store.subscription(subscriptionId);
        return subscription !== null && (await claimWhatIsDue(subscription)) !== null;
      } catch (error) {
        log.error({ err: error, subscription: subscriptionId }, NOT_RECKONED);
        return false;
      }
    },
    settled: worker.settled,
    async begin(subscription) {
      // Where the place had one before, that one's id was kept.
      await composer.begin((await store.at(subscription.place, subscription.kind)) ?? subscription);
    },
    preview: composer.compose,
    async postNow(subscription) {
      // What is due already is what is posted; and while something is, that.
      const poster = posters.get(subscription.place.platform);
      if (!poster) throw new Error(`${subscription.place.platform} is not connected`);
      const claimed = (await claimWhatIsDue(subscription)) ?? (await worker.claim(subscription, poster, clock.now()));
      const open = (await store.open()).find((delivery) => delivery.subscriptionId === subscription.id);
      const current = claimed ?? open ?? (await store.deliveries(subscription.id, 1))[0];
      if (!current) throw new Error('a due time was claimed, and is not there');
      const waited = new AbortController();
      const enough = AbortSignal.any([waited.signal, stopping.signal]);
      await Promise.race([worker.underWay(current.id), clock.wait(PATIENCE, enough)]);
      waited.abort();
      return (await store.delivery(current.id)) ?? current;
    },
    idle: worker.idle,
    async stop(patience = 3_000) {
      stopping.abort();
      const waited = new AbortController();
      await Promise.race([worker.idle(), clock.wait(patience, waited.signal)]);
      waited.abort();
    },
  };
}
