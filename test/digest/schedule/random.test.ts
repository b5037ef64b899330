import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schedule } from '../../../src/core/digest.ts';
import { dueTimes } from '../../../src/digest/schedule/index.ts';
import { reckon, type Spelled } from './reckoning.ts';
import { ALL_DAYS, chooser, range } from './support.ts';

const DAY = 86_400_000;
const ZONES = Intl.supportedValuesOf('timeZone');
/** Zones whose clocks have done more than most. */
const EVENTFUL = (
  'Pacific/Apia Pacific/Kwajalein Pacific/Kiritimati Australia/Lord_Howe Africa/Casablanca Africa/Cairo America/Nuuk ' +
  'America/Scoresbysund Asia/Pyongyang America/Caracas Asia/Gaza Europe/Istanbul Antarctica/Troll Antarctica/Casey ' +
  'Asia/Kathmandu America/Havana Asia/Beirut America/Sao_Paulo Europe/Volgograd Pacific/Fakaofo'
).split(' ');
/** Days about which such zones changed their clocks. */
const TURNS = ['2011-12-30', '1993-08-21', '1994-12-31', '2016-11-04', '2024-03-31', '2015-08-15', '2007-12-09'];

function randomSchedule({ random, below, pick, some }: ReturnType<typeof chooser>): [Schedule, Spelled] {
  const minute = below(60);
  const days = some(ALL_DAYS, 7).sort((a, b) => a - b);
  if (random() < 0.4) {
    const hour = pick([0, 1, 2, 3, 23, below(24)]);
    return [
      { kind: 'weekly', hour, minute, days },
      { minute, hours: [hour], has: ({ weekday }) => days.includes(weekday) },
    ];
  }
  const hours = random() < 0.3 ? range(0, 23) : some(range(0, 23), 4).sort((a, b) => a - b);
  const dates = random() < 0.5 ? null : some(range(1, 28), 6);
  const months = random() < 0.7 ? null : some(range(1, 12), 9);
  const week = random() < 0.5 ? null : days;
  const list = (values: readonly number[] | null) => values?.join(',') ?? '*';
  const weekField = list(week?.map((day) => (day === 7 ? pick([0, 7]) : day)) ?? null);
  const expression = `${minute} ${hours.length === 24 ? '*' : list(hours)} ${list(dates)} ${list(months)} ${weekField}`;
  const has: Spelled['has'] = ({ month, day, weekday }) => {
    if (months && !months.includes(month)) return false;
    if (dates && week) return dates.includes(day) || week.includes(weekday);
    return (!dates || dates.includes(day)) && (!week || week.includes(weekday));
  };
  return [
    { kind: 'cron', expression },
    { minute, hours, has },
  ];
}

test('random schedules in random zones are due exactly when walking along the clock says so', () => {
  const choice = chooser(20_261_121);
  const { random, below, pick } = choice;
  let compared = 0;
  for (let round = 0; round < 160; round++) {
    const [schedule, spelled] = randomSchedule(choice);
    const zone = pick(random() < 0.5 ? EVENTFUL : ZONES);
    const middle = random() < 0.4 ? Date.parse(pick(TURNS)) : Date.UTC(1982 + below(55), below(12), below(28));
    const after = middle - below(30 * DAY);
    const until = middle + below(60 * DAY);
    const expected = reckon(spelled, zone, after, until);
    const due = dueTimes(schedule, zone, new Date(after), new Date(until));
    assert.deepEqual(
      due.map((time) => time.toISOString()),
      expected.map((time) => new Date(time).toISOString()),
      `round ${round}: ${JSON.stringify(schedule)} in ${zone}, ${new Date(after).toISOString()} to ${new Date(until).toISOString()}`,
    );
    compared += due.length;
  }
  assert.ok(compared > 4_000, `${compared} due times were compared`);
});
