import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DigestDesk } from '../core/digest-desk.ts';
import type { DigestStore } from '../core/digest-store.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import type { Poster } from '../core/poster.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { applyDefaults, createDesk, type DefaultSubscription } from './desk/index.ts';
import { createDigestDriver } from './driver.ts';
import { createDigestRunner } from './runner.ts';

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
      preview: runner.preview,
      postNow: runner.postNow,
      changed: driver.refresh,
    }),
    async start() {
      await applyDefaults(defaults, store, runner.begin, now());
      await driver.start();
    },
    stop: driver.stop,
  };
}
