import type { Asker } from '../../../src/core/asker.ts';
import type { Subscription } from '../../../src/core/digest.ts';
import type { DigestDesk } from '../../../src/core/digest-desk.ts';
import type { DigestStore } from '../../../src/core/digest-store.ts';
import type { FollowDesk } from '../../../src/core/follow-desk.ts';
import { SILENT } from '../../../src/core/log.ts';
import { passedOver } from '../../../src/digest/choose.ts';
import { createDesk } from '../../../src/digest/desk/index.ts';
import { createFollowDesk } from '../../../src/digest/follow/index.ts';
import { createDigestRunner, type DigestRunner } from '../../../src/digest/runner.ts';
import { knownKey, toldBy } from '../../../src/digest/told.ts';
import type { Cleanup } from '../../support/library.ts';
import { FakePlatform } from '../fake-platform.ts';
import { HandClock } from '../hand-clock.ts';
import { HOUR } from '../support.ts';
import { type GrowingHouse, growingHouse } from '../talks.ts';

export const NOON = new Date('2026-03-02T12:00:00Z');
export const ANN: Asker = { platform: 'slack', id: 'U1', name: 'Ann', channel: 'C1' };
export const BEN: Asker = { platform: 'slack', id: 'U2', name: 'Ben', channel: 'C1' };

export interface FollowScene {
  readonly house: GrowingHouse;
  readonly store: DigestStore;
  readonly platform: FakePlatform;
  readonly clock: HandClock;
  readonly desk: FollowDesk;
  readonly digests: DigestDesk;
  readonly runner: DigestRunner;
  until<T>(work: Promise<T>): Promise<T>;
  /** Lets so many hours pass, one after the other, and everything that comes due in them happen. */
  pass(hours: number): Promise<void>;
  /** What stands in a channel, without what stands in threads. */
  said(channel?: string): readonly string[];
  following(asker?: Asker): Promise<readonly (readonly [string, ...(readonly string[])])[]>;
}

/** A library that grows, a platform in memory, both desks and a runner, by a clock that is moved by hand. */
export async function followScene(t: Cleanup): Promise<FollowScene> {
  const house = await growingHouse(t);
  const clock = new HandClock(NOON);
  const platform = new FakePlatform(clock);
  const couriers = [platform.poster('slack')];
  const store = house.stores.digest;
  const { library } = house;
  const runner = createDigestRunner({
    ...{ store, library, posters: couriers, log: SILENT, clock },
    ...{ id: 'test', catchUp: 6 * HOUR },
  });
  const common = {
    ...{ store, begin: runner.begin, changed: async () => undefined, now: () => clock.now() },
    async passOver(subscription: Subscription) {
      const passed = await passedOver(library, subscription, toldBy(await store.told(subscription.id)));
      await store.tell(subscription.id, passed.map(knownKey));
    },
  };
  const desk = createFollowDesk({ ...common, couriers });
  return {
    ...{ house, store, platform, clock, desk, runner },
    digests: createDesk({ ...common, posters: couriers, preview: runner.preview, postNow: runner.postNow }),
    until: (work) => clock.until(work),
    async pass(hours) {
      for (let hour = 0; hour < hours; hour += 1) {
        clock.pass(HOUR);
        await clock.until(runner.tick());
        await clock.until(runner.idle());
      }
    },
    said: (channel = 'C1') => platform.parents(channel).map(({ text }) => text),
    following: async (asker = ANN) =>
      (await desk.follows(asker)).map(({ whereto, subscription }) => [whereto, ...subscription.players] as const),
  };
}
