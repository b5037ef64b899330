import type { Asker } from './asker.ts';

/** How much one person may ask. */
export interface PaceLimit {
  readonly asks: number;
  /** Milliseconds in which so many may be asked. */
  readonly within: number;
}

/** More than anybody types or presses by hand, and far from what would slow the others down. */
export const USUAL_PACE: PaceLimit = { asks: 20, within: 60_000 };

/** People whose pace is remembered at once: those who asked longest ago are forgotten first. */
const REMEMBERED = 10_000;

/** Counts what each person asks within a sliding span of time. */
export interface Pace {
  /** Counts one more. @returns seconds to wait, 0 when it may be answered; what must wait is not counted */
  wait(asker: Asker): number;
}

/** @param now milliseconds, of a clock that never goes back */
export function createPace({ asks, within }: PaceLimit, now: () => number): Pace {
  const times = new Map<string, readonly number[]>();
  return {
    wait({ platform, id }) {
      const key = `${platform}:${id}`;
      const at = now();
      const recent = (times.get(key) ?? []).filter((time) => time > at - within);
      times.delete(key);
      const [oldest] = recent;
      const full = recent.length >= asks && oldest !== undefined;
      times.set(key, full ? recent : [...recent, at]);
      const [longestAgo] = times.keys();
      if (times.size > REMEMBERED && longestAgo !== undefined) times.delete(longestAgo);
      return full ? Math.max(1, Math.ceil((oldest + within - at) / 1000)) : 0;
    },
  };
}
