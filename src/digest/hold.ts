import type { DigestStore } from '../core/digest-store.ts';
import type { Clock } from './clock.ts';

/** The claim is another process's by now: whatever is left to do is done there. */
export class LostClaim extends Error {
  override readonly name = 'LostClaim';
}

/** The runner is stopping. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** One's own claim of a delivery, kept alive for as long as there is something to do. */
export interface Hold {
  /** Makes sure that the claim is still one's own. @throws LostClaim, Stopped */
  assert(): Promise<void>;
  /** Waits, and keeps the claim alive. @throws LostClaim, Stopped */
  rest(ms: number): Promise<void>;
  /** What the work comes to; the claim is kept alive meanwhile. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Whether something may just be on its way to the platform: a claim is not given up as long as that is so. */
  doubt(is: boolean): void;
  /** Gives the claim up, for whoever comes next to take over at once; while in doubt, once its lease is over. */
  release(): Promise<void>;
}

/** @param lease milliseconds after which a claim that was not renewed may be taken over */
export function createHold(
  { store, clock, by, lease }: { store: DigestStore; clock: Clock; by: string; lease: number },
  id: string,
  stopping: AbortSignal,
): Hold {
  const beat = lease / 3;
  let inDoubt = false;
  async function assert(): Promise<void> {
    if (stopping.aborted) throw new Stopped();
    if (!(await store.renew(id, by, clock.now()))) throw new LostClaim();
  }
  return {
    assert,
    async rest(ms) {
      for (let left = ms; left > 0; left -= beat) {
        await clock.wait(Math.min(left, beat), stopping);
        await assert();
      }
    },
    async during(work) {
      const done = new AbortController();
      const renewing = (async () => {
        for (;;) {
          await clock.wait(beat, done.signal);
          if (done.signal.aborted) return;
          await store.renew(id, by, clock.now());
        }
      })();
      // A renewal that fails shows at the next assertion.
      renewing.catch(() => undefined);
      try {
        return await work;
      } finally {
        done.abort();
      }
    },
    doubt(is) {
      inDoubt = is;
    },
    async release() {
      if (inDoubt) return;
      await store.renew(id, by, new Date(0));
    },
  };
}
