import type { Receiver } from '@slack/bolt';

/** One way of receiving what Slack sends: a socket or a port. */
export interface Connection {
  /** Such as `Slack (Socket Mode)`. */
  readonly name: string;
  readonly receiver: Receiver;
  /** Resolves once Slack can reach the bot. @throws OperatorError when that cannot be */
  open(): Promise<void>;
  /** Takes nothing new any more, and closes within the time given in milliseconds. Never rejects. */
  close(grace: number): Promise<void>;
}
