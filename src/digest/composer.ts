import type { DigestPost, Subscription } from '../core/digest.ts';
import type { DigestStore } from '../core/digest-store.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import type { Clock } from './clock.ts';
import { baseline, digestPost } from './content.ts';
import { HAS_BASELINE } from './told.ts';

/** A post cannot be made, and could not be by trying again. */
export class Unmakeable extends Error {
  override readonly name = 'Unmakeable';

  constructor(cause: unknown) {
    super('The post could not be put together; whoever runs the bot finds in its log why.', { cause });
  }
}

/** What the work comes to. @throws Unmakeable whatever it throws */
export async function makeable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Unmakeable(error);
  }
}

/** Puts together what a subscription's channel is told next. */
export interface Composer {
  /** Null when there is nothing to post. @throws Unmakeable; whatever the store throws */
  compose(subscription: Subscription): Promise<DigestPost | null>;
  /** Takes the library as it is for what the channel knows. */
  begin(subscriptionId: string): Promise<void>;
  /** The same, unless it was done before. */
  ensureBegun(subscriptionId: string): Promise<void>;
}

export function createComposer({
  store,
  library,
  clock,
  log,
  makePost = digestPost,
}: {
  readonly store: DigestStore;
  readonly library: Library;
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
  readonly makePost?: typeof digestPost;
}): Composer {
  const begun = new Set<string>();

  async function begin(subscriptionId: string): Promise<void> {
    await store.tell(subscriptionId, await baseline(library));
    begun.add(subscriptionId);
  }

  async function ensureBegun(subscriptionId: string): Promise<void> {
    if (begun.has(subscriptionId)) return;
    if (!(await store.told(subscriptionId)).has(HAS_BASELINE)) await begin(subscriptionId);
    begun.add(subscriptionId);
  }

  return {
    begin,
    ensureBegun,
    async compose(subscription) {
      await ensureBegun(subscription.id);
      const missed = await store.unposted(subscription.id, clock.now());
      const told = await store.told(subscription.id);
      return makeable(makePost({ library, subscription, told, missed, log }));
    },
  };
}
