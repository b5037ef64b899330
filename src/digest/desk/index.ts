import { quoted } from '../../core/arguments.ts';
import type { Asker } from '../../core/asker.ts';
import type { Delivery, DigestPost, Place, Subscription } from '../../core/digest.ts';
import type { DigestDesk, SubscriptionRequest } from '../../core/digest-desk.ts';
import type { DigestStore } from '../../core/digest-store.ts';
import { AskerError, type WayOut } from '../../core/errors.ts';
import type { Poster } from '../../core/poster.ts';
import { describeSchedule, nextDue, suggestZones, understandZone } from '../schedule/index.ts';
import { newSubscriptionId, USUAL } from './subscriptions.ts';
import { scheduleFrom, splitZone } from './wishes.ts';

export { applyDefaults, readDefaults } from './defaults.ts';

/** Zones that are offered to somebody whose zone nobody knows. */
const COMMON_ZONES = ['America/New_York', 'America/Los_Angeles', 'Europe/London', 'Europe/Berlin', 'Asia/Tokyo'];

/** What a desk is made of. */
export interface DeskParts {
  readonly store: DigestStore;
  readonly posters: readonly Poster[];
  /** Called once for a new subscription: what the library holds so far is not news to it. */
  readonly begin: (subscription: Subscription) => Promise<void>;
  readonly preview: (subscription: Subscription) => Promise<DigestPost | null>;
  readonly postNow: (subscription: Subscription) => Promise<Delivery>;
  /** Called when subscriptions have changed, so that the next due time is met. */
  readonly changed: () => Promise<void>;
  readonly now: () => Date;
}

export type { DefaultSubscription } from './defaults.ts';

/** The desk at which people subscribe channels. */
export function createDesk({ store, posters, begin, preview, postNow, changed, now }: DeskParts): DigestDesk {
  function posterOf(asker: Asker): Poster {
    const poster = posters.find(({ platform }) => platform === asker.platform);
    if (!poster) throw new AskerError('Nothing can be posted here.');
    return poster;
  }
  function placeOf(asker: Asker): Place {
    if (asker.channel === undefined) throw new AskerError('Ask in the channel that the digest is for.');
    return { platform: asker.platform, channel: asker.channel };
  }
  async function zoneFor(asker: Asker, request: SubscriptionRequest, existing: Subscription | null): Promise<string> {
    const { zone: named } = request;
    const remembered = `zone:${asker.platform}:${asker.id}`;
    if (named !== undefined) {
      const read = understandZone(named);
      if (!read.ok) throw unknownZone(named, read.near, request);
      await store.keepNote(remembered, read.zone);
      return read.zone;
    }
    if (existing) return existing.zone;
    const zone = (await posterOf(asker).standing(asker)).zone ?? (await store.note(remembered));
    if (zone === null) throw needsZone(request);
    return zone;
  }

  return {
    standing: (asker) => posterOf(asker).standing(asker),
    here: async (asker) => store.at(placeOf(asker)),
    async all(asker) {
      return (await store.subscriptions()).filter(({ place }) => place.platform === asker.platform);
    },
    async subscribe(asker, request) {
      const place = placeOf(asker);
      const existing = await store.at(place);
      const split =
        request.zone === undefined ? splitZone(request.time ?? '') : { time: request.time ?? '', zone: null };
      const asked = {
        ...(split.time === '' ? {} : { time: split.time }),
        ...(request.days === undefined ? {} : { days: request.days }),
      };
      const named = Object.keys(asked).length > 0;
      const schedule = named ? scheduleFrom(asked, existing?.schedule ?? null) : (existing?.schedule ?? USUAL);
      const zone = await zoneFor(
        asker,
        split.zone === null ? request : { ...request, ...asked, zone: split.zone },
        existing,
      );
      const access = await posterOf(asker).access(asker, place.channel);
      if (!access.ok) throw new AskerError(access.reason);
      const subscription: Subscription = {
        id: existing?.id ?? newSubscriptionId(),
        place,
        schedule,
        zone,
        players: request.players ?? existing?.players ?? [],
        topic: request.topic === undefined ? (existing?.topic ?? null) : topicOf(request.topic),
        whenNothingNew: request.whenNothingNew ?? existing?.whenNothingNew ?? 'skip',
        creator: asker.id,
        since: now(),
        paused: null,
      };
      await store.save(subscription);
      if (!existing) await begin(subscription);
      await changed();
      // A channel that had one before keeps its id, and with it what it has been told.
      return { subscription: (await store.at(place)) ?? subscription, changed: existing !== null };
    },
    async pause(subscription) {
      const paused = { ...subscription, paused: 'somebody paused it.' };
      await store.save(paused);
      await changed();
      return paused;
    },
    async resume(asker, subscription) {
      const access = await posterOf(asker).access(asker, subscription.place.channel);
      if (!access.ok) throw new AskerError(access.reason);
      const resumed = { ...subscription, paused: null, since: now() };
      await store.save(resumed);
      await changed();
      return resumed;
    },
    async unsubscribe({ id }) {
      await store.remove(id);
      await changed();
    },
    describe: ({ schedule, zone }) => describeSchedule(schedule, zone),
    next: ({ schedule, zone, since }, count) => nextDue(schedule, zone, later(now(), since), count),
    preview,
    postNow,
    history: ({ id }, limit) => store.deliveries(id, limit),
    suggestZones: (typed) => suggestZones(typed, now()),
  };
}

function topicOf(text: string): string | null {
  return /^(?:all|any|anything|everything|none|\*)$/iu.test(text.trim()) ? null : text;
}

function later(a: Date, b: Date): Date {
  return a.getTime() > b.getTime() ? a : b;
}

function needsZone(request: SubscriptionRequest): AskerError {
  return new AskerError('Which time zone are these times in? Name it once, and it is remembered for you.', {
    example: '/digest subscribe 9am weekdays zone:Europe/London',
    waysOut: zoneWays(COMMON_ZONES, request),
  });
}

function unknownZone(typed: string, near: readonly string[], request: SubscriptionRequest): AskerError {
  const question = near.length > 0 ? 'Is it one of these?' : 'Name a city or a zone, such as Europe/London.';
  return new AskerError(`No time zone is known as ${quoted(typed)}. ${question}`, {
    waysOut: zoneWays(near.slice(0, 5), request),
  });
}

/** The same request again, with a zone. */
function zoneWays(zones: readonly string[], request: SubscriptionRequest): readonly WayOut[] {
  const { players, whenNothingNew, ...rest } = request;
  const args = {
    ...rest,
    action: 'subscribe',
    ...(players === undefined ? {} : { players: players.join(', ') || 'all' }),
    ...(whenNothingNew === undefined ? {} : { empty: whenNothingNew }),
  };
  return zones.map((zone) => ({ label: zone, invocation: { command: 'digest', args: { ...args, zone } } }));
}
