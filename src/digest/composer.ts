import type { DigestPost, Subscription } from '../core/digest.ts';
import type { DigestStore } from '../core/digest-store.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import type { PageLinks } from '../core/page-links.ts';
import type { Clock } from './clock.ts';
import { baseline, digestPost } from './content.ts';
import { oldNews } from './follow/index.ts';
import { HAS_BASELINE, knownKey, toldBeside, toldBy } from './told.ts';

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
  begin(subscription: Subscription): Promise<void>;
  /** The same, unless it was done before. */
  ensureBegun(subscription: Subscription): Promise<void>;
}

export function createComposer({
  store,
  library,
  clock,
  log,
  pages,
  makePost = digestPost,
}: {
  readonly store: DigestStore;
  readonly library: Library;
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
  readonly pages?: PageLinks;
  readonly makePost?: typeof digestPost;
}): Composer {
  const begun = new Set<string>();
  const common = { library, log, ...(pages ? { pages } : {}) };
  /** Who leaves and subscribes again begins anew, under the same id. */
  const lifeOf = ({ id, since }: Subscription) => `${id} ${since.getTime()}`;

  async function begin(subscription: Subscription): Promise<void> {
    await store.tell(subscription.id, await baseline(library));
    begun.add(lifeOf(subscription));
  }

  async function ensureBegun(subscription: Subscription): Promise<void> {
    if (begun.has(lifeOf(subscription))) return;
    if (!(await store.told(subscription.id)).has(HAS_BASELINE)) await begin(subscription);
    begun.add(lifeOf(subscription));
  }

  /** What the place's other subscription has told there. */
  async function toldBesideOf({ place, kind }: Subscription): Promise<readonly string[]> {
    const other = await store.at(place, kind === 'digest' ? 'follow' : 'digest');
    return other ? toldBeside(await store.told(other.id), kind) : [];
  }

  return {
    begin,
    ensureBegun,
    async compose(asked) {
      await ensureBegun(asked);
      const beside = await toldBesideOf(asked);
      if (asked.kind === 'digest') {
        const missed = await store.unposted(asked.id, clock.now());
        const told = new Set([...(await store.told(asked.id)), ...beside]);
        return makeable(makePost({ ...common, subscription: asked, told, missed }));
      }
      // Who is followed may have changed since the delivery was claimed.
      const subscription = (await store.subscription(asked.id)) ?? asked;
      const told = await store.told(subscription.id);
      const old = await makeable(oldNews(library, subscription, toldBy(told), toldBy(new Set(beside))));
      await store.tell(subscription.id, old.map(knownKey));
      const all = new Set([...told, ...beside, ...old.map(knownKey)]);
      return makeable(makePost({ ...common, subscription, told: all, missed: [] }));
    },
  };
}
