import type { Schedule } from '../../core/digest.ts';
import { civilDay, instantOf } from './local-time.ts';
import { planOf } from './plan.ts';

/** Due times that one call gives at most. */
const MOST = 10_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/**
 * How far a local time, read as if it were UTC, can lie from its instant: no clock has been 16 hours from UTC, and none
 * was moved by more than a day, which can make an instant later.
 */
const [BEFORE, BEHIND] = [40 * HOUR, 16 * HOUR] as const;
/** The rarest day that a schedule can name comes every forty years (29 February on one weekday, around a century). */
const BARREN = 50 * 366;
/** Outside these years a calendar's day is no plain matter. */
const [EARLIEST, LATEST] = [Date.UTC(1900, 0, 1), Date.UTC(9000, 0, 1)];

/**
 * When a schedule is due by the clock of a zone: the instants in (after, until], ascending; the first `limit` of them
 * (10,000 at most, and when left out).
 *
 * Every day of the zone's calendar has each time of the schedule once. A time that the clocks jump over comes late by
 * the length of the jump (02:30 at 03:30, where 02:00 becomes 03:00); one that they show twice comes the first time; two
 * that fall on one instant are one; a day that the zone skipped has none. A 31st, and 29 February, come when they come.
 * The search ends fifty years after the last day that the schedule had.
 * @throws RangeError for a schedule or a zone that is none
 */
export function dueTimes(schedule: Schedule, zone: string, after: Date, until: Date, limit = MOST): readonly Date[] {
  return collect(schedule, zone, after, until, limit, 1);
}

/** The next `count` times that a schedule is due, all later than `after`: as {@link dueTimes}. */
export function nextDue(schedule: Schedule, zone: string, after: Date, count: number): readonly Date[] {
  return collect(schedule, zone, after, new Date(LATEST), count, 1);
}

/** The last `limit` of {@link dueTimes}, ascending; found from the end, however long the span. */
export function latestDue(schedule: Schedule, zone: string, after: Date, until: Date, limit: number): readonly Date[] {
  return collect(schedule, zone, after, until, limit, -1);
}

function collect(schedule: Schedule, zone: string, after: Date, until: Date, limit: number, step: 1 | -1) {
  const plan = planOf(schedule);
  const [from, to] = [Math.max(after.getTime(), EARLIEST), Math.min(until.getTime(), LATEST)];
  const most = Math.min(limit, MOST);
  if (!(from < to) || !(most >= 1)) return [];

  const [earliest, latest] = [from - BEFORE, to + BEHIND];
  const edges = [Math.floor(earliest / DAY), Math.floor(latest / DAY)] as const;
  const [first, last] = step === 1 ? edges : [edges[1], edges[0]];
  const found = new Set<number>();
  let fruitful = first;
  let end = last;
  for (let index = first; (end - index) * step >= 0 && Math.abs(index - fruitful) <= BARREN; index += step) {
    const day = civilDay(index);
    if (!plan.has(day)) continue;
    fruitful = index;
    for (const minute of plan.minutes) {
      const asUtc = index * DAY + minute * MINUTE;
      if (asUtc < earliest || asUtc > latest) continue;
      const instant = instantOf(day, minute, zone);
      if (instant !== null && instant > from && instant <= to) found.add(instant);
    }
    // A time that was moved can lie among those of the neighbouring day.
    if (found.size >= most && end === last) end = step === 1 ? Math.min(last, index + 1) : Math.max(last, index - 1);
  }
  const ascending = [...found].sort((a, b) => a - b);
  return (step === 1 ? ascending.slice(0, most) : ascending.slice(-most)).map((instant) => new Date(instant));
}
