import { clockOf } from './support.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A schedule spelled out: what a random one is made from, before it is written as cron or as a week. */
export interface Spelled {
  readonly minute: number;
  readonly hours: readonly number[];
  has(day: { year: number; month: number; day: number; weekday: number }): boolean;
}

/**
 * Due times in (after, until] by walking along a zone's clock as Intl shows it, a quarter of an hour at a time: offsets
 * since 1980 are whole quarters. Of each wanted date and time the first moment counts at which the clock shows it; when
 * it shows a later one first, it jumped, and the moment is as long after the last step as was then left.
 */
export function reckon(schedule: Spelled, zone: string, after: number, until: number): readonly number[] {
  const clock = clockOf(zone);
  const begin = Math.floor((after - 3 * DAY) / (15 * MINUTE)) * 15 * MINUTE + (schedule.minute % 15) * MINUTE;
  const shown: string[] = [];
  for (let instant = begin; instant <= until + 3 * DAY; instant += 15 * MINUTE) shown.push(clock(instant));
  const dates = new Set(shown.map((local) => local.slice(0, 10)));

  const due = new Set<number>();
  let step = 0;
  for (const date of [...dates].sort()) {
    const midnight = new Date(`${date}T00:00:00Z`);
    const [year, month, day] = [midnight.getUTCFullYear(), midnight.getUTCMonth() + 1, midnight.getUTCDate()];
    if (!schedule.has({ year, month, day, weekday: midnight.getUTCDay() || 7 })) continue;
    for (const hour of schedule.hours) {
      const wanted = `${date} ${String(hour).padStart(2, '0')}:${String(schedule.minute).padStart(2, '0')}`;
      while (step > 0 && (shown[step - 1] ?? '') >= wanted) step--;
      while (step < shown.length && (shown[step] ?? '') < wanted) step++;
      const local = shown[step];
      if (local === undefined || step === 0) continue;
      const last = begin + (step - 1) * 15 * MINUTE;
      const left = local === wanted ? 15 * MINUTE : utc(wanted) - utc(shown[step - 1] ?? wanted);
      const instant = last + left;
      if (instant > after && instant <= until) due.add(instant);
    }
  }
  return [...due].sort((a, b) => a - b);
}

function utc(local: string): number {
  return Date.parse(`${local.replace(' ', 'T')}Z`);
}
