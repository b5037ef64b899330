import { cleanText } from '../../core/arguments.ts';
import { distance } from '../../core/distance.ts';
import { ODD_OFFSETS } from './zone-aliases.ts';
import { canonicalZone, ZONE_BY_KEY, ZONES, zoneKey } from './zone-names.ts';

export type ZoneReading =
  /** A zone that Intl takes, as IANA writes it. */
  | { readonly ok: true; readonly zone: string }
  /** At most five zones that may have been meant, best first. */
  | { readonly ok: false; readonly near: readonly string[] };

const LONGEST = 80;
const MOST_NEAR = 5;

/**
 * The zone that people mean: an IANA name in any case, an older name, a city, a country of one zone, an abbreviation, or
 * an offset. An offset of whole hours is a zone without daylight saving (`UTC+2` is IANA's `Etc/GMT-2`); for another one
 * the places that keep it all year are offered, since no IANA name says it.
 */
export function understandZone(text: string): ZoneReading {
  const clean = cleanText(text);
  if (clean === '' || clean.length > LONGEST) return { ok: false, near: [] };
  const minutes = offsetIn(clean);
  if (minutes !== null) return fixedZone(minutes);
  const known = spellings(clean).flatMap((key) => ZONE_BY_KEY.get(key) ?? [])[0];
  const zone = known ?? canonicalZone(clean.replaceAll(' ', '_'));
  return zone === null ? { ok: false, near: nearZones(zoneKey(clean)) } : { ok: true, zone };
}

/** Minutes east of Greenwich when somebody typed an offset: `UTC+2`, `gmt -5:30`, `+0530`. */
export function offsetIn(text: string): number | null {
  const match = /^(?:utc|gmt)? ?([+\-−–]) ?(\d{1,2})(?::?(\d{2}))?$/iu.exec(text);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '+' ? minutes : -minutes;
}

function fixedZone(minutes: number): ZoneReading {
  if (minutes === 0) return { ok: true, zone: 'UTC' };
  if (minutes % 60 !== 0) return { ok: false, near: ODD_OFFSETS[minutes] ?? [] };
  const hours = minutes / 60;
  // IANA's fixed zones count westwards, as POSIX does.
  const zone = canonicalZone(`Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`);
  return zone === null ? { ok: false, near: [] } : { ok: true, zone };
}

/** `New York time`, `London, UK` and `Eastern Standard Time` besides what was typed. */
function spellings(text: string): readonly string[] {
  const [head = ''] = text.split(/[,(]/u);
  const plain = [text, head].map((name) =>
    name.trim().replace(/ (?:(?:standard|daylight|summer|local) )?time(?: ?zone)?$/iu, ''),
  );
  return [text, ...plain].map(zoneKey).filter((key) => key !== '');
}

function nearZones(key: string): readonly string[] {
  if (key.length < 3) return [];
  const most = key.length < 5 ? 1 : key.length < 10 ? 2 : 3;
  const far = (candidate: string): number => {
    if (candidate.length < 3) return most + 1;
    if (candidate.startsWith(key)) return 0.5;
    return distance(key, candidate, most);
  };
  return ZONES.map(({ zone, keys }) => ({ zone, far: Math.min(...keys.map(far)) }))
    .filter((candidate) => candidate.far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_NEAR)
    .map(({ zone }) => zone);
}
