import type { Cue } from '../../../core/video.ts';
import type { Transcript } from '../shapes.ts';
import { countWords } from '../text.ts';
import { secondsOf } from './line-times.ts';

/** Seconds after which Google Meet writes the next time into a transcript. */
export const BLOCK = 300;
/** Words of a caption whose time is worked out, and words that no caption has. */
const CAPTION = 12;
const MANY = 100;
/** Words a second where nothing says how long a block took. */
const RATE = 2.5;
const ENDED = /(?:^|\n)(?:#{1,4} )?(?:Meeting|Transcription) ended after (\d{1,2}:\d{2}:\d{2})/u;

/** True for what Google Meet says below a transcript. */
export function isMeeting(text: string): boolean {
  return ENDED.test(text) || text.includes('This editable transcript was computer generated');
}

/** Seconds that a meeting lasted, as Google Meet says below its transcript. */
export function meetingLength(text: string): number | null {
  const seconds = secondsOf(ENDED.exec(text)?.[1]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/**
 * The captions of a transcript that has a time every five minutes only, as Google Meet's: the words of a block, spaced
 * evenly over it. What is not written so is left as it is.
 * @param ends seconds, where it is known when the meeting ended
 */
export function pacedBlocks(transcript: Transcript, ends: number | null): Transcript {
  if (transcript.kind !== 'timed') return transcript;
  const blocks = [...Map.groupBy(transcript.cues, ({ start }) => start)];
  const full = blocks.some(([, said]) => said.length > 1 || said.some(({ text }) => countWords(text) > MANY));
  const sparse = full && blocks.every(([start]) => start % BLOCK === 0);
  if (!sparse) return transcript;
  const cues = blocks.flatMap(([start, said], index) => {
    const words = said.reduce((sum, { text }) => sum + countWords(text), 0);
    const next = blocks[index + 1]?.[0] ?? Math.max(ends ?? 0, start);
    return spaced(said, start, next > start ? next - start : words / RATE, words);
  });
  return { kind: 'timed', cues, paced: true };
}

function spaced(said: readonly Cue[], start: number, lasts: number, words: number): readonly Cue[] {
  let before = 0;
  return said.flatMap((cue) => {
    const own = cue.text.split(' ');
    const parts: Cue[] = [];
    for (let from = 0; from < own.length; from += CAPTION) {
      const at = start + (lasts * before) / Math.max(1, words);
      parts.push({ ...cue, start: Math.floor(at * 10) / 10, text: own.slice(from, from + CAPTION).join(' ') });
      before += Math.min(CAPTION, own.length - from);
    }
    return parts;
  });
}
