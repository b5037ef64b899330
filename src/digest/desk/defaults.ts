import type { Place, Schedule, Subscription } from '../../core/digest.ts';
import type { DigestStore } from '../../core/digest-store.ts';
import { AskerError, OperatorError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { PostError, type Poster } from '../../core/poster.ts';
import { newSubscriptionId, USUAL } from './subscriptions.ts';
import { scheduleFrom, splitZone } from './wishes.ts';

/** A channel that the configuration subscribes, as it was understood. */
export interface DefaultSubscription {
  readonly place: Place;
  readonly schedule: Schedule;
  readonly zone: string;
}

/** A channel and what one would type after `/digest subscribe` in it. */
export interface ChannelWish {
  readonly platform: Place['platform'];
  readonly channel: string;
  readonly wish: string;
}

/**
 * The channels that the configuration subscribes.
 * @throws OperatorError naming the channel, what was not understood, and what would be right
 */
export function readDefaults(wishes: readonly ChannelWish[]): readonly DefaultSubscription[] {
  return wishes.map(({ platform, channel, wish }) => {
    const where = `DIGEST_CHANNELS, ${platform}:${channel}`;
    const { time, zone } = splitZone(wish);
    if (zone === null) {
      throw new OperatorError(
        `${where}: no time zone is understood in “${wish}”. For example: 09:00 Europe/London weekdays`,
      );
    }
    try {
      return { place: { platform, channel }, schedule: time === '' ? USUAL : scheduleFrom({ time }, null), zone };
    } catch (error) {
      if (!(error instanceof AskerError)) throw error;
      throw new OperatorError(`${where}: ${error.message} For example: 09:00 Europe/London weekdays`);
    }
  });
}

/** What subscribing needs of the house. */
export interface DefaultsParts {
  readonly store: DigestStore;
  readonly posters: readonly Poster[];
  readonly log: Log;
  /** Takes the library as it is for what a new subscription's channel knows. */
  readonly begin: (subscription: Subscription) => Promise<void>;
  readonly now: Date;
}

/**
 * Subscribes channels that the configuration names and that were never subscribed by it before: who unsubscribes one
 * does not get it back at the next start. Where the bot cannot post, that is logged, and tried again at the next start.
 */
export async function applyDefaults(
  defaults: readonly DefaultSubscription[],
  { store, posters, log, begin, now }: DefaultsParts,
): Promise<void> {
  for (const { place, schedule, zone } of defaults) {
    const note = `default:${place.platform}:${place.channel}`;
    if ((await store.note(note)) !== null) continue;
    if ((await store.at(place)) === null) {
      const refused = await refusalAt(place, posters);
      if (refused !== null) {
        log.warn({ ...place, reason: refused }, 'a channel of DIGEST_CHANNELS cannot be subscribed yet');
        continue;
      }
      const rest = { players: [], topic: null, whenNothingNew: 'skip', creator: null, paused: null } as const;
      const subscription: Subscription = {
        id: newSubscriptionId(),
        kind: 'digest',
        place,
        schedule,
        zone,
        since: now,
        ...rest,
      };
      await store.save(subscription);
      await begin(subscription);
    }
    await store.keepNote(note, now.toISOString());
  }
}

/** Why the bot cannot post to a place, after joining it where it may; null when it can. */
async function refusalAt({ platform, channel }: Place, posters: readonly Poster[]): Promise<string | null> {
  const poster = posters.find((each) => each.platform === platform);
  if (!poster) return `${platform} is not connected`;
  try {
    const access = await poster.access({ platform, channel, id: 'configuration', name: 'DIGEST_CHANNELS' }, channel);
    return access.ok ? null : access.reason;
  } catch (error) {
    if (error instanceof PostError) return error.message;
    throw error;
  }
}
