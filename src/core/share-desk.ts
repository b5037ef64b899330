import type { Asker } from './asker.ts';
import type { Place } from './digest.ts';
import type { Reply } from './reply.ts';

/** Something that somebody posted to a channel through the bot. */
export interface Share {
  /** Short, unique, and no secret: only the sharer can do something with it. */
  readonly id: string;
  readonly place: Place;
  /** The platform's id of who shared it, and the name at the time. */
  readonly sharer: string;
  readonly sharerName: string;
  /** What it says, in a line. */
  readonly about: string;
  readonly at: Date;
  /** The platform's ids of its messages, in order. */
  readonly messageIds: readonly string[];
}

/** Where people share answers, and take them back. */
export interface ShareDesk {
  /**
   * Posts a reply to a channel of the asker's platform, as it is.
   * @throws AskerError when the asker or the bot may not post there, saying what to do
   */
  share(asker: Asker, channel: string, reply: Reply): Promise<Share>;
  /** Whether the bot itself can post there; without it a reply can still be posted where it was asked for. */
  reaches(asker: Asker, channel: string): Promise<boolean>;
  /** Why somebody cannot share to a channel; null when nothing is known to stand in the way. */
  problem(asker: Asker, channel: string): Promise<string | null>;
  /** Removes what was shared. @throws AskerError when it is somebody else's, gone, or the platform refuses */
  takeBack(asker: Asker, id: string): Promise<Share>;
  /** What was shared and not taken back, newest first: by one person, in one channel, or both. */
  shares(asker: Asker, scope: { by?: string; channel?: string; limit: number }): Promise<readonly Share[]>;
}
