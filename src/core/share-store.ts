import type { Share } from './share-desk.ts';

/** What was shared, at rest. */
export interface ShareStore {
  save(share: Share): Promise<void>;
  share(id: string): Promise<Share | null>;
  /** Forgets it: it was taken back. */
  remove(id: string): Promise<void>;
  /** Newest first. */
  shares(scope: {
    platform: Share['place']['platform'];
    by?: string;
    channel?: string;
    limit: number;
  }): Promise<readonly Share[]>;
}
