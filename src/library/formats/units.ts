/** Seconds that hardly a part of a transcript takes: where the usual one takes longer, milliseconds are counted. */
const LONGEST = 500;

/** Parts in seconds, whether they are counted in seconds or milliseconds: their lengths tell. */
export function inSeconds<T extends { readonly start: number; readonly length: number | null }>(
  parts: readonly T[],
): readonly T[] {
  const lengths = parts.flatMap(({ length }) => (length === null ? [] : [length])).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return usual > LONGEST ? parts.map((part) => ({ ...part, start: part.start / 1000 })) : parts;
}
