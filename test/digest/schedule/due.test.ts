import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueTimes, latestDue, nextDue } from '../../../src/digest/schedule/index.ts';
import { at, cron, daily, iso } from './support.ts';

const BERLIN = 'Europe/Berlin';

test('a time that the clocks jump over comes late by the length of the jump', () => {
  const due = dueTimes(daily(2, 30), BERLIN, at('2026-03-28T00:00Z'), at('2026-03-31T00:00Z'));
  assert.deepEqual(iso(due), ['2026-03-28T01:30Z', '2026-03-29T01:30Z', '2026-03-30T00:30Z']);
});

test('a time that the clocks show twice comes once, the first time', () => {
  const due = dueTimes(daily(2, 30), BERLIN, at('2026-10-24T00:00Z'), at('2026-10-27T00:00Z'));
  assert.deepEqual(iso(due), ['2026-10-24T00:30Z', '2026-10-25T00:30Z', '2026-10-26T01:30Z']);
});

test('an hourly cron posts once per time of day when the hour repeats, and once when two times fall together', () => {
  const back = dueTimes(cron('30 * * * *'), BERLIN, at('2026-10-24T23:00Z'), at('2026-10-25T03:00Z'));
  assert.deepEqual(iso(back), ['2026-10-24T23:30Z', '2026-10-25T00:30Z', '2026-10-25T02:30Z']);
  const forward = dueTimes(cron('30 * * * *'), BERLIN, at('2026-03-29T00:00Z'), at('2026-03-29T03:00Z'));
  assert.deepEqual(iso(forward), ['2026-03-29T00:30Z', '2026-03-29T01:30Z', '2026-03-29T02:30Z']);
});

test('a jump over midnight moves a late time into the next day, and neither day loses its own', () => {
  const due = dueTimes(daily(23, 59), 'America/Nuuk', at('2024-03-30T00:00Z'), at('2024-04-01T12:00Z'));
  assert.deepEqual(iso(due), ['2024-03-30T01:59Z', '2024-03-31T01:59Z', '2024-04-01T00:59Z']);
  const midnight = dueTimes(daily(0, 0), 'Africa/Cairo', at('2026-04-23T00:00Z'), at('2026-04-25T12:00Z'));
  assert.deepEqual(iso(midnight), ['2026-04-23T22:00Z', '2026-04-24T21:00Z']);
});

test('a day that a zone skipped has no digest, not even on the day after', () => {
  const samoa = dueTimes(daily(9, 0), 'Pacific/Apia', at('2011-12-29T00:00Z'), at('2012-01-01T00:00Z'));
  assert.deepEqual(iso(samoa), ['2011-12-29T19:00Z', '2011-12-30T19:00Z', '2011-12-31T19:00Z']);
  const fridays = dueTimes(daily(9, 0, [5]), 'Pacific/Apia', at('2011-12-24T00:00Z'), at('2012-01-08T00:00Z'));
  assert.deepEqual(iso(fridays), ['2012-01-05T19:00Z']);
  const kwajalein = dueTimes(daily(9, 0), 'Pacific/Kwajalein', at('1993-08-20T00:00Z'), at('1993-08-23T00:00Z'));
  assert.deepEqual(iso(kwajalein), ['1993-08-20T21:00Z', '1993-08-21T21:00Z', '1993-08-22T21:00Z']);
});

test('offsets of half and three quarters of an hour, and a jump of half an hour', () => {
  const nepal = dueTimes(daily(9, 0), 'Asia/Kathmandu', at('2026-05-01T00:00Z'), at('2026-05-02T00:00Z'));
  assert.deepEqual(iso(nepal), ['2026-05-01T03:15Z']);
  const chatham = dueTimes(daily(9, 0), 'Pacific/Chatham', at('2026-01-01T00:00Z'), at('2026-01-02T00:00Z'));
  assert.deepEqual(iso(chatham), ['2026-01-01T19:15Z']);
  // 02:00 becomes 02:30 on 4 October 2026.
  const howe = dueTimes(daily(2, 15), 'Australia/Lord_Howe', at('2026-10-02T12:00Z'), at('2026-10-05T00:00Z'));
  assert.deepEqual(iso(howe), ['2026-10-02T15:45Z', '2026-10-03T15:45Z', '2026-10-04T15:15Z']);
});

