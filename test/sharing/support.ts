import type { Asker } from '../../src/core/asker.ts';
import type { Courier } from '../../src/core/courier.ts';
import { SILENT } from '../../src/core/log.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { ShareDesk } from '../../src/core/share-desk.ts';
import type { ShareStore } from '../../src/core/share-store.ts';
import { createShareDesk } from '../../src/sharing/index.ts';
import { openStores } from '../../src/store/index.ts';
import { FakePlatform } from '../digest/fake-platform.ts';
import { HandClock } from '../digest/hand-clock.ts';
import type { Cleanup } from '../support/library.ts';

export const NOON = new Date('2026-03-02T12:00:00Z');
export const ANN: Asker = { platform: 'slack', id: 'U1', name: 'Ann', channel: 'C0' };
export const BEN: Asker = { platform: 'slack', id: 'U2', name: 'Ben', channel: 'C0' };

/** An answer that the fake platform takes in as many messages as it has lines. */
export const lines = (...texts: readonly string[]): Reply => ({
  audience: 'channel',
  summary: texts.join('\n'),
  blocks: [],
});

export interface SharingScene {
  readonly store: ShareStore;
  readonly platform: FakePlatform;
  readonly courier: Courier;
  readonly clock: HandClock;
  readonly desk: ShareDesk;
  /** What stands in a channel, in order. */
  standing(channel?: string): readonly string[];
  /** What the work comes to; the clock moves on for as long as it takes. */
  until<T>(work: Promise<T>): Promise<T>;
}

/** A store in memory, a platform in memory that takes one line a message, and a clock moved by hand. */
export function sharingScene(t: Cleanup): SharingScene {
  const stores = openStores(null);
  t.after(() => stores.close());
  const clock = new HandClock(NOON);
  const platform = new FakePlatform(clock);
  const courier: Courier = {
    ...platform.poster('slack'),
    messages: async ({ summary }: Reply) => summary.split('\n').map((text) => ({ text })),
  };
  const desk = createShareDesk({
    ...{ store: stores.shares, couriers: [courier], log: SILENT },
    now: () => clock.now(),
    wait: (ms) => clock.wait(ms),
  });
  return {
    ...{ store: stores.shares, platform, courier, clock, desk },
    standing: (channel = 'C1') => platform.parents(channel).map(({ text }) => text),
    until: (work) => clock.until(work),
  };
}
