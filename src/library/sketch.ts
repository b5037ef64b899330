import { STOP_WORDS } from './terms.ts';

/** Hashes in a sketch. */
const HASHES = 16;
/** Of those, how many two passages must have in common to be looked at. */
const IN_COMMON = 5;
/** Share of the telling terms of the shorter one that both must have to say the same. */
const SAME = 0.45;
/** Telling terms of the shorter one, at least: a few words are alike by chance. */
const LEAST = 12;
/** The characters of a sketch: two bytes each in UTF-8. */
const [FIRST, CHARACTERS] = [0x100, 0x600];

/**
 * A sketch of the telling terms of a passage: of sixteen hashes the least one over its terms (MinHash, Broder 1997). As many
 * of them are alike in two passages as the share of terms that both have.
 */
export function sketchOf(terms: string): string {
  const least = new Uint32Array(HASHES).fill(0xffff_ffff);
  for (const term of new Set(terms.split(' '))) {
    if (STOP_WORDS.has(term)) continue;
    // FNV-1a, then one multiplicative hash each.
    let hash = 0x811c9dc5;
    for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
    for (let one = 0; one < HASHES; one += 1) {
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d + 2 * one);
      const value = (hash ^ (hash >>> 13)) >>> 0;
      if (value < (least[one] ?? 0)) least[one] = value;
    }
  }
  return String.fromCharCode(...Array.from(least, (value) => FIRST + (value % CHARACTERS)));
}

interface Sketched {
  readonly terms: string;
  readonly sketch: string;
}

/**
 * Groups passages that say the same, as the captions of a talk that was put up twice: each with the number of the first
 * one that says it. Captions of one talk differ in a word of ten to a word of four; passages that only speak of the same
 * share a tenth of their telling terms.
 */
export function alike(passages: readonly Sketched[]): readonly number[] {
  // Only those are compared that have two neighbouring hashes in common (locality-sensitive hashing, Gionis et al. 1999).
  const bands = Array.from({ length: HASHES / 2 }, () => new Map<number, number[]>());
  const tellingAt = new Map<number, ReadonlySet<string>>();
  const telling = (at: number) => {
    const known = tellingAt.get(at) ?? tellingIn(passages[at]?.terms ?? '');
    tellingAt.set(at, known);
    return known;
  };
  return passages.map(({ sketch }, at) => {
    const candidates = new Set<number>();
    const places = bands.map((band, number) => {
      const key = sketch.charCodeAt(2 * number) * 0x1_0000 + sketch.charCodeAt(2 * number + 1);
      const others = band.get(key);
      for (const other of others ?? []) candidates.add(other);
      return { band, key, others };
    });
    const found = [...candidates]
      .sort((a, b) => a - b)
      .find((first) => {
        const other = passages[first];
        return other && inCommon(sketch, other.sketch) >= IN_COMMON && saysTheSame(telling(at), telling(first));
      });
    if (found !== undefined) return found;
    if (sketch === '') return at;
    for (const { band, key, others } of places) {
      if (others) others.push(at);
      else band.set(key, [at]);
    }
    return at;
  });
}

function inCommon(a: string, b: string): number {
  let common = 0;
  for (let at = 0; at < a.length; at += 1) if (a.charCodeAt(at) === b.charCodeAt(at)) common += 1;
  return common;
}

function saysTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let common = 0;
  for (const term of one) if (other.has(term)) common += 1;
  const fewer = Math.min(one.size, other.size);
  return fewer >= LEAST && common >= SAME * fewer;
}

function tellingIn(terms: string): ReadonlySet<string> {
  return new Set(terms.split(' ').filter((term) => !STOP_WORDS.has(term)));
}
