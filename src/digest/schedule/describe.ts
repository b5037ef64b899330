import type { Schedule } from '../../core/digest.ts';
import { type Cron, readCron } from './cron.ts';
import { longDay, shortDay } from './day-words.ts';
import { clockTime, joined, spans } from './listing.ts';
import { zoneName } from './zone-names.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const FROM = 4;

/**
 * A schedule and its zone in words, for the middle of a sentence: `every weekday at 09:00, Europe/London`;
 * `Mon and Wed at 17:30, UTC`; `on the 1st and the 15th at 09:00 and 17:00, UTC`.
 * @throws RangeError for a cron expression that is none
 */
export function describeSchedule(schedule: Schedule, zone: string): string {
  const place = zoneName(zone);
  if (schedule.kind === 'weekly') {
    return `${weekdays(schedule.days)} at ${clockTime(schedule.hour, schedule.minute)}, ${place}`;
  }
  const reading = readCron(schedule.expression);
  if (!reading.ok) throw new RangeError(reading.problem);
  const [when, at] = [`${days(reading.cron)}${months(reading.cron)}`, times(reading.cron)];
  return when === 'every day' && at.startsWith('every') ? `${at}, ${place}` : `${when} ${at}, ${place}`;
}

function weekdays(list: readonly number[]): string {
  const key = list.join('');
  if (key === '1234567') return 'every day';
  if (key === '12345') return 'every weekday';
  if (list.length === 6)
    return `every day but ${longDay([1, 2, 3, 4, 5, 6, 7].find((day) => !list.includes(day)) ?? 0)}`;
  const [only = 0] = list;
  return list.length === 1 ? `every ${longDay(only)}` : joined(list.map(shortDay), 'and');
}

function days({ monthDays, weekdays: named, either }: Cron): string {
  if (!monthDays || !named) {
    if (either) return 'every day';
    return monthDays ? dates(monthDays) : weekdays(named ?? [1, 2, 3, 4, 5, 6, 7]);
  }
  if (either) return `${dates(monthDays)}, and besides ${weekdays(named)},`;
  const those = halfOf(monthDays);
  return `${weekdays(named)}, if it is ${those ? `an ${those} date` : joined(spans(monthDays, ordinal), 'or')},`;
}

function dates(list: readonly number[]): string {
  const those = halfOf(list);
  if (those) return `on ${those} dates`;
  return `on ${joined(spans(list, ordinal), 'and')}`;
}

/** The odd or the even dates of a month, all of them, as a step of two leaves them. */
function halfOf(list: readonly number[]): 'odd' | 'even' | null {
  const first = list[0] ?? 0;
  if (list.length !== (first === 1 ? 16 : 15) || list.some((day) => day % 2 !== first % 2)) return null;
  return first === 1 ? 'odd' : 'even';
}

function months({ months: named }: Cron): string {
  return named
    ? ` in ${joined(
        spans(named, (month) => MONTHS[month - 1] ?? ''),
        'and',
      )}`
    : '';
}

function times({ hours, minute }: Cron): string {
  const [first = 0, second = 0] = hours;
  const last = hours.at(-1) ?? first;
  const [from, to] = [clockTime(first, minute), clockTime(last, minute)];
  const step = second - first;
  const even = hours.every((hour, index) => hour === first + index * step);
  if (hours.length < FROM || !even)
    return `at ${joined(
      hours.map((hour) => clockTime(hour, minute)),
      'and',
    )}`;
  const rhythm = step === 1 ? 'every hour' : `every ${step} hours`;
  return hours.length === 24 ? `${rhythm} at ${minute} past` : `${rhythm} from ${from} to ${to}`;
}

function ordinal(day: number): string {
  const teen = day > 10 && day < 14;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `the ${day}${ending}`;
}
