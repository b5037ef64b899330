import { isDeepStrictEqual } from 'node:util';
import { quoted } from '../../core/arguments.ts';
import type { Asker } from '../../core/asker.ts';
import type { Delivery, DigestPost, Place, Subscription } from '../../core/digest.ts';
import type { DigestDesk, SubscriptionRequest } from '../../core/digest-desk.ts';
import type { DigestStore } from '../../core/digest-store.ts';
import { AskerError, type WayOut } from '../../core/errors.ts';
import type { Poster } from '../../core/poster.ts';
import { describeSchedule, nextDue, suggestZones, understandZone } from '../schedule/index.ts';
import { answered, spaceNote, zoneNote } from './asking.ts';
import { newSubscriptionId, USUAL } from './subscriptions.ts';
import { scheduleFrom, splitTypedZone } from './wishes.ts';

export { applyDefaults, readDefaults } from './defaults.ts';

/** Zones that are offered to somebody whose zone nobody knows. */
const COMMON_ZONES = ['America/New_York', 'America/Los_Angeles', 'Europe/London', 'Europe/Berlin', 'Asia/Tokyo'];

/** What a desk is made of. */
export interface DeskParts {
  readonly store: DigestStore;
  readonly posters: readonly Poster[];
  /** Called once for a new subscription: what the library holds so far is not news to it. */
  readonly begin: (subscription: Subscription) => Promise<void>;
  /** Called before a subscription wants something else: what it has passed over so far is not news to it either. */
  readonly passOver: (subscription: Subscription) => Promise<void>;
  readonly preview: (subscription: Subscription) => Promise<DigestPost | null>;
  readonly postNow: (subscription: Subscription) => Promise<Delivery>;
  /** Called when subscriptions have changed, so that the next due time is met. */
  readonly changed: () => Promise<void>;
  readonly now: () => Date;
}

export type { DefaultSubscription } from './defaults.ts';

/** The desk at which people subscribe channels. */
export function createDesk({ store, posters, begin, passOver, preview, postNow, changed, now }: DeskParts): DigestDesk {
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
    const remembered = zoneNote(asker);
    if (named !== undefined) {
      const read = understandZone(named);
      if (!read.ok) throw unknownZone(named, read.near, request);
      await store.keepNote(remembered, read.zone);
      return read.zone;
    }
    if (existing) return existing.zone;
    const { zone: profile } = await answered(posterOf(asker).standing(asker));
    const zone = profile ?? (await store.note(remembered));
    if (zone === null) throw needsZone(request);
    return zone;
  }

  async function assertAccess(asker: Asker, { channel }: Place): Promise<void> {
    const access = await answered(posterOf(asker).access(asker, channel));
    if (!access.ok) throw new AskerError(access.reason);
  }

  return {
    standing: (asker) => answered(posterOf(asker).standing(asker)),
    here: async (asker) => store.at(placeOf(asker)),
    async all(asker) {
      const { manages } = await answered(posterOf(asker).standing(asker));
      const seen: Subscription[] = [];
      for (const subscription of await store.subscriptions()) {
        const { place, kind } = subscription;
        if (kind !== 'digest' || place.platform !== asker.platform) continue;
        const here = place.channel === asker.channel;
        if (here || (manages && (await store.note(spaceNote(place))) === (asker.space ?? ''))) seen.push(subscription);
      }
      return seen;
    },
    async subscribe(asker, request) {
      const place = placeOf(asker);
      const existing = await store.at(place);
      const { asked, zone: typedZone } = timesIn(request);
      const named = Object.keys(asked).length > 0;
      const schedule = named ? scheduleFrom(asked, existing?.schedule ?? null) : (existing?.schedule ?? USUAL);
      const zone = await zoneFor(
        asker,
        typedZone === null ? request : { ...request, ...asked, zone: typedZone },
        existing,
      );
      await assertAccess(asker, place);
      const wanted = {
        players: request.players ?? existing?.players ?? [],
        topic: request.topic === undefined ? (existing?.topic ?? null) : topicOf(request.topic),
      };
      if (existing && !isDeepStrictEqual(wanted, { players: existing.players, topic: existing.topic })) {
        await passOver(existing);
      }
      const same =
        existing?.paused === null && existing.zone === zone && isDeepStrictEqual(existing.schedule, schedule);
      const subscription: Subscription = {
        id: existing?.id ?? newSubscriptionId(),
        kind: 'digest',
        place,
        schedule,
        zone,
        ...wanted,
        whenNothingNew: request.whenNothingNew ?? existing?.whenNothingNew ?? 'skip',
        creator: asker.id,
        // What is due already stays due when only what is told has changed.
        since: same ? existing.since : now(),
        paused: null,
      };
      await store.save(subscription);
      await store.keepNote(spaceNote(place), asker.space ?? '');
      if (!existing) await begin(subscription);
      await changed();
      // A channel that had one before keeps its id, and with it what it has been told.
      return { subscription: (await store.at(place)) ?? subscription, changed: existing !== null };
    },
    assertUnderstood(request) {
      const { asked, zone } = timesIn(request);
      if (Object.keys(asked).length > 0) scheduleFrom(asked, null);
      const named = request.zone ?? zone;
      const read = named === null ? null : understandZone(named);
      if (named !== null && read?.ok === false) throw unknownZone(named, read.near, request);
    },
    async pause(subscription) {
      const paused = { ...subscription, paused: 'somebody paused it.' };
      await store.save(paused);
      await changed();
      return paused;
    },
    async resume(asker, subscription) {
      if (subscription.paused === null) return subscription;
      await assertAccess(asker, subscription.place);
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

/** The time and the days that are asked for, and the zone that is named among them. */
function timesIn({ time = '', days, zone }: SubscriptionRequest) {
  const split = zone === undefined ? splitTypedZone(time) : { time, zone: null };
  const asked = { ...(split.time === '' ? {} : { time: split.time }), ...(days === undefined ? {} : { days }) };
  return { asked, zone: split.zone };
}

function topicOf(text: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(text)) throw new AskerError(`${quoted(text)} has no word that could be a topic.`);
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
