/** A platform that the commands are offered on. */
export interface Adapter {
  /** Such as `Slack (Socket Mode)`. */
  readonly name: string;
  /** Resolves once commands are answered. @throws OperatorError when the platform refuses what it was given */
  start(): Promise<void>;
  /** Finishes what is in flight and closes the connection. Never rejects. */
  stop(): Promise<void>;
}
