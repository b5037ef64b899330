import type { Asker } from './asker.ts';
import type { Subscription } from './digest.ts';

/** Where what is followed is posted: the channel that it was asked in, or a direct message to the asker. */
export type Whereto = 'here' | 'me';

/** The players that a channel or a person follows. */
export interface Follows {
  readonly whereto: Whereto;
  readonly subscription: Subscription;
}

/**
 * Where people follow players: a new video that speaks of a followed player's game is posted within the hour, with a
 * digest's guarantees.
 */
export interface FollowDesk {
  /**
   * Follows a player, by its id, beside those that are followed there already.
   * @throws AskerError when the asker may not decide what is posted there, or the bot cannot post there
   */
  follow(asker: Asker, player: string, whereto: Whereto): Promise<Follows>;
  /** Follows a player no longer. False when it was not followed there. @throws AskerError as {@link follow} */
  unfollow(asker: Asker, player: string, whereto: Whereto): Promise<boolean>;
  /** What the asker follows, and what the channel that it is asked in follows. */
  follows(asker: Asker): Promise<readonly Follows[]>;
}
