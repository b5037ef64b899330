import type { Schedule } from '../../core/digest.ts';
import { AskerError } from '../../core/errors.ts';
import { understandSchedule, understandZone } from '../schedule/index.ts';

/** Words of a zone, at most: `New York` has two, `Europe/London` one. */
const ZONE_WORDS = 3;

/**
 * A time and the zone among its words: `09:00 Europe/London weekdays` is `09:00 weekdays` and `Europe/London`. The
 * longest run of words that is a zone is taken, the last of those, as long as the rest is a schedule.
 */
export function splitZone(time: string): { readonly time: string; readonly zone: string | null } {
  const words = time
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 40);
  for (let count = Math.min(ZONE_WORDS, words.length); count > 0; count -= 1) {
    for (let from = words.length - count; from >= 0; from -= 1) {
      const named = words.slice(from, from + count).join(' ');
      // `sat` and `noon` are no places, whatever a list of zones may say.
      if (understandSchedule({ time: named }).ok) continue;
      const rest = words.toSpliced(from, count).join(' ');
      const zone = understandZone(named);
      if (zone.ok && (rest === '' || understandSchedule({ time: rest }).ok)) return { time: rest, zone: zone.zone };
    }
  }
  return { time, zone: null };
}

/** As `splitZone`; and where no zone is among the words, but one that looks like it, that one: `Europe/Londn`. */
export function splitTypedZone(time: string): ReturnType<typeof splitZone> {
  const split = splitZone(time);
  if (split.zone !== null) return split;
  const words = time.split(/\s+/u).slice(0, 40);
  for (const word of words) {
    if (!word.includes('/') || understandSchedule({ time: word }).ok) continue;
    const zone = understandZone(word);
    if (!zone.ok && zone.near.length > 0) return { time: words.filter((one) => one !== word).join(' '), zone: word };
  }
  return split;
}

/**
 * The schedule that is asked for. Where one exists, what is not named stays: new days keep the time, a new time the days.
 * @throws AskerError saying what was not understood, with an example
 */
export function scheduleFrom(request: { time?: string; days?: string }, existing: Schedule | null): Schedule {
  const read = understandSchedule(request);
  if (!read.ok) throw new AskerError(read.problem, { example: `/digest subscribe ${read.example}` });
  const { schedule } = read;
  if (existing?.kind !== 'weekly' || schedule.kind !== 'weekly') return schedule;
  const { time = '', days = '' } = request;
  const text = `${time} ${days}`;
  return {
    ...schedule,
    ...(namesDays(text) ? {} : { days: existing.days }),
    ...(namesTime(text) ? {} : { hour: existing.hour, minute: existing.minute }),
  };
}

/** True unless adding a day leaves that day alone: then the text names none itself. */
function namesDays(text: string): boolean {
  const read = understandSchedule({ time: text, days: 'mon' });
  return !(read.ok && read.schedule.kind === 'weekly' && read.schedule.days.join() === '1') || /\bmon/iu.test(text);
}

/** True unless adding an odd time gives just that: then the text names none itself. */
function namesTime(text: string): boolean {
  const read = understandSchedule({ time: '03:17', days: text });
  return !(read.ok && read.schedule.kind === 'weekly' && read.schedule.hour === 3 && read.schedule.minute === 17);
}
