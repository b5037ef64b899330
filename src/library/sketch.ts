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
  readonly videoId: string;
  readonly terms: string;
  readonly sketch: string;
}

/** Hashes that are looked up together, so many in a sketch, and the places that each of these has for its values. */
const BAND = 2;
const BANDS = HASHES / BAND;
const PLACES = 256;

/**
 * Groups passages of different videos that say the same, as the captions of a talk that was put up twice: each with the
 * number of the first one that says it. Captions of one talk differ in a word of ten to a word of four; passages that only
 * speak of the same share a tenth of their telling terms.
 */
export function alike(passages: readonly Sketched[]): readonly number[] {
  // Only those are compared that have two neighbouring hashes in common (locality-sensitive hashing, Gionis et al. 1999):
  // for each place the last passage that came to it, and for each passage the one that was there before.
  const latest = new Int32Array(BANDS * PLACES).fill(-1);
  const before = new Int32Array(BANDS * passages.length);
  const comparedWith = new Int32Array(passages.length).fill(-1);
  const tellingAt: (ReadonlySet<string> | undefined)[] = [];
  const telling = (at: number) => {
    const known = tellingAt[at] ?? tellingIn(passages[at]?.terms ?? '');
    tellingAt[at] = known;
    return known;
  };
  const isAlike = (at: number, other: number) => {
    const [one, first] = [passages[at], passages[other]];
    if (!one || !first || one.videoId === first.videoId || inCommon(one.sketch, first.sketch) < IN_COMMON) return false;
    return saysTheSame(telling(at), telling(other));
  };
  return passages.map(({ sketch }, at) => {
    let first = at;
    for (let band = 0; band < BANDS && sketch !== ''; band += 1) {
      let other = latest[placeIn(band, sketch)] ?? -1;
      for (; other >= 0; other = before[BANDS * other + band] ?? -1) {
        if (comparedWith[other] === at) continue;
        comparedWith[other] = at;
        if (other < first && isAlike(at, other)) first = other;
      }
    }
    // What says the same as another is found by that one.
    for (let band = 0; band < BANDS && sketch !== '' && first === at; band += 1) {
      const place = placeIn(band, sketch);
      before[BANDS * at + band] = latest[place] ?? -1;
      latest[place] = at;
    }
    return first;
  });
}

/** Where a band of a sketch is looked up: by its low bits, which are as good as any of a hash. */
function placeIn(band: number, sketch: string): number {
  const [one, other] = [sketch.charCodeAt(BAND * band), sketch.charCodeAt(BAND * band + 1)];
  return band * PLACES + ((one + 31 * other) & (PLACES - 1));
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
