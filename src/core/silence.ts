import type { Video } from './video.ts';

/** Seconds for which nothing is said until what comes after is another thing. */
const LONG = 30;
/** Seconds that a word takes of whoever speaks slowest. */
const WORD = 1;

type Spoken = Pick<Video, 'cues' | 'timing' | 'duration'>;

/**
 * The second at which a caption line is over: where the next one begins, or, where that is long after its words can have been
 * said, when they have been. Only exact times tell that nobody speaks.
 */
export function cueEnd({ cues, timing, duration }: Spoken, index: number): number {
  const cue = cues[index];
  const start = cue?.start ?? 0;
  const next = cues[index + 1]?.start ?? duration;
  if (!cue || timing !== 'exact' || next - start <= LONG) return Math.max(start, next);
  const said = start + wordsIn(cue.text) * WORD;
  return next - said > LONG ? said : next;
}

/** Whether nothing is said for long before a caption line. */
export function afterSilence(video: Spoken, index: number): boolean {
  const before = index - 1;
  return before >= 0 && cueEnd(video, before) < (video.cues[index]?.start ?? 0);
}

function wordsIn(text: string): number {
  return text.split(/\s+/u).length;
}
