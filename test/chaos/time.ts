import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../../src/digest/index.ts';

/** How many seconds pass in one of the machine's. */
export const SPEED = 50;

/** A moment of the fast time and the machine's at the same moment, in milliseconds: all that it takes to tell the time. */
export const anchorSchema = z.object({ fast: z.number(), real: z.number() });
export type Anchor = z.infer<typeof anchorSchema>;

/** Time that passes {@link SPEED} times as fast as the machine's, the same in every process, and can be moved on. */
export class FastClock implements Clock {
  readonly random: () => number;
  anchor: Anchor;

  constructor(anchor: Anchor, random: () => number = Math.random) {
    this.anchor = anchor;
    this.random = random;
  }

  ms(): number {
    return this.anchor.fast + (Date.now() - this.anchor.real) * SPEED;
  }

  now(): Date {
    return new Date(this.ms());
  }

  /** Moves it on to a moment, or leaves it where it is when that is past. */
  moveTo(fast: number): void {
    this.anchor = { fast: Math.max(fast, this.ms()), real: Date.now() };
  }

  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    await sleep(ms / SPEED, undefined, { ...(signal ? { signal } : {}) }).catch(() => undefined);
  }
}
