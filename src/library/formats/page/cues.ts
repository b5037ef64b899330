import type { Cue } from '../../../core/video.ts';
import type { Transcript } from '../shapes.ts';
import { countWords } from '../text.ts';
import { likeliestChain } from './chain.ts';
import { MAX_TIMES, timeMarks } from './times.ts';

export type TranscriptResult =
  /** `unplaced`: words before the first time, which belong to no cue and are left out. */
  | { readonly ok: true; readonly transcript: Transcript | null; readonly unplaced: number }
  /** `offset`: where in the text the trouble begins. */
  | { readonly ok: false; readonly offset: number; readonly reason: string };

/** Words a cue may hold, on average, before its "times" are rather times said in an untimed talk. */
const WORDS_PER_CUE = 200;
/** The same where the text does not even begin with a time. */
const WORDS_PER_CUE_INSIDE = 60;

/**
 * A transcript's cues, their text verbatim but for the white space at its ends; or its text where it has no times.
 * @param duration seconds, where the document states it
 */
export function readTranscript(text: string, duration: number | null): TranscriptResult {
  const words = countWords(text);
  if (words === 0) return { ok: true, transcript: null, unplaced: 0 };
  const marks = timeMarks(text, duration);
  if (marks === null) return { ok: false, offset: 0, reason: `the transcript has more than ${MAX_TIMES} times in it` };
  const chain = likeliestChain(marks);
  const cues: Cue[] = [];
  chain.forEach((mark, index) => {
    const line = text.slice(mark.to, chain[index + 1]?.from).trim();
    if (line !== '') cues.push({ start: mark.seconds, text: line });
  });

  const chosen = new Set(chain);
  const strays = marks.filter((mark) => mark.weight >= 1 && !chosen.has(mark));
  const [stray] = strays;
  const manyTimes = marks.length * WORDS_PER_CUE_INSIDE > words;
  if (stray && manyTimes && strays.length > 3 && strays.length * 5 > marks.length) {
    return {
      ok: false,
      offset: stray.from,
      reason: 'from here on times run backwards; they should rise from cue to cue',
    };
  }

  const unplaced = chain[0]?.words ?? 0;
  const glued = chain[0] !== undefined && /\S/u.test(text[chain[0].to] ?? '');
  const timed =
    unplaced === 0
      ? (cues.length > 1 || glued) && words <= cues.length * WORDS_PER_CUE
      : cues.length >= 3 && words <= cues.length * WORDS_PER_CUE_INSIDE;
  if (!timed) return { ok: true, transcript: { kind: 'untimed', text: text.trim() }, unplaced: 0 };

  return { ok: true, transcript: { kind: 'timed', cues: withoutBrokenEnd(cues) }, unplaced };
}

/** Where a file was cut within a time, its stump (`11:2`) is no word. */
function withoutBrokenEnd(cues: readonly Cue[]): readonly Cue[] {
  const last = cues.at(-1);
  const stump = last && /(?:^|\s)\d{1,3}:\d?$/u.exec(last.text.slice(-8));
  if (!last || !stump) return cues;
  const text = last.text.slice(0, -stump[0].length).trim();
  return text === '' ? cues.slice(0, -1) : [...cues.slice(0, -1), { ...last, text }];
}
