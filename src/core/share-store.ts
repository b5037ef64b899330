import type { Share } from './share-desk.ts';

/** A share as it is kept: before its messages are posted, so that none stands that nobody could take back. */
export interface ShareRecord extends Omit<Share, 'messageIds'> {
  /** The platform's id of each of its messages, in order; null for one that was to be posted and may stand. */
  readonly messageIds: readonly (string | null)[];
}

/** What was shared, at rest. */
export interface ShareStore {
  /** Keeps it, in the place of one with the same id. */
  save(share: ShareRecord): Promise<void>;
  share(id: string): Promise<ShareRecord | null>;
  /** Forgets it: it was taken back. */
  remove(id: string): Promise<void>;
  /** Newest first. */
  shares(scope: {
    platform: ShareRecord['place']['platform'];
    by?: string;
    channel?: string;
    limit: number;
  }): Promise<readonly ShareRecord[]>;
  /** Forgets what was shared before. @returns how many there were */
  prune(before: Date): Promise<number>;
}