test('a zone whose rules change is followed through the change', () => {
  // Turkey stayed on summer time in 2016; Mexico gave it up in 2022.
  const noon = (zone: string, year: number) =>
    iso(dueTimes(daily(12, 0), zone, at(`${year}-12-01T00:00Z`), at(`${year}-12-02T00:00Z`)))[0]?.slice(11);
  assert.deepEqual([noon('Europe/Istanbul', 2015), noon('Europe/Istanbul', 2016)], ['10:00Z', '09:00Z']);
  const july = (year: number) =>
    iso(nextDue(daily(12, 0), 'America/Mexico_City', at(`${year}-07-01T00:00Z`), 1))[0]?.slice(11);
  assert.deepEqual([july(2022), july(2023)], ['17:00Z', '18:00Z']);
});

test('month ends and leap days come when they come', () => {
  const ends = nextDue(cron('0 9 31 * *'), 'UTC', at('2026-01-31T09:00Z'), 4);
  assert.deepEqual(iso(ends), ['2026-03-31T09:00Z', '2026-05-31T09:00Z', '2026-07-31T09:00Z', '2026-08-31T09:00Z']);
  const leap = nextDue(cron('0 0 29 2 *'), 'UTC', at('2026-01-01T00:00Z'), 3);
  assert.deepEqual(iso(leap), ['2028-02-29T00:00Z', '2032-02-29T00:00Z', '2036-02-29T00:00Z']);
  assert.deepEqual(iso(nextDue(cron('0 0 29 2 *'), 'UTC', at('2096-03-01T00:00Z'), 1)), ['2104-02-29T00:00Z']);
  assert.deepEqual(dueTimes(cron('0 0 29 2 *'), 'UTC', at('2026-01-01T00:00Z'), at('2028-02-28T23:59Z')), []);
});

test('a day of the month and a day of the week: either of two that are restricted, both when one begins with a star', () => {
  const either = nextDue(cron('0 9 13 * 5'), 'UTC', at('2026-02-01T00:00Z'), 5);
  assert.deepEqual(
    either.map((time) => time.getUTCDate()),
    [6, 13, 20, 27, 6],
  );
  const both = nextDue(cron('0 9 */2 * 5'), 'UTC', at('2026-02-01T00:00Z'), 3);
  assert.deepEqual(
    both.map((time) => time.getUTCDate()),
    [13, 27, 13],
  );
});

test('the span leaves its beginning out and takes its end in', () => {
  const nine = at('2026-05-01T09:00Z');
  assert.deepEqual(dueTimes(daily(9, 0), 'UTC', nine, at('2026-05-02T08:59:59.999Z')), []);
  assert.deepEqual(iso(dueTimes(daily(9, 0), 'UTC', at('2026-05-01T08:59:59.999Z'), nine)), ['2026-05-01T09:00Z']);
  assert.deepEqual(dueTimes(daily(9, 0), 'UTC', nine, at('2026-04-01T00:00Z')), []);
  assert.deepEqual(dueTimes(daily(9, 0), 'UTC', new Date(Number.NaN), nine), []);
});

test('a limit takes the first ones, and the latest are found from the end', () => {
  const [from, to] = [at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z')];
  const hourly = cron('0 * * * *');
  const all = dueTimes(hourly, BERLIN, from, to);
  assert.deepEqual(dueTimes(hourly, BERLIN, from, to, 50), all.slice(0, 50));
  assert.deepEqual(latestDue(hourly, BERLIN, from, to, 50), all.slice(-50));
  assert.deepEqual(nextDue(hourly, BERLIN, from, 50), all.slice(0, 50));
  assert.deepEqual(nextDue(hourly, BERLIN, from, 0), []);
  assert.equal(dueTimes(hourly, BERLIN, at('1970-01-01T00:00Z'), at('9999-01-01T00:00Z')).length, 10_000);
});

test('a zone or an expression that is none is an error, not an empty list', () => {
  assert.throws(() => nextDue(daily(9, 0), 'Europe/Nowhere', at('2026-01-01T00:00Z'), 1), RangeError);
  assert.throws(() => nextDue(cron('* * * * *'), 'UTC', at('2026-01-01T00:00Z'), 1), RangeError);
  assert.throws(() => nextDue(daily(25, 0), 'UTC', at('2026-01-01T00:00Z'), 1), RangeError);
});
