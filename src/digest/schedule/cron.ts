import { validateDetailed } from 'node-cron';
import { quoted } from '../../core/arguments.ts';
import { type CivilDay, civilDay } from './local-time.ts';

/** What a cron expression says, read out. */
export interface Cron {
  /** The five fields, one space between. */
  readonly expression: string;
  readonly minute: number;
  /** 0 to 23, ascending. */
  readonly hours: readonly number[];
  /** Days of the month; null when the field leaves them open. */
  readonly monthDays: readonly number[] | null;
  /** 1 to 12; null when the field leaves them open. */
  readonly months: readonly number[] | null;
  /** ISO 8601 weekdays; null when the field leaves them open. */
  readonly weekdays: readonly number[] | null;
  /** A day that either field names, rather than one that both name. */
  readonly either: boolean;
  has(day: CivilDay): boolean;
}

export type CronReading =
  | { readonly ok: true; readonly cron: Cron }
  | { readonly ok: false; readonly problem: string; readonly example: string };

const EXAMPLE = 'cron:0 9 * * 1-5';
const LONGEST = 120;
/** Twenty-eight years of the Gregorian calendar without a century hold every pair of date and weekday. */
const CYCLE = { from: Date.UTC(2001, 0, 1) / 86_400_000, days: 28 * 366 } as const;

const MACROS: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

/**
 * A cron expression of five fields, or one of cron's macros, as node-cron understands its fields. Exactly one minute of
 * an hour, so that it comes hourly at most; no seconds; none of Quartz's `L`, `W` and `#`. Day of month and day of week
 * are joined as crontab(5) does it: a day that either names when both are restricted, one that both name when one begins
 * with `*`. (node-cron's own matcher asks for both, always.)
 */
export function readCron(typed: string): CronReading {
  const written = typed.trim();
  const macro = written.toLowerCase();
  if (written.length > LONGEST) return refused(`A cron expression has at most ${LONGEST} characters.`);
  const fields = (Object.hasOwn(MACROS, macro) ? (MACROS[macro] ?? '') : written).split(/\s+/u);
  const problem = fields[0]?.startsWith('@')
    ? `${quoted(written)} is no macro of cron that is known here: those are ${Object.keys(MACROS).join(', ')}.`
    : problemOf(fields);
  if (problem !== null) return refused(problem);

  const expression = fields.join(' ').toLowerCase();
  const { fields: parsed, errors } = validateDetailed(expression);
  const [error] = errors;
  if (!parsed || error) {
    const why = error ? `${error.message} (${error.field})` : 'it cannot be read';
    return refused(`${quoted(expression)} is no cron expression: ${why}.`);
  }
  const [minute, ...more] = numbers(parsed.minute);
  if (minute === undefined || more.length > 0) {
    return refused(
      `${quoted(fields[0] ?? '')} would post more than once an hour: the first field is one minute, 0 to 59.`,
    );
  }
  const cron = joined({
    expression,
    minute,
    hours: numbers(parsed.hour),
    monthDays: restricted(numbers(parsed.dayOfMonth), 31),
    months: restricted(numbers(parsed.month), 12),
    weekdays: restricted(numbers(parsed.dayOfWeek.map((day) => (day === 0 ? 7 : day))), 7),
    either: !isOpen(fields[2]) && !isOpen(fields[4]),
  });
  return comes(cron) ? { ok: true, cron } : refused(`${quoted(expression)} names a day that never comes.`);
}

function problemOf(fields: readonly string[]): string | null {
  if (fields.length !== 5) {
    const seconds = fields.length === 6 ? ' Seconds are not taken.' : '';
    return `A cron expression has five fields (minute, hour, day of month, month, day of week), not ${fields.length}.${seconds}`;
  }
  for (const field of fields) {
    if (/#|\d[lw]|^l/iu.test(field)) return `${quoted(field)} uses L, W or #, which are not understood here.`;
    if (!/^[a-z\d*,/?-]+$/iu.test(field) || /\d{3}/u.test(field)) return `${quoted(field)} is no field of cron.`;
  }
  return null;
}

function joined(fields: Omit<Cron, 'has'>): Cron {
  const [monthDays, months, weekdays] = [fields.monthDays, fields.months, fields.weekdays].map(
    (values) => values && new Set(values),
  );
  return {
    ...fields,
    has({ month, day, weekday }) {
      if (months && !months.has(month)) return false;
      const byDate = monthDays?.has(day) ?? true;
      const byWeekday = weekdays?.has(weekday) ?? true;
      return fields.either ? byDate || byWeekday : byDate && byWeekday;
    },
  };
}

function comes(cron: Cron): boolean {
  for (let day = CYCLE.from; day < CYCLE.from + CYCLE.days; day++) {
    if (cron.has(civilDay(day))) return true;
  }
  return false;
}

function isOpen(field: string | undefined): boolean {
  return field === undefined || field.startsWith('*') || field.startsWith('?');
}

/** Null for a field that takes all there are. */
function restricted(values: readonly number[], all: number): readonly number[] | null {
  return values.length === all ? null : values;
}

function numbers(values: readonly (number | string)[]): readonly number[] {
  return [...new Set(values.flatMap((value) => (typeof value === 'number' ? [value] : [])))].sort((a, b) => a - b);
}

function refused(problem: string): CronReading {
  return { ok: false, problem, example: EXAMPLE };
}
