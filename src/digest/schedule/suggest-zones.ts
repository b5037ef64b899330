import { Temporal } from 'temporal-polyfill';
import { cleanText } from '../../core/arguments.ts';
import type { Suggestion } from '../../core/command.ts';
import { offsetIn, understandZone } from './understand-zone.ts';
import { COMMON_ZONES } from './zone-aliases.ts';
import { type NamedZone, ZONES, zoneKey, zoneName } from './zone-names.ts';

const MOST = 25;

/**
 * Completions for a zone: at most 25, best first. The value is its IANA name, the label says what the clocks there show
 * and how far from UTC: `Europe/London · 14:05 now, UTC+1`. An offset (`+2`) finds the zones that keep it at the moment.
 */
export function suggestZones(typed: string, now: Date): readonly Suggestion[] {
  const clean = cleanText(typed).slice(0, 80);
  if (clean === '') return COMMON_ZONES.map((zone) => suggestion(zone, now));
  const meant = understandZone(clean);
  const first = meant.ok ? [meant.zone] : [];
  const offset = offsetIn(clean);
  const others = offset === null ? ranked(zoneKey(clean)) : keeping(offset, now);
  const near = first.length + others.length === 0 && !meant.ok ? meant.near : [];
  return [...new Set([...first, ...others, ...near])].slice(0, MOST).map((zone) => suggestion(zone, now));
}

function suggestion(zone: string, now: Date): Suggestion {
  const there = localTime(zone, now);
  const time = `${pad(there.hour)}:${pad(there.minute)}`;
  return { label: `${zoneName(zone)} · ${time} now, ${offsetName(offsetMinutes(there))}`, value: zone };
}

function ranked(key: string): readonly string[] {
  if (key === '') return [];
  return ZONES.map((named) => ({ zone: named.zone, rank: rankOf(named, key) }))
    .filter(({ rank }) => rank < 4)
    .sort((a, b) => a.rank - b.rank || commonness(a.zone) - commonness(b.zone))
    .map(({ zone }) => zone);
}

/** 0 for the very name, 1 for the beginning of one, 2 for the beginning of a region's, 3 for a part. */
function rankOf({ keys }: NamedZone, key: string): number {
  if (keys.includes(key)) return 0;
  const at = keys.findIndex((candidate) => candidate.startsWith(key));
  if (at >= 0) return at === 1 ? 2 : 1;
  return keys.some((candidate) => key.length > 2 && candidate.includes(key)) ? 3 : 4;
}

function commonness(zone: string): number {
  const at = COMMON_ZONES.indexOf(zone);
  return at < 0 ? COMMON_ZONES.length : at;
}

function keeping(minutes: number, now: Date): readonly string[] {
  return ZONES.map(({ zone }) => zone)
    .filter((zone) => offsetMinutes(localTime(zone, now)) === minutes)
    .sort((a, b) => commonness(a) - commonness(b));
}

function localTime(zone: string, now: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
}

function offsetMinutes(there: Temporal.ZonedDateTime): number {
  return Math.round(there.offsetNanoseconds / 60e9);
}

function offsetName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${pad(rest)}`}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
