import { PostError } from '../core/poster.ts';

/** Milliseconds, between two tries; the last of them is followed by one more try. */
const WAITS = [1_000, 4_000, 10_000] as const;
/** Milliseconds that somebody who shares is kept waiting because a platform asks for it. */
const PATIENCE = 20_000;

/** Resolves after so many milliseconds. */
export type Wait = (ms: number) => Promise<void>;

/**
 * Tries until it succeeds or is refused: four times, or as long as the platform's own wait can be asked of somebody who
 * stands by.
 * @throws PostError the last one
 */
export async function persist<T>(wait: Wait, attempt: () => Promise<T>): Promise<T> {
  for (const pause of WAITS) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PostError) || error.kind === 'refused') throw error;
      const asked = (error.retryAfter ?? 0) * 1_000;
      if (asked > PATIENCE) throw error;
      await wait(Math.max(pause, asked));
    }
  }
  return attempt();
}
