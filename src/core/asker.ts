/** Who asks, as far as the platform tells. */
export interface Asker {
  readonly platform: 'slack' | 'discord' | 'terminal';
  /** The platform's id of the person. */
  readonly id: string;
  /** A name to show to others. */
  readonly name: string;
  /** The platform's id of the channel that it was asked in; left out where there is none, as at the prompt. */
  readonly channel?: string;
  /** The platform's id of the server that the channel is in, where the bot may be in several. */
  readonly space?: string;
  /** The language that the person reads the platform in, such as `de` or `pt-BR`; left out where it is not told. */
  readonly locale?: string;
  /** What is allowed in that channel; left out where the platform does not say so with the request. */
  readonly permissions?: {
    /** The asker may change what is posted there. */
    readonly manages: boolean;
    /** The bot has all that it needs to post there. */
    readonly mayPost: boolean;
  };
}
