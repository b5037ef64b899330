import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Courier } from '../core/courier.ts';
import type { Place, Subscription } from '../core/digest.ts';
import type { DigestDesk } from '../core/digest-desk.ts';
import type { DigestStore } from '../core/digest-store.ts';
import type { FollowDesk } from '../core/follow-desk.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import type { PageLinks } from '../core/page-links.ts';
import { passedOver } from './choose.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { applyDefaults, createDesk, type DefaultSubscription } from './desk/index.ts';
import { createDigestDriver } from './driver.ts';
import { createFollowDesk } from './follow/index.ts';
import { createDigestRunner } from './runner.ts';
import { knownKey, toldBy } from './told.ts';

/** Everything about digests, put together: the desk for those who subscribe, and what posts to the channels. */
export interface Digests {
  readonly desk: DigestDesk;
  readonly follows: FollowDesk;
  /**
   * Subscribes the configured channels, posts what was left behind, and from then on whatever comes due. To be called for
   * each platform once it is connected, however long another takes; for all of them when none is named.
   */
  start(platform?: Place['platform']): Promise<void>;
  /** Sets off nothing any more, and finishes what is being posted, within bounded time. */
  stop(): Promise<void>;
}

export interface DigestsParts {
  readonly store: DigestStore;
  readonly library: Library;
  /** One a platform. */
  readonly posters: readonly Courier[];
  readonly log: Log;
  /** Milliseconds after its due time in which a digest is still posted. */
  readonly catchUp: number;
  readonly defaults: readonly DefaultSubscription[];
  readonly clock?: Clock;
  /** Where the library's pages are; posts lead to none without it. */
  readonly pages?: PageLinks;
}

/** Milliseconds for which it is kept what became of a delivery: two years. */
const KEPT = 2 * 365 * 24 * 60 * 60_000;

export function openDigests({ defaults, clock = SYSTEM_CLOCK, ...parts }: DigestsParts): Digests {
  const { store, library, posters, log } = parts;
  const id = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const connected = new Set<Place['platform']>();
  let stopped = false;
  const isConnected = (platform: Place['platform']) => connected.has(platform);
  const runner = createDigestRunner({ ...parts, clock, id, connected: isConnected });
  const driver = createDigestDriver({ runner, store, log });
  const common = {
    ...{ store, now: () => clock.now(), begin: runner.begin, changed: driver.refresh },
    async passOver(subscription: Subscription) {
      const passed = await passedOver(library, subscription, toldBy(await store.told(subscription.id)));
      await store.tell(subscription.id, passed.map(knownKey));
    },
  };
  return {
    desk: createDesk({ ...common, posters, preview: runner.preview, postNow: runner.postNow }),
    follows: createFollowDesk({ ...common, couriers: posters }),
    async start(platform) {
      const first = connected.size === 0;
      const now = posters.map((each) => each.platform).filter((each) => platform === undefined || each === platform);
      for (const each of now) connected.add(each);
      if (first) await store.prune(new Date(clock.now().getTime() - KEPT));
      // A channel of a platform that is not configured is told of once.
      const nowhere = ({ place }: DefaultSubscription) =>
        first && !posters.some((each) => each.platform === place.platform);
      const mine = defaults.filter((each) => now.includes(each.place.platform) || nowhere(each));
      await applyDefaults(mine, { store, posters, log, begin: runner.begin, now: clock.now() });
      if (!stopped) await driver.start();
    },
    async stop() {
      stopped = true;
      await driver.stop();
    },
  };
}
