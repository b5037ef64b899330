import type { Asker } from './asker.ts';
import type { Access, Poster } from './poster.ts';

/** Posts in the name of somebody, and takes it back. Rejects with PostError alone. */
export interface Courier extends Poster {
  /** Whether the asker may post there, as a person; so that nobody says through the bot what they could not say. */
  mayPost(asker: Asker, channel: string): Promise<Access>;
  /** Removes a message that the bot posted. Resolves when it is gone already. */
  remove(channel: string, messageId: string): Promise<void>;
  /** The channel in which the bot and somebody talk in private; the same every time. */
  directChannel(userId: string): Promise<string>;
}
