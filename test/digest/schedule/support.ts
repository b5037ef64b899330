import type { Schedule } from '../../../src/core/digest.ts';
import { seeded } from '../../support/seeded.ts';

/** Choices made with a seed. */
export function chooser(seed: number) {
  const random = seeded(seed);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  };
  const some = <T>(items: readonly T[], most: number): T[] => {
    const wanted = 1 + below(most);
    const left = [...items];
    return Array.from({ length: Math.min(wanted, items.length) }, () => left.splice(below(left.length), 1)).flat();
  };
  return { random, below, pick, some };
}

export const ALL_DAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

export function daily(hour: number, minute: number, days: readonly number[] = ALL_DAYS): Schedule {
  return { kind: 'weekly', hour, minute, days };
}

export function cron(expression: string): Schedule {
  return { kind: 'cron', expression };
}

export function at(iso: string): Date {
  return new Date(iso);
}

export function iso(times: readonly Date[]): readonly string[] {
  return times.map((time) => time.toISOString().replace(':00.000Z', 'Z'));
}

/** A zone's clock as Intl shows it: `2026-03-29 02:30`. */
export function clockOf(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => format.format(instant).replace(', ', ' ');
}

export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
