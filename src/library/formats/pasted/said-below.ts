import type { RawCue } from '../cue-list.ts';
import { canBeName } from '../speakers.ts';
import { countWords } from '../text.ts';
import { secondsOf } from './line-times.ts';
import { CLOCK } from './plain-line.ts';
import { spokenTimeLength } from './spoken-time.ts';

/** What stands below a time, line by line; the first of the lines is the time's own. */
export interface TimedText {
  readonly start: number;
  readonly lines: readonly string[];
  readonly speaker: string | null;
  /** True where the time is that of the one before, for want of its own. */
  readonly timeless?: boolean;
}

/** Share of the times of which something must be true to be the way this transcript is written. */
const NEARLY_ALL = 0.8;

/** The captions without the times in words that YouTube's panel has glued to them, where nearly all have them. */
export function withoutSpokenTimes(cues: readonly TimedText[]): readonly TimedText[] {
  const lengths = cues.map(({ start, lines: [own = ''] }) => spokenTimeLength(own, start));
  if (lengths.filter((length) => length > 0).length < cues.length * NEARLY_ALL) return cues;
  return cues.map((cue, index) => {
    const [own = '', ...below] = cue.lines;
    return { ...cue, lines: [own.slice(lengths[index]), ...below] };
  });
}

/** The captions with the names that stand alone beside their times, `0:12 Ann Lee`, what is said below, as speakers. */
export function withNameLines(cues: readonly TimedText[]): readonly TimedText[] {
  const named = cues.map(
    ({ lines: [own = '', ...below], speaker }) => speaker === null && below.length > 0 && canBeName(own),
  );
  const names = new Set(cues.flatMap(({ lines: [own = ''] }, index) => (named[index] ? own : [])));
  const count = named.filter(Boolean).length;
  if (count < 2 || count < cues.length * NEARLY_ALL || (count > 4 && names.size * 2 > count)) return cues;
  return cues.map((cue, index) => {
    const [own = '', ...below] = cue.lines;
    return named[index] ? { ...cue, lines: ['', ...below], speaker: own } : cue;
  });
}

/** A time in brackets within what is said, and what Trint adds to it: how long it was. */
const INNER = new RegExp(String.raw`[[(](${CLOCK})[\])](?:\[\d{1,5}\.\d{1,2}\])?`, 'gu');

/** The captions, parted where a time in brackets stands within them that lies between theirs and the next one's. */
export function atInnerTimes(cues: readonly RawCue[]): readonly RawCue[] {
  return cues.flatMap((cue, index): readonly RawCue[] => {
    if (!/\d[\])]/u.test(cue.text)) return [cue];
    const until = cues[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const parts: RawCue[] = [];
    let [start, from] = [cue.start, 0];
    for (const match of cue.text.matchAll(INNER)) {
      const seconds = secondsOf(match[1]);
      if (!(seconds >= start && seconds <= until)) continue;
      parts.push({ ...cue, start, text: cue.text.slice(from, match.index) });
      [start, from] = [seconds, match.index + match[0].length];
    }
    return [...parts, { ...cue, start, text: cue.text.slice(from) }];
  });
}

/** Words a second where nothing says when the next ones begin. */
const RATE = 2.5;

/** The captions with a time of their own for those that have none: between those that do, by the words before them. */
export function withWorkedOutTimes(cues: readonly TimedText[]): readonly TimedText[] {
  const all: TimedText[] = [];
  for (let from = 0; from < cues.length; ) {
    let to = from + 1;
    while (cues[to]?.timeless) to += 1;
    const run = cues.slice(from, to);
    const words = run.map(({ lines }) => countWords(lines.join(' ')));
    const total = words.reduce((sum, count) => sum + count, 0);
    const begins = cues[from]?.start ?? 0;
    const lasts = (cues[to]?.start ?? begins + total / RATE) - begins;
    let before = 0;
    run.forEach((cue, index) => {
      const start = cue.timeless ? Math.floor((begins + (lasts * before) / Math.max(1, total)) * 10) / 10 : cue.start;
      all.push({ ...cue, start });
      before += words[index] ?? 0;
    });
    from = to;
  }
  return all;
}
