import { z } from 'zod';
import { oneLine, saysNothing } from '../text.ts';
import { isFurniture } from './furniture.ts';

/** What the lines above a transcript say of the recording. */
export interface Head {
  readonly title: string | null;
  /** ISO calendar date. */
  readonly date: string | null;
  /** Seconds. */
  readonly duration: number | null;
}

/** A line with nothing but a day, and maybe a time of day and a length: `Monday, Jan 20, 2025`, `20 January 2025`. */
const DATE =
  /^(?:\p{L}{3,9},?\s)?(?:\p{L}{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s\p{L}{3,9}),?\s\d{4}(?:,?\s\d{1,2}:\d{2}\s?(?:[ap]\.?m\.?)?(?:\s[•·|-]\s[\d:]{4,8})?)?$|^[\d./-]{6,10}$/iu;
/** How long it took: `1h 2m 30s`. */
const LENGTH = /^(?:(\d{1,2})h\s?)?(?:(\d{1,3})m\s?)?(?:(\d{1,2})s)?$/u;
/** What Teams adds to a meeting's name: `-20250120_100000-Meeting Recording`. */
const RECORDING = /[-_ ](\d{4})(\d{2})(\d{2})(?:[_-]\d{6})?[-_ ]?(?:Meeting (?:Recording|Transcript))?$/iu;
/** `[ti:Chips and clouds]`, as files of lyrics say it. */
const TAG = /^\[(ti|ar|al|au|by|re|ve|length|offset|la):\s?(.*)\]$/iu;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** @param lines without empty ones, as they stand above the first time */
export function headOf(lines: readonly string[]): Head {
  const plain = lines.map((line) => line.replace(/[*_]{2}/gu, '').trim());
  const title = titleIn(plain);
  const recording = RECORDING.exec(title ?? '');
  return {
    title: recording ? oneLine((title ?? '').slice(0, recording.index), 400) || title : title,
    date:
      plain.map(dateIn).find((date) => date !== null) ??
      (recording ? isoDate(recording[1], recording[2], recording[3]) : null),
    duration: plain.map(lengthIn).find((length) => length !== null) ?? null,
  };
}

/** The heading, else the first line that is neither a link nor a field such as `Date: …`. */
function titleIn(lines: readonly string[]): string | null {
  const tagged = lines.map((line) => TAG.exec(line)).find((tag) => tag?.[1]?.toLowerCase() === 'ti')?.[2];
  const heading = lines.find((line) => /^#{1,3}\s/u.test(line) && !isFurniture(line.replace(/^#+\s+/u, '')));
  const line =
    tagged ??
    lines.find((each) => RECORDING.test(each)) ??
    heading ??
    lines.find(
      (each) =>
        !/https?:\/\/|^[\p{L} ]{2,20}:\s/u.test(each) &&
        each.length <= 200 &&
        !DATE.test(each) &&
        !TAG.test(each) &&
        lengthIn(each) === null &&
        !isFurniture(each) &&
        !each.startsWith('#'),
    );
  const title = oneLine(
    (line ?? '')
      .replace(/^#{1,3}\s+/u, '')
      .replace(/\\([_*])/gu, '$1')
      .replace(/(?: \(\d{4}-\d{2}-\d{2}[^()]{0,40}\))?(?: [-–] (?:Transcript|Notes by Gemini))$/u, ''),
    400,
  );
  return saysNothing(title) ? null : title;
}

function dateIn(line: string): string | null {
  const iso = /\b(\d{4})-([01]\d)-([0-3]\d)\b/u.exec(line);
  if (iso) return isoDate(iso[1], iso[2], iso[3]);
  if (!DATE.test(line)) return null;
  const day = /(\p{L}{3,9})\.?\s(\d{1,2}),?\s(\d{4})/u.exec(line);
  const european = /(\d{1,2})\.?\s(\p{L}{3,9}),?\s(\d{4})/u.exec(line);
  const [name, number, year] = day ? [day[1], day[2], day[3]] : [european?.[2], european?.[1], european?.[3]];
  const month = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : isoDate(year, String(month), number);
}

function isoDate(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.iso.date().safeParse(date).success ? date : null;
}

function lengthIn(line: string): number | null {
  const match = line.length < 16 ? LENGTH.exec(line) : null;
  if (!match || match[0] === '') return null;
  return Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0) || null;
}
