import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schedule } from '../../../src/core/digest.ts';
import { AskerError } from '../../../src/core/errors.ts';
import { scheduleFrom, splitTypedZone, splitZone } from '../../../src/digest/desk/wishes.ts';

const TUESDAYS: Schedule = { kind: 'weekly', hour: 7, minute: 5, days: [2] };

test('a zone is found wherever it stands in a time', () => {
  for (const [typed, time, zone] of [
    ['9am weekdays Europe/London', '9am weekdays', 'Europe/London'],
    ['09:00 Europe/London weekdays', '09:00 weekdays', 'Europe/London'],
    ['new york 9am', '9am', 'America/New_York'],
    ['Tokyo', '', 'Asia/Tokyo'],
    ['mon,wed 17:30', 'mon,wed 17:30', null],
    ['sat', 'sat', null],
    ['noon', 'noon', null],
    ['whenever you like', 'whenever you like', null],
  ] as const) {
    assert.deepEqual(splitZone(typed), { time, zone }, typed);
  }
});

test('a word that is nearly a zone is taken for one, so that the answer can name the zones that it is near to', () => {
  for (const [typed, time, zone] of [
    ['9am mondays Europe/Londn', '9am mondays', 'Europe/Londn'],
    ['America/NewYork 9am', '9am', 'America/New_York'],
    ['9am Europe/London', '9am', 'Europe/London'],
    ['mon/wed/fri 9am', 'mon/wed/fri 9am', null],
    ['mon/wedd 9am', 'mon/wedd 9am', null],
    ['24/7', '24/7', null],
  ] as const) {
    assert.deepEqual(splitTypedZone(typed), { time, zone }, typed);
  }
});

test('a new time keeps the days, new days keep the time, and both replace both', () => {
  assert.deepEqual(scheduleFrom({ time: '9am' }, TUESDAYS), { ...TUESDAYS, hour: 9, minute: 0 });
  assert.deepEqual(scheduleFrom({ days: 'mon, fri' }, TUESDAYS), { ...TUESDAYS, days: [1, 5] });
  assert.deepEqual(scheduleFrom({ time: 'weekends' }, TUESDAYS), { ...TUESDAYS, days: [6, 7] });
  assert.deepEqual(scheduleFrom({ time: 'mon 8pm' }, TUESDAYS), { kind: 'weekly', hour: 20, minute: 0, days: [1] });
  assert.deepEqual(scheduleFrom({ time: '9am' }, null), {
    kind: 'weekly',
    hour: 9,
    minute: 0,
    days: [1, 2, 3, 4, 5, 6, 7],
  });
});

test('a cron expression replaces whatever there was', () => {
  assert.deepEqual(scheduleFrom({ time: 'cron:0 9 * * 1-5' }, TUESDAYS), { kind: 'cron', expression: '0 9 * * 1-5' });
});

test('what is not understood is said, with an example to type', () => {
  for (const time of ['25:00', 'cron:* * * * *', 'whenever']) {
    assert.throws(
      () => scheduleFrom({ time }, null),
      (error: unknown) => error instanceof AskerError && /^\/digest subscribe /u.test(error.example ?? ''),
      time,
    );
  }
});
