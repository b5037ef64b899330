import { Temporal } from 'temporal-polyfill';

const DAY = 86_400_000;

/** A day of the calendar, in no zone. `weekday` as in ISO 8601: 1 is Monday, 7 is Sunday. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/** The calendar's day that lies `index` days after 1 January 1970. */
export function civilDay(index: number): CivilDay {
  const date = new Date(index * DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay() || 7,
  };
}

/**
 * The instant at which the clocks of a zone show a time on a day, in milliseconds since 1970; null when the zone never
 * had that day (Samoa skipped 30 December 2011). A time that the clocks jump over is moved forward by the length of the
 * jump, even into the next day; of a time that they show twice, the first counts. That is `compatible` of Temporal, and
 * RFC 5545, section 3.3.5.
 * @throws RangeError for a zone that is none
 */
export function instantOf({ year, month, day }: CivilDay, minuteOfDay: number, zone: string): number | null {
  const wanted = new Temporal.PlainDateTime(year, month, day, Math.floor(minuteOfDay / 60), minuteOfDay % 60);
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (found.day !== day) {
    const start = new Temporal.PlainDate(year, month, day).toZonedDateTime(zone);
    if (start.day !== day) return null;
  }
  return found.epochMilliseconds;
}
