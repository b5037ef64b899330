import type { Courier } from '../core/courier.ts';
import { type PlatformMessage, PostError, type PostKey } from '../core/poster.ts';
import type { ShareRecord, ShareStore } from '../core/share-store.ts';
import { persist, type Wait } from './attempts.ts';

/** How far before it was shared a message is looked for: the platform's clock may well differ. Milliseconds. */
const CLOCK_SKEW = 60 * 60_000;
/** Milliseconds between two messages in one channel: both platforms take about one a second. */
const GAP = 1_000;
/**
 * Milliseconds in which a message whose answer did not come may still be made: it is looked for after the first, and once
 * more after the second, before it is made anew. As with digests.
 */
const LANDING = [15_000, 5_000] as const;

/** What posting a share takes. */
export interface Posting {
  readonly courier: Courier;
  readonly store: ShareStore;
  readonly wait: Wait;
}

/** What one message of a share is recognised by on its platform. Of all of them the first alone may show a preview. */
function keyOf({ id }: ShareRecord, index: number): PostKey {
  const key = { key: `${id}.${index}`, thread: null };
  return index === 0 ? { ...key, preview: true } : key;
}

/**
 * Posts the messages of a share in order, each once. Before each one the record says that it is to be posted, so that
 * whatever stands can be found again.
 * @throws PostError when one of them cannot be posted; those before it stand
 */
export async function postAll(
  { courier, store, wait }: Posting,
  share: ShareRecord,
  messages: readonly PlatformMessage[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, message] of messages.entries()) {
    await store.save({ ...share, messageIds: [...ids, null] });
    if (index > 0) await wait(GAP);
    ids.push(await postOne({ courier, wait }, share, index, message));
  }
  await store.save({ ...share, messageIds: ids });
  return ids;
}

function postOne(
  { courier, wait }: Pick<Posting, 'courier' | 'wait'>,
  share: ShareRecord,
  index: number,
  message: PlatformMessage,
): Promise<string> {
  let unsure = false;
  return persist(wait, async () => {
    const found = unsure ? await lookTwice({ courier, wait }, share, index, message) : null;
    if (found !== null) return found;
    unsure = false;
    try {
      return await courier.post(share.place.channel, message, keyOf(share, index));
    } catch (error) {
      unsure = error instanceof PostError && error.kind === 'unknown';
      throw error;
    }
  });
}

async function lookTwice(
  { courier, wait }: Pick<Posting, 'courier' | 'wait'>,
  share: ShareRecord,
  index: number,
  message: PlatformMessage,
): Promise<string | null> {
  for (const pause of LANDING) {
    await wait(pause);
    const found = await find(courier, share, index, message);
    if (found !== null) return found;
  }
  return null;
}

function find(courier: Courier, share: ShareRecord, index: number, message?: PlatformMessage): Promise<string | null> {
  const since = new Date(share.at.getTime() - CLOCK_SKEW);
  return courier.find(share.place.channel, keyOf(share, index), since, message);
}

/** Removes what stands of a share that could not be posted whole. @throws PostError like {@link removeAll} */
export async function rollBack(posting: Posting, share: ShareRecord, cause: PostError): Promise<void> {
  // What was under way when the connection was lost may still be made.
  if (cause.kind === 'unknown') await posting.wait(LANDING[0]);
  await removeAll(posting, (await posting.store.share(share.id)) ?? share);
}

/**
 * Removes every message of a share, the last one first; those whose id is not known are looked for. Then forgets it.
 * @throws PostError when one of them cannot be removed; the share is kept, so that it can be tried again
 */
export async function removeAll({ courier, store, wait }: Posting, share: ShareRecord): Promise<void> {
  for (const [index, known] of [...share.messageIds.entries()].reverse()) {
    const id = known ?? (await persist(wait, () => find(courier, share, index)));
    if (id !== null) await persist(wait, () => courier.remove(share.place.channel, id));
  }
  await store.remove(share.id);
}
