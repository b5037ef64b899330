import type { Invocation } from './invocation.ts';
import type { Picture } from './picture.ts';
import type { Reply } from './reply.ts';

/** How a chat platform would show replies, without being connected to it. */
export interface ChatPreview {
  /**
   * The messages that the platform's adapter would send, as JSON.
   * @param addressOf where the picture can be seen
   */
  messages(reply: Reply, addressOf: (picture: Picture) => string): Promise<readonly unknown[]>;
  /** What a control of such a message runs by what it carries; null when nothing, or nothing any more. */
  read(carried: string): Promise<Invocation | null>;
}
