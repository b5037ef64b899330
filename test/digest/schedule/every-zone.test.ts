import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueTimes } from '../../../src/digest/schedule/index.ts';
import { clockOf, daily } from './support.ts';

const DAY = 86_400_000;
const YEAR = 2026;
const NEW_YEAR = Date.UTC(YEAR, 0, 1);
/** Minutes: Troll in Antarctica moves its clock by two hours, others by one at most. */
const JUMP = 120;
const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

/**
 * Asserts that a daily digest comes exactly once on each of some days of the year, at the local time asked for, or later
 * where the clocks jump over it; gives how many times they did.
 */
function assertOnceADay(zone: string, wanted: string, first: number, days: number): number {
  const clock = clockOf(zone);
  const [hour = 0, minute = 0] = wanted.split(':').map(Number);
  const begin = NEW_YEAR + first * DAY;
  const due = dueTimes(daily(hour, minute), zone, new Date(begin - 2 * DAY), new Date(begin + (days + 2) * DAY));
  const shown = due.map((time) => clock(time.getTime()));
  const dates = Array.from({ length: days }, (_, index) => new Date(begin + index * DAY).toISOString().slice(0, 10));
  const start = shown.findIndex((local) => local.slice(0, 10) >= (dates[0] ?? ''));
  let shifted = 0;
  dates.forEach((date, index) => {
    const local = shown[start + index] ?? 'never';
    if (local === `${date} ${wanted}`) return;
    const late = (Date.parse(`${local.replace(' ', 'T')}Z`) - Date.parse(`${date}T${wanted}Z`)) / 60_000;
    const before = clock((due[start + index]?.getTime() ?? 0) - late * 60_000);
    assert.ok(late > 0 && late <= JUMP, `${zone}: ${date} at ${wanted} came at ${local}`);
    assert.ok(before < `${date} ${wanted}`, `${zone}: ${date} at ${wanted} exists, and came at ${local}`);
    shifted++;
  });
  return shifted;
}

test('in every zone of the database a daily digest comes once a day at the local time asked for, over a whole year', () => {
  assert.ok(ZONES.length > 400);
  const shifted = ZONES.map((zone) => assertOnceADay(zone, '02:30', 0, 365)).reduce((sum, count) => sum + count, 0);
  assert.ok(shifted > 50, 'clocks that jump over the time were among them');
});

test('in every zone, whenever its clock changes, digests at midnight, in the night, at nine and a minute to twelve come once', () => {
  let changes = 0;
  for (const zone of ZONES) {
    const clock = clockOf(zone);
    const atNoon = Array.from({ length: 366 }, (_, index) => clock(NEW_YEAR + (index + 0.5) * DAY).slice(11));
    const changed = atNoon.flatMap((time, index) => (index > 0 && time !== atNoon[index - 1] ? [index] : []));
    for (const day of [1, ...changed]) {
      for (const wanted of ['00:00', '00:30', '01:00', '03:00', '09:00', '23:00', '23:59']) {
        assertOnceADay(zone, wanted, day - 3, 6);
      }
    }
    changes += changed.length;
  }
  assert.ok(changes > 200, `${changes} changes`);
});
