import type { Subscription } from '../../core/digest.ts';
import { latestDue } from './due.ts';

/** Missed times that are listed; older ones are not told one by one. */
const MOST_MISSED = 100;

/** What is to be done about a subscription now. */
export interface Settlement {
  /** The due time to post for; null when there is none. */
  readonly due: Date | null;
  /** Due times that nothing is posted for any more, ascending: the latest hundred. */
  readonly missed: readonly Date[];
}

/**
 * What is due for a subscription: of its due times later than `since` and `last`, up to and including `now`, the latest
 * is due when it is at most `catchUp` milliseconds late; every other one is missed. A paused subscription has neither, and
 * neither has a clock that was set back before `last`.
 * @param last the latest due time that has been settled in whatever way; null when none has
 * @throws RangeError for a schedule or a zone that is none
 */
export function settle(
  { schedule, zone, since, paused }: Pick<Subscription, 'schedule' | 'zone' | 'since' | 'paused'>,
  last: Date | null,
  now: Date,
  catchUp: number,
): Settlement {
  if (paused !== null) return { due: null, missed: [] };
  const after = new Date(Math.max(since.getTime(), last?.getTime() ?? since.getTime()));
  const times = latestDue(schedule, zone, after, now, MOST_MISSED + 1);
  const latest = times.at(-1);
  if (latest && now.getTime() - latest.getTime() <= catchUp) return { due: latest, missed: times.slice(0, -1) };
  return { due: null, missed: times.slice(-MOST_MISSED) };
}
