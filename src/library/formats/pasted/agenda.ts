import { countWords } from '../text.ts';

/** Seconds, counted from the beginning of a recording, that a time of day before six would be: `6:00`. */
const EARLIEST = 6 * 60;
/** The same of midnight. */
const LATEST = 24 * 60;
/** Minutes to which the times of an agenda are rounded. */
const ROUNDED = 5;
/** Words in a minute far below speech, of which there are more than a hundred. */
const SPARSE = 40;

/**
 * True where times are hours of a day, as `10:00 Welcome`, `10:30 Coffee` in the agenda of a conference: they begin in
 * the morning, are all round, rise, and taken for minutes and seconds leave hardly any words to be said between them.
 * @param cues with starts in seconds, `10:30` being 630
 */
export function isAgenda(cues: readonly { readonly start: number; readonly text: string }[]): boolean {
  const first = cues[0]?.start ?? 0;
  const last = cues.at(-1)?.start ?? 0;
  if (cues.length < 3 || first < EARLIEST || last >= LATEST || first === last) return false;
  if (cues.some(({ start }, index) => start % ROUNDED !== 0 || start < (cues[index - 1]?.start ?? 0))) return false;
  // What stands below the last time lasts as long as the others do.
  const minutes = ((last - first) / 60) * (cues.length / (cues.length - 1));
  return cues.reduce((words, { text }) => words + countWords(text), 0) < minutes * SPARSE;
}
