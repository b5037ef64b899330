import type { Cue, Timing } from '../../core/video.ts';

/**
 * Words a minute where no duration is known: the median over 230 recorded talks of one speaker with stated durations
 * (mean 180, the middle nine tenths between 157 and 203, all between 146 and 218).
 */
export const USUAL_RATE = 180;
/** Words a minute that nobody speaks: a duration that asks for more is wrong, and worse than none. */
const FASTEST_RATE = 350;
/** Words in a worked-out cue: about what one caption line holds. */
const WORDS_PER_CUE = 8;

export interface Estimate {
  readonly cues: readonly Cue[];
  /** Seconds: the stated duration, or the one that the usual rate gives. */
  readonly duration: number;
  readonly timing: Exclude<Timing, 'exact'>;
}

/**
 * Times for an untimed text: its words, spaced evenly over the duration. `paced` with a stated duration (seconds),
 * `guessed` with none, or with one too short for the words.
 */
export function estimateCues(text: string, stated: number | null): Estimate {
  const words = text.match(/\S+/gu) ?? [];
  const possible = stated !== null && stated > 0 && words.length <= (stated / 60) * FASTEST_RATE;
  const duration = possible ? stated : spokenSeconds(words.length);
  const cues: Cue[] = [];
  for (let from = 0; from < words.length; from += WORDS_PER_CUE) {
    const start = Math.floor(((duration * from) / words.length) * 10) / 10;
    cues.push({ start, text: words.slice(from, from + WORDS_PER_CUE).join(' ') });
  }
  return { cues, duration, timing: possible ? 'paced' : 'guessed' };
}

/** Whole seconds that so many words take at the usual rate; at least one. */
export function spokenSeconds(words: number): number {
  return Math.max(1, Math.ceil((words * 60) / USUAL_RATE));
}
