import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeSchedule, nextDue, understandSchedule } from '../../../src/digest/schedule/index.ts';
import { ALL_DAYS, at, chooser } from './support.ts';

const WEEK = [1, 2, 3, 4, 5];

/** What somebody writes, and the time and days that it means. */
const SAID: readonly (readonly [string, string, readonly number[]])[] = [
  ['', '09:00', ALL_DAYS],
  ['09:00', '09:00', ALL_DAYS],
  ['9am', '09:00', ALL_DAYS],
  ['9 AM', '09:00', ALL_DAYS],
  ['9a', '09:00', ALL_DAYS],
  ['9.30 pm', '21:30', ALL_DAYS],
  ['9:30 p.m.', '21:30', ALL_DAYS],
  ['noon', '12:00', ALL_DAYS],
  ['12 noon', '12:00', ALL_DAYS],
  ['midnight', '00:00', ALL_DAYS],
  ['12am', '00:00', ALL_DAYS],
  ['12:30am', '00:30', ALL_DAYS],
  ['12pm', '12:00', ALL_DAYS],
  ['0900', '09:00', ALL_DAYS],
  ['930', '09:30', ALL_DAYS],
  ['17h30', '17:30', ALL_DAYS],
  ['9 Uhr 30', '09:30', ALL_DAYS],
  ["9 o'clock", '09:00', ALL_DAYS],
  ['9 o’clock pm', '21:00', ALL_DAYS],
  ['half past nine', '09:30', ALL_DAYS],
  ['quarter to 6pm', '17:45', ALL_DAYS],
  ['a quarter past ten', '10:15', ALL_DAYS],
  ['twenty-five to six pm', '17:35', ALL_DAYS],
  ['ten to midnight', '23:50', ALL_DAYS],
  ['nine thirty', '09:30', ALL_DAYS],
  ['nine oh five', '09:05', ALL_DAYS],
  ['9 in the morning', '09:00', ALL_DAYS],
  ['7 in the evening', '19:00', ALL_DAYS],
  ['10 at night', '22:00', ALL_DAYS],
  ['every evening at 7', '19:00', ALL_DAYS],
  ['every morning', '09:00', ALL_DAYS],
  ['at 9', '09:00', ALL_DAYS],
  ['９：００', '09:00', ALL_DAYS],
  ['mon,wed 17:30', '17:30', [1, 3]],
  ['17:30 mon,wed', '17:30', [1, 3]],
  ['weekdays', '09:00', WEEK],
  ['business days 09.00', '09:00', WEEK],
  ['every weekday at 9', '09:00', WEEK],
  ['weekday mornings at 7', '07:00', WEEK],
  ['weekends', '09:00', [6, 7]],
  ['daily', '09:00', ALL_DAYS],
  ['every day', '09:00', ALL_DAYS],
  ['mon-fri', '09:00', WEEK],
  ['Mon. – Fri. 9:00', '09:00', WEEK],
  ['monday through thursday', '09:00', [1, 2, 3, 4]],
  ['fri-mon 8', '08:00', [1, 5, 6, 7]],
  ['Mondays and Thursdays', '09:00', [1, 4]],
  ['tue thu', '09:00', [2, 4]],
  ['Fri 5', '05:00', [5]],
  ['noon on fridays', '12:00', [5]],
  ['weekdays and saturday', '09:00', [1, 2, 3, 4, 5, 6]],
  ['daily except sunday', '09:00', [1, 2, 3, 4, 5, 6]],
  ['weekdays but friday 10pm', '22:00', [1, 2, 3, 4]],
  ['every monday, wednesday and friday at 6 in the evening', '18:00', [1, 3, 5]],
  ['Montag, Mittwoch 9 Uhr', '09:00', [1, 3]],
  ['lunes y miércoles a las 9', '09:00', [1, 3]],
  ['tous les jours à 9h', '09:00', ALL_DAYS],
  ['samedi et dimanche', '09:00', [6, 7]],
];

test('a schedule is understood as people say it, in whichever field they say it', () => {
  for (const [said, time, days] of SAID) {
    const [hour, minute] = time.split(':').map(Number);
    const expected = { ok: true, schedule: { kind: 'weekly', hour, minute, days } };
    assert.deepEqual(understandSchedule({ time: said }), expected, said);
    assert.deepEqual(understandSchedule({ days: said }), expected, said);
  }
});

test('time and days are understood from two fields, in either', () => {
  const expected = { ok: true, schedule: { kind: 'weekly', hour: 17, minute: 30, days: [1, 3] } };
  assert.deepEqual(understandSchedule({ time: '5:30pm', days: 'mon, wed' }), expected);
  assert.deepEqual(understandSchedule({ time: 'mon & wed', days: '17.30' }), expected);
  assert.deepEqual(understandSchedule({}), understandSchedule({ time: '9', days: 'daily' }));
});

