import type { Schedule } from '../../core/digest.ts';
import { readCron } from './cron.ts';
import type { CivilDay } from './local-time.ts';

/** A schedule as one asks it: which days, and at which minutes of such a day. */
export interface Plan {
  has(day: CivilDay): boolean;
  /** Minutes after midnight by the zone's clock, ascending. */
  readonly minutes: readonly number[];
}

/**
 * The plan of a schedule.
 * @throws RangeError for a cron expression that {@link readCron} does not take, or a weekly schedule out of bounds
 */
export function planOf(schedule: Schedule): Plan {
  if (schedule.kind === 'weekly') {
    const { hour, minute, days } = schedule;
    const minuteOfDay = hour * 60 + minute;
    if (!Number.isInteger(minuteOfDay) || minuteOfDay < 0 || minuteOfDay >= 1440) {
      throw new RangeError(`${hour}:${minute} is no time of day`);
    }
    const wanted = new Set(days);
    return { has: (day) => wanted.has(day.weekday), minutes: [minuteOfDay] };
  }
  return cronPlans.get(schedule.expression) ?? cronPlan(schedule.expression);
}

/** Reading an expression takes longer than finding what is due, and the same few are asked for every minute. */
const cronPlans = new Map<string, Plan>();
const MOST_KEPT = 1_000;

function cronPlan(expression: string): Plan {
  const read = readCron(expression);
  if (!read.ok) throw new RangeError(read.problem);
  const { minute, hours, has } = read.cron;
  const plan = { has, minutes: hours.map((hour) => hour * 60 + minute) };
  if (cronPlans.size >= MOST_KEPT) cronPlans.clear();
  cronPlans.set(expression, plan);
  return plan;
}
