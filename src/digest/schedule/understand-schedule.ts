import { quoted } from '../../core/arguments.ts';
import type { Schedule } from '../../core/digest.ts';
import { distance } from '../../core/distance.ts';
import { readCron } from './cron.ts';
import { DAY_WORDS } from './day-words.ts';
import { readDays } from './read-days.ts';
import { readTime } from './read-time.ts';
import { said, type Typed, typed } from './tokens.ts';

export type ScheduleReading =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly problem: string; readonly example: string };

const LONGEST = 200;
const EXAMPLE = 'weekdays 09:00';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
const NINE = 9 * 60;

/** Words that carry nothing here, in the languages that days are understood in. */
const FILLERS = new Set(
  (
    'at on every each and the a an of in all once from um und jeden jede jeder jedes am y e et el la le las los les lo ' +
    'cada todos tous chaque morning mornings please local time only just - – — , ; . & + / | ( )'
  ).split(' '),
);
/** Parts of the day that make a bare hour a late one: `every evening at 7`. */
const LATE = /^(?:afternoon|evening|night)s?$/u;
const BUT = new Set(['except', 'excluding', 'without', 'not', 'but', 'ausser', 'salvo', 'excepto', 'sauf']);

/** Rhythms that a time and days cannot say, and the cron expression that can. */
const RHYTHMS: Readonly<Record<string, string>> = {
  other: 'cron:0 9 */2 * *',
  second: 'cron:0 9 */2 * *',
  hourly: 'cron:0 * * * *',
  hour: 'cron:0 * * * *',
  hours: 'cron:0 */2 * * *',
  twice: 'cron:0 9,17 * * *',
  monthly: 'cron:0 9 1 * *',
  month: 'cron:0 9 1 * *',
  yearly: 'cron:0 9 1 1 *',
  year: 'cron:0 9 1 1 *',
  weekly: 'mon 09:00',
  biweekly: 'mon 09:00',
  fortnightly: 'mon 09:00',
  week: 'mon 09:00',
};

/**
 * A schedule as people say it: a time and days of the week in either field, in either order (`mon,wed 17:30`, `9am`,
 * `every weekday at half past nine`, `daily except sunday`), or `cron:` and five fields. What is left out is every day,
 * and 09:00. A bare hour is of the 24-hour clock: `at 9` is 09:00. Both fields together have 200 characters at most.
 */
export function understandSchedule({ time = '', days = '' }: { time?: string; days?: string }): ScheduleReading {
  const both = `${time.trim()} ; ${days.trim()}`;
  if (both.length > LONGEST) return not(`That schedule has more than ${LONGEST} characters.`);
  if (/\bcron\s*:/iu.test(both)) return understandCron([time, days].map((text) => text.trim()).filter(Boolean));

  const text = typed(both);
  const reading = read(text);
  if ('problem' in reading) return not(reading.problem, reading.example);
  const { minutes, days: named } = reading;
  const [minute = NINE, another] = [...new Set(minutes)];
  if (another !== undefined) {
    return not('Those are two times; a digest comes at one. For more, use cron.', 'cron:0 9,17 * * 1-5');
  }
  const asked = text.tokens.some(({ key }) => key !== ';');
  if (asked && minutes.length === 0 && named === null && !reading.every) {
    return not(`${quoted(both.replaceAll(';', ' ').trim())} names neither a time nor a day.`);
  }
  if (named?.length === 0) return not('No day of the week is left of those days.');
  return {
    ok: true,
    schedule: { kind: 'weekly', hour: Math.floor(minute / 60), minute: minute % 60, days: named ?? EVERY_DAY },
  };
}

function understandCron(fields: readonly string[]): ScheduleReading {
  const [first = '', ...others] = fields;
  if (others.length > 0 || !/^cron\s*:/iu.test(first)) {
    return not('A cron expression stands alone: it says both the time and the days.', 'cron:0 9 * * 1-5');
  }
  const reading = readCron(first.slice(first.indexOf(':') + 1));
  return reading.ok ? { ok: true, schedule: { kind: 'cron', expression: reading.cron.expression } } : reading;
}

interface Heard {
  readonly minutes: readonly number[];
  /** Ascending; null when none was named. */
  readonly days: readonly number[] | null;
  /** Some word said that it comes regularly. */
  readonly every: boolean;
}

function read(text: Typed): Heard | { problem: string; example?: string } {
  const minutes: number[] = [];
  const wanted = new Set<number>();
  const unwanted = new Set<number>();
  let every = false;
  let late = false;
  let into = wanted;
  for (let at = 0; at < text.tokens.length; ) {
    const key = text.tokens[at]?.key ?? '';
    const days = readDays(text, at);
    const time = days ? null : readTime(text, at);
    if (time && 'problem' in time) return { problem: time.problem, example: '09:00' };
    if (days) for (const day of days.days) into.add(day);
    else if (time) minutes.push(time.open && late ? time.minute + 720 : time.minute);
    else if (LATE.test(key)) late = true;
    else if (BUT.has(key)) into = unwanted;
    else if (!FILLERS.has(key) || (key === '-' && at === 0)) return misheard(text, at);
    every ||= /^(?:every|each|mornings?)$/u.test(key);
    at = (days ?? time)?.next ?? at + 1;
  }
  if (late && minutes.length === 0) return { problem: 'At what time of the evening or afternoon?', example: '18:00' };
  if (unwanted.size === 0 && wanted.size === 0) return { minutes, days: null, every };
  const all = wanted.size > 0 ? wanted : new Set<number>(EVERY_DAY);
  return { minutes, days: [...all].filter((day) => !unwanted.has(day)).sort((a, b) => a - b), every };
}

function misheard(text: Typed, at: number): { problem: string; example?: string } {
  const key = text.tokens[at]?.key ?? '';
  const word = quoted(said(text, at, at));
  const rhythm = Object.hasOwn(RHYTHMS, key) ? RHYTHMS[key] : undefined;
  if (rhythm !== undefined) return { problem: `${word} does not say on which days and at what time.`, example: rhythm };
  const near = DAY_WORDS.find((candidate) => key.length > 4 && distance(key, candidate, 2) <= 2);
  const guess = near === undefined ? '' : ` Is it ${quoted(near)}?`;
  return { problem: `${word} is neither a time nor a day of the week.${guess}` };
}

function not(problem: string, example = EXAMPLE): ScheduleReading {
  return { ok: false, problem, example };
}
