import type { Delivery, DigestPost, Subscription } from '../../src/core/digest.ts';
import type { DigestStore } from '../../src/core/digest-store.ts';
import type { Library } from '../../src/core/library.ts';
import { SILENT } from '../../src/core/log.ts';
import type { Reply } from '../../src/core/reply.ts';
import { createDigestRunner, type DigestRunner, type RunnerParts } from '../../src/digest/runner.ts';
import { openStores } from '../../src/store/index.ts';
import { type Cleanup, libraryFolder, openHouse } from '../support/library.ts';
import { type Call, FakePlatform, type Fate } from './fake-platform.ts';
import { HandClock } from './hand-clock.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const CATCH_UP = 6 * HOUR;
export const LEASE = 60_000;

/** Monday 2 March 2026, 09:00 in London: when {@link subscriptionOf} is due. */
export const NINE = new Date('2026-03-02T09:00:00Z');
export const at = (ms: number): Date => new Date(NINE.getTime() + ms);

export function subscriptionOf(id: string, more: Partial<Subscription> = {}): Subscription {
  return {
    id,
    kind: 'digest',
    place: { platform: 'slack', channel: `C-${id}` },
    schedule: { kind: 'weekly', hour: 9, minute: 0, days: [1, 2, 3, 4, 5, 6, 7] },
    zone: 'Europe/London',
    players: [],
    topic: null,
    whenNothingNew: 'skip',
    creator: 'U1',
    since: at(-HOUR),
    paused: null,
    ...more,
  };
}

export const replyOf = (summary: string): Reply => ({ audience: 'channel', summary, blocks: [] });

/** A post with a thread of two, which says what was told before: never nothing new. */
export async function simplePost({ told }: { told: ReadonlySet<string> }): Promise<DigestPost> {
  const number = [...told].filter((key) => key.startsWith('post')).length + 1;
  return {
    parent: replyOf(`post ${number}`),
    thread: [replyOf(`thread ${number}.1`), replyOf(`thread ${number}.2`)],
    told: [`post${number}`],
  };
}

export interface Scene {
  readonly store: DigestStore;
  readonly clock: HandClock;
  readonly platform: FakePlatform;
  readonly library: Library;
  /** A process over the scene's store. */
  runner(more?: Partial<RunnerParts>): DigestRunner;
  /** Ticks once, and lets everything that came of it happen. */
  run(runner?: DigestRunner): Promise<void>;
}

/** A store in memory, a platform in memory, a clock moved by hand, and runners that tell {@link simplePost}. */
export async function sceneOf(t: Cleanup, subscriptions: readonly Subscription[], start = at(5_000)): Promise<Scene> {
  const stores = openStores(null);
  t.after(() => stores.close());
  for (const subscription of subscriptions) await stores.digest.save(subscription);
  const { library } = await openHouse(t, libraryFolder(t, {}));
  const clock = new HandClock(start);
  const platform = new FakePlatform(clock);
  let processes = 0;
  const runner: Scene['runner'] = (more = {}) => {
    processes += 1;
    return createDigestRunner({
      store: stores.digest,
      library,
      posters: [platform.poster()],
      log: SILENT,
      clock,
      id: `process ${processes}`,
      catchUp: CATCH_UP,
      lease: LEASE,
      makePost: simplePost,
      ...more,
    });
  };
  const first = runner();
  return {
    store: stores.digest,
    clock,
    platform,
    library,
    runner,
    async run(one = first) {
      await clock.until(one.tick());
      await clock.until(one.idle());
    },
  };
}

/** What messages say, in order. */
export const texts = (messages: readonly { readonly text: string }[]) => messages.map(({ text }) => text);
/** How deliveries stand, in order. */
export const states = (deliveries: readonly Delivery[]) => deliveries.map(({ state }) => state);
/** The given fates for the next calls of each kind, then all is well. */
export const fates = (lists: Partial<Record<Call, readonly Fate[]>>) => {
  const left = new Map(Object.entries(lists).map(([call, list]) => [call, [...list]]));
  return (call: Call): Fate => left.get(call)?.shift() ?? 'ok';
};
