import { quoted } from '../../core/arguments.ts';
import { said, type Typed } from './tokens.ts';

/** A time that begins at a token: minutes after midnight, and the token after it; or what is wrong with it. */
export type TimeRead =
  /** `open` when nothing said which half of the day it is in. */
  { readonly minute: number; readonly open: boolean; readonly next: number } | { readonly problem: string };

type Half = 'am' | 'pm' | 'night';
interface Hour {
  readonly hour: number;
  readonly minute: number;
  /** A word such as `noon`, which leaves nothing open. */
  readonly settled: boolean;
  readonly next: number;
}

const UNITS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50 };
const SETTLED: Readonly<Record<string, number>> = {
  noon: 12,
  midday: 12,
  mittag: 12,
  mittags: 12,
  mediodia: 12,
  midi: 12,
  midnight: 0,
  mitternacht: 0,
  medianoche: 0,
  minuit: 0,
};
const HALVES: Readonly<Record<string, Half>> = {
  am: 'am',
  pm: 'pm',
  morning: 'am',
  mornings: 'am',
  afternoon: 'pm',
  afternoons: 'pm',
  evening: 'pm',
  evenings: 'pm',
  night: 'night',
};
const HOUR_MARKS = new Set(['h', 'hr', 'hrs', 'hour', 'hours', 'uhr', 'oclock', 'horas', 'heures']);
const BEFORE = new Set(['to', 'before', 'till', 'til', 'of']);
const AFTER = new Set(['past', 'after']);

/** The time that begins at token `at`, in any of the ways of saying it. Null when none begins there. */
export function readTime(typed: Typed, at: number): TimeRead | null {
  const counted = readCounted(typed, at);
  const time = counted ?? readHour(typed, at);
  if (time === null || 'problem' in time) return time;
  return settled(typed, at, time, counted?.shift ?? 0);
}

/** `half past`, `quarter to`, `ten minutes past`: how far from the hour, and the hour. */
function readCounted(typed: Typed, at: number): (Hour & { shift: number }) | null {
  const { tokens } = typed;
  const first = tokens[at]?.key === 'a' ? at + 1 : at;
  const word = tokens[first]?.key ?? '';
  const number = readNumber(typed, first);
  const minutes = word === 'half' ? 30 : word === 'quarter' ? 15 : number?.value;
  let next = number?.next ?? first + 1;
  if (minutes === undefined) return null;
  if (/^min(?:ute)?s?$/u.test(tokens[next]?.key ?? '')) next++;
  const way = tokens[next]?.key ?? '';
  // `half nine` is half past nine in English; a bare `quarter nine` is nothing.
  if (word === 'half' && !AFTER.has(way) && !BEFORE.has(way)) next--;
  else if (!AFTER.has(way) && !BEFORE.has(way)) return null;
  const hour = readHour(typed, next + 1);
  if (hour === null || 'problem' in hour || hour.minute !== 0) return null;
  return { ...hour, shift: BEFORE.has(way) && next > first ? -minutes : minutes };
}

/** An hour with or without minutes: `9`, `9:30`, `17h30`, `0900`, `nine thirty`, `noon`. */
function readHour(typed: Typed, at: number): Hour | { problem: string } | null {
  const { tokens } = typed;
  const token = tokens[at];
  if (!token) return null;
  const word = SETTLED[token.key];
  if (word !== undefined) return { hour: word, minute: 0, settled: true, next: at + 1 };
  if (!token.isNumber) return readSpoken(typed, at);

  const digits = token.key;
  const after = SETTLED[tokens[at + 1]?.key ?? ''];
  if (after !== undefined && digits === '12') return { hour: after, minute: 0, settled: true, next: at + 2 };
  if (digits.length === 3 || digits.length === 4) {
    const next = skipHourMark(typed, at + 1);
    return { hour: Number(digits.slice(0, -2)), minute: Number(digits.slice(-2)), settled: false, next };
  }
  if (digits.length > 4) return { problem: `${quoted(said(typed, at, at))} is no time of day.` };

  const [sign, minutes] = [tokens[at + 1]?.key ?? '', tokens[at + 2]];
  const joined = sign === ':' || sign === '.' || HOUR_MARKS.has(sign);
  if (!joined || !minutes?.isNumber || (sign === '.' && minutes.start > (tokens[at + 1]?.end ?? 0))) {
    return { hour: Number(digits), minute: 0, settled: false, next: skipHourMark(typed, at + 1) };
  }
  const seconds = tokens[at + 3]?.key === ':' ? 2 : 0;
  if (minutes.key.length !== 2 || (seconds > 0 && tokens[at + 4]?.key !== '00')) {
    return {
      problem: `${quoted(said(typed, at, at + 2 + seconds))} is no time of day: write hours and two digits of minutes.`,
    };
  }
  const next = skipHourMark(typed, at + 3 + seconds);
  return { hour: Number(digits), minute: Number(minutes.key), settled: false, next };
}

