import { type RawCue, timedTranscript } from '../cue-list.ts';
import { readAs } from '../document.ts';
import { refuse } from '../refuse.ts';
import type { Problem, Reader } from '../shapes.ts';
import { secondsOf } from './line-times.ts';

/** `[Ann Lee] 15:00:28`, alone on a line. */
const TURN = /^\[([^[\]\n]{1,80})\]\s{1,4}(\d{1,2}:\d{2}:\d{2})\s{0,9}$/u;
const DAY = 24 * 3600;

/**
 * The captions that Zoom saves on somebody's computer (`meeting_saved_closed_caption.txt`): who spoke, and the time of
 * day. The first words are taken for the beginning, so that the times are near the recording's and never called exact.
 */
export const savedCaptions: Reader = {
  name: 'saved captions',
  about: 'captions that Zoom saved (.txt: `[Ann Lee] 15:00:28`, then the words)',
  extensions: [],
  recognises: (_, text) => TURN.test(text.slice(0, 200).trimStart().split('\n', 1)[0] ?? ''),
  read(_, text) {
    const cues: { start: number; speaker: string; lines: string[] }[] = [];
    for (const line of text.split('\n')) {
      const turn = TURN.exec(line.trim());
      if (turn) cues.push({ start: secondsOf(turn[2]), speaker: turn[1] ?? '', lines: [] });
      else cues.at(-1)?.lines.push(line);
    }
    const notes: Problem[] = [];
    const transcript = timedTranscript(fromZero(cues), notes);
    if (transcript?.kind !== 'timed') return refuse(1, 'there are names and times, but no words below them');
    return readAs(savedCaptions.name, { transcript: { ...transcript, paced: true }, automatic: true, notes });
  },
};

/** Seconds since the first words; a meeting may go on past midnight. */
function fromZero(
  cues: readonly { readonly start: number; readonly speaker: string; readonly lines: readonly string[] }[],
): readonly RawCue[] {
  const first = cues[0]?.start ?? 0;
  return cues.map(({ start, speaker, lines }) => ({
    start: start < first ? start + DAY - first : start - first,
    text: lines.join('\n'),
    speaker,
  }));
}
