import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueTimes, settle } from '../../../src/digest/schedule/index.ts';
import { at, chooser, cron, daily, iso } from './support.ts';

const HOUR = 3_600_000;
const CATCH_UP = 6 * HOUR;
const NINE = { schedule: daily(9, 0), zone: 'UTC', since: at('2026-05-01T12:00Z'), paused: null };

test('a time is due from its minute on, until it is later than the time for catching up', () => {
  const last = at('2026-05-09T09:00Z');
  assert.deepEqual(settle(NINE, last, at('2026-05-10T08:59:59.999Z'), CATCH_UP), { due: null, missed: [] });
  const due = at('2026-05-10T09:00Z');
  assert.deepEqual(settle(NINE, last, due, CATCH_UP), { due, missed: [] });
  assert.deepEqual(settle(NINE, last, at('2026-05-10T15:00Z'), CATCH_UP), { due, missed: [] });
  assert.deepEqual(settle(NINE, last, at('2026-05-10T15:00:00.001Z'), CATCH_UP), { due: null, missed: [due] });
});

test('after days of standstill the latest is posted, and the others are missed', () => {
  const { due, missed } = settle(NINE, at('2026-05-06T09:00Z'), at('2026-05-09T10:00Z'), CATCH_UP);
  assert.equal(due?.toISOString(), '2026-05-09T09:00:00.000Z');
  assert.deepEqual(iso(missed), ['2026-05-07T09:00Z', '2026-05-08T09:00Z']);
});

test('what was due before it was made, changed or resumed is none of its business', () => {
  assert.deepEqual(settle(NINE, null, at('2026-05-01T14:00Z'), CATCH_UP), { due: null, missed: [] });
  assert.deepEqual(settle(NINE, at('2026-04-01T09:00Z'), at('2026-05-01T14:00Z'), CATCH_UP), { due: null, missed: [] });
  assert.equal(settle(NINE, null, at('2026-05-02T09:00Z'), CATCH_UP).due?.toISOString(), '2026-05-02T09:00:00.000Z');
});

test('a clock set back gives nothing, and neither does a paused subscription', () => {
  assert.deepEqual(settle(NINE, at('2026-05-10T09:00Z'), at('2026-05-08T10:00Z'), CATCH_UP), { due: null, missed: [] });
  const paused = { ...NINE, paused: 'The channel is archived.' };
  assert.deepEqual(settle(paused, null, at('2026-05-10T09:00Z'), CATCH_UP), { due: null, missed: [] });
});

test('of years that were missed the latest hundred are listed', () => {
  const { due, missed } = settle(NINE, null, at('2036-05-10T16:00Z'), CATCH_UP);
  assert.equal(due, null);
  assert.equal(missed.length, 100);
  assert.equal(missed.at(-1)?.toISOString(), '2036-05-10T09:00:00.000Z');
  const late = settle(NINE, null, at('2036-05-10T10:00Z'), CATCH_UP);
  assert.equal(late.missed.length, 100);
  assert.equal(late.missed.at(-1)?.toISOString(), '2036-05-09T09:00:00.000Z');
});

test('on a clock that is moved by hand, also backwards, every due time of a year is settled exactly once', () => {
  const { random, below, pick } = chooser(4_040);
  const schedules = [daily(9, 0), daily(2, 30), daily(0, 0, [1, 4]), cron('15 6-20/2 * * *'), cron('0 9 1,31 * 5')];
  const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu'];
  for (let round = 0; round < 12; round++) {
    const [schedule, zone] = [pick(schedules), pick(zones)];
    const since = new Date(Date.UTC(2026, below(12), 1 + below(28), below(24)));
    const end = since.getTime() + 366 * 24 * HOUR;
    const settled: Date[] = [];
    let last: Date | null = null;
    let now = since.getTime();
    while (now < end) {
      const stride = pick([HOUR / 60, HOUR, 12 * HOUR, 100 * HOUR]) * random();
      now += random() < 0.15 ? -stride : stride;
      const { due, missed } = settle({ schedule, zone, since, paused: null }, last, new Date(now), CATCH_UP);
      for (const time of missed) {
        // A missed one is late, or a later one is posted in its stead.
        assert.ok(due || now - time.getTime() > CATCH_UP || time !== missed.at(-1));
      }
      if (due) assert.ok(due.getTime() <= now && now - due.getTime() <= CATCH_UP);
      settled.push(...missed, ...(due ? [due] : []));
      last = settled.at(-1) ?? null;
    }
    const expected = dueTimes(schedule, zone, since, last ?? since);
    assert.ok(expected.length > 15);
    assert.deepEqual(settled, expected, `round ${round}: ${JSON.stringify(schedule)} in ${zone}`);
    const left = dueTimes(schedule, zone, last ?? since, new Date(Math.max(now, end)));
    assert.deepEqual(
      left.filter((time) => time.getTime() <= now),
      [],
    );
  }
});