/** What nobody can keep to, and the words that the answer names. */
const REFUSED: readonly (readonly [string, RegExp])[] = [
  ['25:00', /“25:00”.*0 to 23/u],
  ['24:00', /“24:00”/u],
  ['9:75', /“9:75”.*00 to 59/u],
  ['13pm', /“13pm”.*1 to 12/u],
  ['0 am', /“0 am”/u],
  ['9:5', /“9:5”.*two digits/u],
  ['99999', /“99999”/u],
  ['-5', /“-”/u],
  ['yesterday', /“yesterday” is neither/u],
  ['wendesday 9am', /“wendesday”.*“wednesday”/u],
  ['9 and 17', /two times/u],
  ['at', /“at” names neither/u],
  ['evenings', /what time/u],
  ['weekends except saturday and sunday', /No day/u],
  ['every other day', /“other”/u],
  ['London 9am', /“London”/u],
  ['cron:0 9 * * 1-5 mon', /five fields.*not 6/u],
  ['mon cron:0 9 * * 1-5', /stands alone/u],
  ['<!channel> 9', /“<”/u],
];

test('what cannot be understood is named, with an example that can', () => {
  for (const [said, problem] of REFUSED) {
    const reading = understandSchedule({ time: said });
    assert.ok(!reading.ok, said);
    assert.match(reading.problem, problem, said);
    assert.ok(understandSchedule({ time: reading.example }).ok, reading.example);
  }
  const hourly = understandSchedule({ time: 'hourly' });
  assert.ok(!hourly.ok && hourly.example === 'cron:0 * * * *');
});

test('a cron expression is taken when it comes once an hour at most', () => {
  for (const [said, expression] of [
    ['cron:0 9 * * 1-5', '0 9 * * 1-5'],
    ['CRON: 0   9 * * MON-FRI', '0 9 * * mon-fri'],
    ['cron:30 * * * *', '30 * * * *'],
    ['cron:0,0 8-18/2 1,15 jan-mar ?', '0,0 8-18/2 1,15 jan-mar ?'],
    ['cron:@daily', '0 0 * * *'],
    ['cron:0 0 29 2 *', '0 0 29 2 *'],
  ] as const) {
    assert.deepEqual(understandSchedule({ time: said }), { ok: true, schedule: { kind: 'cron', expression } });
    assert.deepEqual(understandSchedule({ days: said }), { ok: true, schedule: { kind: 'cron', expression } });
  }
  for (const [said, problem] of [
    ['cron:*/15 * * * *', /“\*\/15” would post more than once an hour/u],
    ['cron:* * * * *', /more than once an hour/u],
    ['cron:0,30 9 * * *', /more than once an hour/u],
    ['cron:0 0 9 * * *', /five fields.*Seconds/u],
    ['cron:', /five fields/u],
    ['cron:0 9 * *', /not 4/u],
    ['cron:60 9 * * *', /60/u],
    ['cron:0 9 L * *', /“L”/u],
    ['cron:0 9 * * 1#2', /“1#2”/u],
    ['cron:0 9 30 2 *', /day of month/iu],
    ['cron:0 9 1-99999999 * *', /is no field/u],
    ['cron:@reboot', /@daily/u],
    ['cron:@fortnightly * * * *', /macro/u],
    ['cron:__proto__', /five fields/u],
    [`cron:0 ${'1,'.repeat(70)}1 * * *`, /120 characters/u],
    ['cron:0 9; rm * *', /no field/u],
  ] as const) {
    const reading = understandSchedule({ time: said });
    assert.ok(!reading.ok, said);
    assert.match(reading.problem, problem, said);
  }
});

test('whatever is typed gives a schedule that can be kept, or a short problem', () => {
  const { below, pick } = chooser(909);
  const pieces =
    'mon fri weekdays 9 17:30 : . - to am pm half past quarter nine twenty except every cron: * / , 0 1-5 @ « ’ clock in the night 99 é'.split(
      ' ',
    );
  let understood = 0;
  for (let round = 0; round < 3_000; round++) {
    const said = Array.from({ length: 1 + below(7) }, () => pick(pieces)).join(pick([' ', '', ' , ']));
    const reading = understandSchedule({ time: said });
    if (reading.ok) {
      understood++;
      assert.equal(nextDue(reading.schedule, 'UTC', at('2026-01-01T00:00Z'), 1).length, 1, said);
      assert.ok(describeSchedule(reading.schedule, 'UTC').length > 10);
    } else {
      assert.ok(reading.problem.length > 10 && reading.problem.length < 300, said);
    }
  }
  assert.ok(understood > 300 && understood < 2_700);
  const long = understandSchedule({ time: 'mon '.repeat(100_000) });
  assert.ok(!long.ok && /200 characters/u.test(long.problem));
});