/** `nine`, `nine thirty`, `nine oh five`. */
function readSpoken(typed: Typed, at: number): Hour | null {
  const hour = readNumber(typed, at);
  if (hour === null) return null;
  const oh = /^oh?$/u.test(typed.tokens[hour.next]?.key ?? '') ? 1 : 0;
  const follower = typed.tokens[hour.next + oh];
  const minute = follower?.isNumber === false ? readNumber(typed, hour.next + oh) : null;
  const fits = minute !== null && (oh === 1 ? minute.value < 10 : minute.value >= 10);
  if (!fits) return { hour: hour.value, minute: 0, settled: false, next: skipHourMark(typed, hour.next) };
  return { hour: hour.value, minute: minute.value, settled: false, next: minute.next };
}

function readNumber({ tokens }: Typed, at: number): { value: number; next: number } | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.isNumber) return token.key.length <= 2 ? { value: Number(token.key), next: at + 1 } : null;
  const unit = UNITS.indexOf(token.key);
  if (unit >= 0) return { value: unit, next: at + 1 };
  const ten = Object.hasOwn(TENS, token.key) ? TENS[token.key] : undefined;
  if (ten === undefined) return null;
  const hyphen = tokens[at + 1]?.key === '-' ? 1 : 0;
  const more = UNITS.indexOf(tokens[at + 1 + hyphen]?.key ?? '');
  return more > 0 && more < 10 ? { value: ten + more, next: at + 2 + hyphen } : { value: ten, next: at + 1 };
}

function settled(typed: Typed, at: number, time: Hour, shift: number): TimeRead {
  const half = time.settled ? null : readHalf(typed, time.next);
  const next = half?.next ?? time.next;
  const words = quoted(said(typed, at, next - 1));
  if (time.minute > 59 || Math.abs(shift) > 59)
    return { problem: `${words} is no time of day: minutes go from 00 to 59.` };
  if (half && (time.hour < 1 || time.hour > 12)) {
    return { problem: `${words} is no time of day: before “am” or “pm” the hour is 1 to 12.` };
  }
  if (time.hour > 23) return { problem: `${words} is no time of day: hours go from 0 to 23.` };
  const hour = half ? (time.hour % 12) + (isLater(half.half, time.hour) ? 12 : 0) : time.hour;
  const open = half === null && !time.settled && time.hour > 0 && time.hour < 12;
  return { minute: (hour * 60 + time.minute + shift + 1440) % 1440, open, next };
}

function isLater(half: Half, hour: number): boolean {
  return half === 'pm' || (half === 'night' && hour >= 5 && hour <= 11);
}

/** `pm`, a `p` that clings to its number, `in the evening`, `at night`. */
function readHalf({ tokens }: Typed, at: number): { half: Half; next: number } | null {
  const key = tokens[at]?.key ?? '';
  const clings = tokens[at]?.start === tokens[at - 1]?.end;
  if ((key === 'a' || key === 'p') && clings) return { half: key === 'a' ? 'am' : 'pm', next: at + 1 };
  let next = at;
  while (/^(?:in|the|at)$/u.test(tokens[next]?.key ?? '') && next < at + 2) next++;
  const word = tokens[next]?.key ?? '';
  const half = Object.hasOwn(HALVES, word) ? HALVES[word] : undefined;
  return half ? { half, next: next + 1 } : null;
}

function skipHourMark({ tokens }: Typed, at: number): number {
  return HOUR_MARKS.has(tokens[at]?.key ?? '') ? at + 1 : at;
}
