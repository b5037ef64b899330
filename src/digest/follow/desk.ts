import { createHash } from 'node:crypto';
import type { Asker } from '../../core/asker.ts';
import type { Courier } from '../../core/courier.ts';
import type { Place, Schedule, Subscription } from '../../core/digest.ts';
import type { DigestStore } from '../../core/digest-store.ts';
import { AskerError } from '../../core/errors.ts';
import type { FollowDesk, Follows, Whereto } from '../../core/follow-desk.ts';
import { answered, spaceNote, zoneNote } from '../desk/asking.ts';
import { newSubscriptionId } from '../desk/subscriptions.ts';

/** Players that are followed in one place, at most: more than that is a digest. */
const MOST_PLAYERS = 25;

/** What a desk is made of; see the digest desk's parts. */
export interface FollowDeskParts {
  readonly store: DigestStore;
  readonly couriers: readonly Courier[];
  readonly begin: (subscription: Subscription) => Promise<void>;
  readonly passOver: (subscription: Subscription) => Promise<void>;
  readonly changed: () => Promise<void>;
  readonly now: () => Date;
}

/**
 * The desk at which people follow players. What a place follows is one subscription, which looks each hour; what was in
 * the library when a player was followed is not news about it.
 */
export function createFollowDesk({ store, couriers, begin, passOver, changed, now }: FollowDeskParts): FollowDesk {
  // Of two who follow something in one channel at the same moment, neither loses it.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  function courierOf({ platform }: Asker): Courier {
    const courier = couriers.find((each) => each.platform === platform);
    if (!courier) throw new AskerError('Nothing can be posted here.');
    return courier;
  }

  async function placeOfOne(asker: Asker): Promise<Place> {
    const channel = await answered(courierOf(asker).directChannel(asker.id));
    await store.keepNote(directNote(asker), channel);
    return { platform: asker.platform, channel };
  }

  /** Where it is posted, once it is known that the asker may decide that. */
  async function decided(
    asker: Asker,
    player: string,
    whereto: Whereto,
  ): Promise<Omit<Follows, 'subscription'> & { place: Place }> {
    if (whereto === 'me') return { whereto, place: await placeOfOne(asker) };
    const { channel, platform, space } = asker;
    if (channel === undefined) throw new AskerError('Ask in the channel that it is for, or follow for yourself.');
    // In a direct message there is nobody else to decide. Where that cannot be found out, it is taken for a channel.
    const own = space === undefined ? await placeOfOne(asker).catch(unlessAsker) : null;
    if (own?.channel === channel) return { whereto: 'me', place: own };
    if ((await answered(courierOf(asker).standing(asker))).manages) return { whereto, place: { platform, channel } };
    const args = { player, where: 'me' };
    throw new AskerError(`What is posted here is decided by ${WHO[platform]}. You can follow for yourself.`, {
      waysOut: [{ label: 'Follow for myself', invocation: { command: 'follow', args } }],
    });
  }

  async function assertAccess(asker: Asker, { channel }: Place): Promise<void> {
    const access = await answered(courierOf(asker).access(asker, channel));
    if (!access.ok) throw new AskerError(access.reason);
  }

  async function zoneOf(asker: Asker): Promise<string> {
    const { zone } = await answered(courierOf(asker).standing(asker));
    return zone ?? (await store.note(zoneNote(asker))) ?? 'UTC';
  }

  async function followsAt(place: Place, whereto: Whereto): Promise<readonly Follows[]> {
    const subscription = await store.at(place, 'follow');
    return subscription ? [{ whereto, subscription }] : [];
  }

  return {
    async follow(asker, player, wished) {
      const { whereto, place } = await decided(asker, player, wished);
      if (whereto === 'here') await assertAccess(asker, place);
      const zone = await zoneOf(asker);
      return inTurn(async () => {
        const existing = await store.at(place, 'follow');
        const before = existing?.players ?? [];
        const known = before.includes(player);
        if (existing && existing.paused === null && known) return { whereto, subscription: existing };
        const players = known ? before : [...before, player];
        if (players.length > MOST_PLAYERS) throw tooMany();
        if (existing && !known) await passOver(existing);
        const subscription: Subscription = {
          id: existing?.id ?? newSubscriptionId(),
          kind: 'follow',
          place,
          schedule: hourly(place),
          zone: existing?.zone ?? zone,
          players,
          topic: null,
          whenNothingNew: 'skip',
          creator: asker.id,
          since: existing?.paused === null ? existing.since : now(),
          paused: null,
        };
        await store.save(subscription);
        await store.keepNote(spaceNote(place), asker.space ?? '');
        if (!existing) await begin(subscription);
        await changed();
        // A place that had one before keeps its id.
        return { whereto, subscription: (await store.at(place, 'follow')) ?? subscription };
      });
    },

    async unfollow(asker, player, wished) {
      const { place } = await decided(asker, player, wished);
      return inTurn(async () => {
        const existing = await store.at(place, 'follow');
        if (!existing?.players.includes(player)) return false;
        const players = existing.players.filter((each) => each !== player);
        // Nobody at all would be everybody.
        if (players.length === 0) await store.remove(existing.id);
        else await store.save({ ...existing, players });
        await changed();
        return true;
      });
    },

    async follows(asker) {
      const { platform } = asker;
      const direct = await store.note(directNote(asker));
      const mine = direct === null ? [] : await followsAt({ platform, channel: direct }, 'me');
      const { channel } = asker;
      return channel === undefined || channel === direct
        ? mine
        : [...mine, ...(await followsAt({ platform, channel }, 'here'))];
    },
  };
}

const WHO = {
  slack: 'admins and owners of this workspace, and whoever is named in DIGEST_MANAGERS',
  discord: 'members who may manage this channel',
  terminal: 'whoever runs Cuepoint',
} as const;

/** Nothing, instead of an error for the asker. @throws every other error */
function unlessAsker(error: unknown): null {
  if (error instanceof AskerError) return null;
  throw error;
}

function tooMany(): AskerError {
  return new AskerError(
    `${MOST_PLAYERS} players are followed here already, which is as many as can be. A digest tells of all there are.`,
    { example: '/digest subscribe 9am weekdays' },
  );
}

/** Under which it is remembered where somebody is written to. */
function directNote({ platform, id }: Asker): string {
  return `direct:${platform}:${id}`;
}

/** Each hour, at a minute of the place's own: so that not all of them come at once. */
function hourly({ platform, channel }: Place): Schedule {
  const hash = createHash('sha256').update(`${platform}:${channel}`).digest();
  return { kind: 'cron', expression: `${hash.readUInt32BE(0) % 60} * * * *` };
}
