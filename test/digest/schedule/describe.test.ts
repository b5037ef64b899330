import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeSchedule, understandSchedule } from '../../../src/digest/schedule/index.ts';
import { cron, daily } from './support.ts';

test('a weekly schedule reads as one would say it', () => {
  const said = (days: readonly number[], zone = 'Europe/London') => describeSchedule(daily(9, 5, days), zone);
  assert.equal(said([1, 2, 3, 4, 5, 6, 7]), 'every day at 09:05, Europe/London');
  assert.equal(said([1, 2, 3, 4, 5]), 'every weekday at 09:05, Europe/London');
  assert.equal(said([1, 3]), 'Mon and Wed at 09:05, Europe/London');
  assert.equal(said([1, 3, 5]), 'Mon, Wed and Fri at 09:05, Europe/London');
  assert.equal(said([6, 7], 'Etc/GMT-2'), 'Sat and Sun at 09:05, UTC+2');
  assert.equal(said([2]), 'every Tuesday at 09:05, Europe/London');
  assert.equal(said([1, 2, 3, 4, 5, 6]), 'every day but Sunday at 09:05, Europe/London');
});

test('a cron expression is spelled out', () => {
  for (const [expression, words] of [
    ['0 9 * * 1-5', 'every weekday at 09:00'],
    ['30 * * * *', 'every hour at 30 past'],
    ['5 */2 * * *', 'every 2 hours from 00:05 to 22:05'],
    ['0 8-18/2 * * mon', 'every Monday every 2 hours from 08:00 to 18:00'],
    ['0 9,17 1,15 * *', 'on the 1st and the 15th at 09:00 and 17:00'],
    ['0 9 22-31 * *', 'on the 22nd to the 31st at 09:00'],
    ['0 9 11-13,23 * *', 'on the 11th to the 13th and the 23rd at 09:00'],
    ['0 9 1 * 1', 'on the 1st, and besides every Monday, at 09:00'],
    ['0 9 */2 * *', 'on odd dates at 09:00'],
    ['0 9 2-30/2 * *', 'on even dates at 09:00'],
    ['0 9 */2 * 1', 'every Monday, if it is an odd date, at 09:00'],
    ['0 9 */10 * 1', 'every Monday, if it is the 1st, the 11th, the 21st or the 31st, at 09:00'],
    ['0 9 1-7 jan-mar *', 'on the 1st to the 7th in Jan to Mar at 09:00'],
    ['0 9 1 * 0-6', 'every day at 09:00'],
  ] as const) {
    assert.equal(describeSchedule(cron(expression), 'UTC'), `${words}, UTC`, expression);
  }
  assert.throws(() => describeSchedule(cron('* * * * *'), 'UTC'), RangeError);
});

test('what is said of a weekly schedule is understood as that schedule', () => {
  for (let mask = 1; mask < 128; mask++) {
    const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => mask & (1 << (day - 1)));
    const schedule = daily(mask % 24, mask % 60, days);
    const words = describeSchedule(schedule, 'UTC').replace(/, UTC$/u, '');
    assert.deepEqual(understandSchedule({ time: words }), { ok: true, schedule }, words);
  }
});
