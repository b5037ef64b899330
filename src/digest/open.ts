import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DigestDesk } from '../core/digest-desk.ts';
import type { DigestStore } from '../core/digest-store.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import type { Poster } from '../core/poster.ts';
import { passedOver } from './choose.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { applyDefaults, createDesk, type DefaultSubscription } from './desk/index.ts';
import { createDigestDriver } from './driver.ts';
import { createDigestRunner } from './runner.ts';
import { knownKey, toldBy } from './told.ts';

/** Everything about digests, put together: the desk for those who subscribe, and what posts to the channels. */
export interface Digests {
  readonly desk: DigestDesk;
  /** Subscribes the configured channels, posts what was left behind, and from then on whatever comes due. */
  start(): Promise<void>;
  /** Sets off nothing any more, and finishes what is being posted, within bounded time. */
  stop(): Promise<void>;
}

export interface DigestsParts {
  readonly store: DigestStore;
  readonly library: Library;
  readonly posters: readonly Poster[];
  readonly log: Log;
  /** Milliseconds after its due time in which a digest is still posted. */
  readonly catchUp: number;
  readonly defaults: readonly DefaultSubscription[];
  readonly clock?: Clock;
}

export function openDigests({ defaults, clock = SYSTEM_CLOCK, ...parts }: DigestsParts): Digests {
  const { store, posters, log } = parts;
  const id = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const runner = createDigestRunner({ ...parts, clock, id });
  const driver = createDigestDriver({ runner, store, log });
  const now = () => clock.now();
  return {
    desk: createDesk({
      ...{ store, posters, now },
      begin: runner.begin,
      async passOver(subscription) {
        const told = toldBy(await store.told(subscription.id));
        const passed = await passedOver(parts.library, subscription, told);
        await store.tell(subscription.id, passed.map(knownKey));
      },
      preview: runner.preview,
      postNow: runner.postNow,
      changed: driver.refresh,
    }),
    async start() {
      await applyDefaults(defaults, { store, posters, log, begin: runner.begin, now: now() });
      await driver.start();
    },
    stop: driver.stop,
  };
}
