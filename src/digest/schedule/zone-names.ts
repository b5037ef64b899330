import { RENAMED, ZONE_ALIASES } from './zone-aliases.ts';

/** A zone, and all that people may call it, each as {@link zoneKey} has it. */
export interface NamedZone {
  readonly zone: string;
  /** Its city, the whole name, and aliases. */
  readonly keys: readonly string[];
}

/** A name as it is compared: `São Paulo`, `sao_paulo` and `SAO PAULO` are `saopaulo`. Signs of an offset stay. */
export function zoneKey(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z\d+]/gu, '');
}

/** Names that ICU keeps from Java 1.1 and nobody means: its MIT is Samoa, its SST the Solomon Islands. */
const JAVA = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT SST VST'.split(' '),
);

/** The zones that this machine's time zone database has, by IANA's present names, and UTC. */
export const ZONES: readonly NamedZone[] = zones();

/** Zones by every key of theirs: names before cities, cities before aliases. */
export const ZONE_BY_KEY: ReadonlyMap<string, string> = byKey();

/**
 * A name that Intl takes, as IANA writes it now: `us/eastern` is `America/New_York`, `Asia/Calcutta` is `Asia/Kolkata`.
 * Null for a name that Intl does not know.
 */
export function canonicalZone(name: string): string | null {
  if (!/^[A-Za-z][\w+/-]{0,60}$/u.test(name) || /^SystemV\//iu.test(name) || JAVA.has(name.toUpperCase())) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return RENAMED[timeZone] ?? timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A zone as people read it: `Europe/London`, `America/New York`, `UTC+2` for `Etc/GMT-2`. */
export function zoneName(zone: string): string {
  const fixed = /^Etc\/GMT([+-])(\d{1,2})$/u.exec(zone);
  return fixed ? `UTC${fixed[1] === '+' ? '−' : '+'}${fixed[2]}` : zone.replaceAll('_', ' ');
}

function zones(): NamedZone[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone').map((name) => RENAMED[name] ?? name), 'UTC']);
  return [...names].map((zone) => {
    const older = Object.entries(RENAMED).flatMap(([from, to]) => (to === zone ? [from] : []));
    const own = [zone, ...older].flatMap((name) => [zoneKey(name.slice(name.lastIndexOf('/') + 1)), zoneKey(name)]);
    const aliases = ZONE_ALIASES.flatMap(([alias, of]) => (of === zone ? [zoneKey(alias)] : []));
    return { zone, keys: [...new Set([...own, ...aliases])] };
  });
}

function byKey(): Map<string, string> {
  const map = new Map<string, string>();
  for (const depth of [0, 1, 2]) {
    for (const { zone, keys } of ZONES) {
      const some = depth === 0 ? keys.slice(1, 2) : depth === 1 ? keys.slice(0, 1) : keys.slice(2);
      for (const key of some) if (!map.has(key)) map.set(key, zone);
    }
  }
  return map;
}
