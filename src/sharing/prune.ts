import type { ShareStore } from '../core/share-store.ts';

/** Milliseconds for which a share can be taken back: nobody looks for an older one. */
const KEPT = 90 * 24 * 60 * 60_000;

/** Forgets who shared what longer ago than 90 days. The messages stay. @returns how many there were */
export function pruneShares(store: ShareStore, now: Date): Promise<number> {
  return store.prune(new Date(now.getTime() - KEPT));
}
