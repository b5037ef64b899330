import type { Delivery, DigestPost, Subscription } from '../core/digest.ts';
import type { DeliveryPart, DigestStore } from '../core/digest-store.ts';
import type { Log } from '../core/log.ts';
import { PostError, type Poster } from '../core/poster.ts';
import { shownDate } from '../core/time.ts';
import type { Clock } from './clock.ts';
import { makeable } from './composer.ts';
import { type Hold, LostClaim, Stopped } from './hold.ts';
import { partKey } from './identity.ts';
import type { Gate } from './pace.ts';
import { type Landing, OutOfTime, type Posting, persist, postPart, Unwanted } from './post-part.ts';
import type { Complaints } from './refusal.ts';

/** How far before its due time a message of a delivery is looked for: the platform's clock may well differ. In milliseconds; the key is unique. */
const CLOCK_SKEW = 60 * 60_000;

export const UNSUBSCRIBED = 'The channel has unsubscribed.';

/** How a delivery ended. */
export type Outcome = Pick<Delivery, 'state' | 'reason' | 'messageId'>;

export function failed(reason: string): Outcome {
  return { state: 'failed', reason, messageId: null };
}

/** What delivering takes, for whatever delivery. */
export interface Delivering {
  readonly store: DigestStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly complaints: Complaints;
  /** Room for so many posts to be made. */
  readonly making: Gate;
  /** Room for so many calls to platforms. */
  readonly calling: Gate;
  readonly landing: Landing;
  /** Milliseconds after its due time in which a delivery may still be posted. */
  readonly catchUp: number;
}

/** One delivery that this process has claimed. */
export interface Job {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
  readonly poster: Poster;
  readonly hold: Hold;
  readonly turn: () => Promise<void>;
  make(): Promise<DigestPost | null>;
  /** How it ends if it was not posted before; null when it may be posted now. */
  readonly tooLate: Outcome | null;
}

/**
 * Makes what is to be posted, keeps it, and posts it: the parent, then what stands in its thread. What was kept by a
 * process that died is posted as it was to be, each message once it was looked for.
 * @throws PostError `refused` for the parent, of its channel or of it alone; LostClaim; Stopped; whatever making it throws
 */
export async function deliver(job: Job, house: Delivering): Promise<Outcome> {
  const { store } = house;
  const { delivery } = job;
  const kept = await store.parts(delivery.id);
  if (kept.length > 0) return post(job, house, kept, true);
  if (job.tooLate) return job.tooLate;
  const messages = await house.making(async () => {
    const made = await job.make();
    if (!made) return null;
    const replies = [made.parent, ...made.thread];
    const rendered = await makeable(Promise.all(replies.map((reply) => job.poster.messages(reply))));
    return { all: rendered.flat(), told: made.told };
  });
  if (!messages) return { state: 'empty', reason: null, messageId: null };
  await job.hold.assert();
  await store.keepParts(delivery.id, messages.all, messages.told);
  return post(job, house, await store.parts(delivery.id), false);
}

async function post(job: Job, house: Delivering, parts: readonly DeliveryPart[], look: boolean): Promise<Outcome> {
  const { delivery, subscription, tooLate } = job;
  const { clock, catchUp } = house;
  const [parent, ...thread] = parts;
  if (!parent) return { state: 'empty', reason: null, messageId: null };
  const posting = (deadline: number, unwanted: Posting['unwanted']): Posting => ({
    poster: job.poster,
    channel: subscription.place.channel,
    hold: job.hold,
    clock,
    complaints: house.complaints,
    turn: job.turn,
    call: house.calling,
    unwanted,
    landing: house.landing,
    since: new Date(delivery.dueAt.getTime() - CLOCK_SKEW),
    deadline: new Date(deadline),
  });
  const key = (part: DeliveryPart, within: string | null) => ({
    key: partKey(delivery.id, part.index),
    thread: within,
  });
  const record = async (part: DeliveryPart, id: string) => {
    await house.store.partPosted(delivery.id, part.index, id, clock.now());
    return id;
  };

  const due = posting(delivery.dueAt.getTime() + catchUp, () => whyUnwanted(subscription, house.store));
  let parentId = parent.messageId;
  try {
    if (parentId === null && tooLate) {
      parentId = await persist(posting(clock.now().getTime() + catchUp, ALWAYS), () =>
        house.calling(() => due.poster.find(due.channel, key(parent, null), due.since, parent.message)),
      );
      if (parentId === null) return tooLate;
    }
    parentId ??= await postPart(due, parent.message, key(parent, null), look);
  } catch (error) {
    if (error instanceof OutOfTime || error instanceof Unwanted) return failed(error.message);
    throw error;
  }
  if (parent.messageId === null) await record(parent, parentId);

  // Once the parent stands, its thread is completed, however late that is: answers in a thread disturb nobody.
  const completing = posting(Math.max(delivery.dueAt.getTime(), clock.now().getTime()) + catchUp, ALWAYS);
  const messageId = parentId;
  let reason: string | null = null;
  try {
    const left = thread.filter((part) => part.messageId === null);
    const within = left.length > 0 ? await openThread(completing, messageId, delivery, subscription) : null;
    if (within !== null) {
      for (const part of left) {
        await record(part, await postPart(completing, part.message, key(part, within), look));
      }
    }
  } catch (error) {
    if (!(error instanceof OutOfTime || error instanceof PostError)) throw error;
    reason = `The thread is not complete: ${error.message}`;
    house.log.warn({ delivery: delivery.id, err: error }, 'a digest’s thread could not be completed');
  }
  return { state: 'posted', reason, messageId };
}

/** Nobody takes a post's thread back. */
const ALWAYS: Posting['unwanted'] = async () => null;

/** Why a subscription's post is no longer to be made; null when it is. Whoever asks for one while it is paused gets it. */
async function whyUnwanted({ id, paused }: Subscription, store: DigestStore): Promise<string | null> {
  const current = await store.subscription(id);
  if (!current) return UNSUBSCRIBED;
  return paused === null ? current.paused : null;
}

function openThread(to: Posting, messageId: string, { dueAt }: Delivery, { zone, kind }: Subscription) {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(dueAt);
  const title = kind === 'follow' ? `New on ${shownDate(date)}` : `Digest of ${shownDate(date)}`;
  return persist(to, () => to.call(() => to.hold.during(to.poster.openThread(to.channel, messageId, title))));
}

/** True for what ends one's own work on a delivery, but not the delivery. */
export function isInterruption(error: unknown): boolean {
  return error instanceof LostClaim || error instanceof Stopped;
}
