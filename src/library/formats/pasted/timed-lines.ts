import type { Section } from '../../../core/video.ts';
import type { RawCue } from '../cue-list.ts';
import { withSpeakers } from '../speakers.ts';
import { oneLine } from '../text.ts';
import { fromTheBeginning, isSparse } from './blocks.ts';
import { chapterLines, withChapters } from './chapter-lines.ts';
import { isFurniture, isLanguageName, isSaidByNobody } from './furniture.ts';
import { type Line, lineOf } from './line-times.ts';
import { isMeeting } from './meeting.ts';
import { unmarked } from './plain-line.ts';
import { atInnerTimes, type TimedText, withNameLines, withoutSpokenTimes, withWorkedOutTimes } from './said-below.ts';
import { isSpokenTime } from './spoken-time.ts';

/** A transcript whose lines have times. */
export interface TimedLines {
  readonly cues: readonly RawCue[];
  readonly sections: readonly Section[];
  /** The lines before the first time: a title perhaps, and a link. */
  readonly head: readonly string[];
  /** Where in the lines the first time stands, from 0. */
  readonly firstLine: number;
  /** True where some times were worked out, for words that have none. */
  readonly paced: boolean;
}

/** A line for a time and one for the words every two seconds of a day. */
const MAX_LINES = 86_400;
/** Times that a text needs, and the share of its lines with words that they begin at least. */
const LEAST = 3;
const LEAST_SHARE = 0.1;
/** Times that may run backwards: a chapter list at the end, a slip. */
const MOST_BACKWARDS = 0.1;

/**
 * The captions of a text whose lines have times: on lines of their own, as YouTube's "Show transcript" is copied, before
 * the words, or after a name. Null when it is no such text.
 */
export function timedLinesIn(text: string): TimedLines | null {
  const all = linesOf(text);
  if (all === null) return null;
  const panelled = withoutPanel(withChapters(anchored(all)));
  const meeting = isSparse(panelled, isMeeting(text));
  const lines = meeting ? fromTheBeginning(panelled) : withNames(panelled);
  const times = lines.filter((line) => line.kind === 'time');
  const words = lines.filter((line) => line.kind === 'text' || (line.kind === 'time' && line.text !== '')).length;
  if (!meeting && (times.length < LEAST || times.length < words * LEAST_SHARE)) return null;
  const backwards = times.filter((line, index) => line.seconds < (times[index - 1]?.seconds ?? 0)).length;
  if (backwards > times.length * MOST_BACKWARDS || !times.every(({ seconds }) => Number.isFinite(seconds))) return null;
  const firstLine = lines.findIndex((line) => line.kind === 'time');
  const chaptered = chapterLines(lines, firstLine);
  // A heading below the title that stands last before the first time is the first section's.
  const opening = lines.findLastIndex(
    (line, index) => index < firstLine && line.kind === 'heading' && line.level > 1 && !isFurniture(line.title),
  );
  const named = lines.findIndex(({ kind }) => kind === 'name');
  const begins = named === -1 ? firstLine : Math.min(firstLine, named);
  const cues: { start: number; lines: string[]; speaker: string | null; timeless?: boolean }[] = [];
  const titles: { title: string; start: number | null; cue: number }[] = [];
  lines.forEach((line, index) => {
    if (line.kind === 'time') cues.push({ start: line.seconds, lines: [line.text], speaker: line.speaker });
    else if (line.kind === 'heading' && (index > firstLine || index === opening || line.seconds !== null))
      titles.push({ title: line.title, start: line.seconds, cue: cues.length });
    else if (line.kind === 'text' && chaptered.has(index))
      titles.push({ title: line.text.replace(/^Chapter \d{1,3}:\s?/u, ''), start: null, cue: cues.length });
    else if (line.kind === 'text') cues.at(-1)?.lines.push(line.text);
    else if (line.kind === 'name' && index >= begins)
      cues.push({ start: cues.at(-1)?.start ?? 0, lines: [line.text], speaker: line.speaker, timeless: true });
  });
  return {
    cues: atInnerTimes(withSpeakers(withWorkedOutTimes(goingOn(withoutSpokenTimes(withNameLines(cues)))).map(asCue))),
    sections: sectionsOf(
      mostTelling(titles).map(({ title, start, cue }) => ({ title, start: start ?? cues[cue]?.start ?? null })),
    ),
    head: text
      .split('\n')
      .slice(0, begins)
      .filter((line, index) => !chaptered.has(index) && lines[index]?.kind !== 'blank' && !isFurniture(line)),
    firstLine,
    paced: cues.some(({ timeless }) => timeless),
  };
}

/** What the lines are; null where they are more than a day's captions have. */
function linesOf(text: string): readonly Line[] | null {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks > MAX_LINES ? null : text.split('\n').map(lineOf);
}

/** Names in bold that speak elsewhere too; what else stands in bold is words. */
function withNames(lines: readonly Line[]): readonly Line[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const name = line.kind === 'time' || line.kind === 'name' ? line.speaker : null;
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return lines.map((line) =>
    line.kind === 'name' && (counts.get(line.speaker) ?? 0) < 2
      ? { kind: 'text', text: `${line.speaker}${line.text === '' ? '' : `: ${line.text}`}` }
      : line,
  );
}

/** In a transcript with a name at most of its times, a time without one goes on with who spoke before. */
function goingOn(cues: readonly TimedText[]): readonly TimedText[] {
  if (cues.filter(({ speaker }) => speaker !== null).length * 2 < cues.length) return cues;
  let before: string | null = null;
  return cues.map((cue) => {
    before = cue.speaker ?? before;
    return { ...cue, speaker: before };
  });
}

/** Titles with times of their own, where there are several; else all, each at the time that follows it. */
function mostTelling<T extends { readonly start: number | null }>(titles: readonly T[]): readonly T[] {
  const own = titles.filter(({ start }) => start !== null);
  return own.length > 1 ? own : titles;
}

function asCue({ start, lines, speaker }: TimedText): RawCue {
  return { start, text: lines.map(unmarked).join('\n'), speaker };
}

/** A name below a heading with a time speaks from that time on: `### 0:12 – Chips`, then `**Ann Lee**`. */
function anchored(lines: readonly Line[]): readonly Line[] {
  let seconds: number | null = null;
  return lines.map((line) => {
    const from = seconds;
    if (line.kind !== 'blank') seconds = line.kind === 'heading' ? line.seconds : null;
    return line.kind === 'name' && from !== null
      ? { kind: 'time', seconds: from, speaker: line.speaker, text: '' }
      : line;
  });
}

/** Lines without what nobody says between them, at their end too, and without the times in words below each time. */
function withoutPanel(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex(({ kind }) => kind !== 'blank');
  const times = lines.filter((line) => line.kind === 'time').length;
  let above: Line | null = null;
  const spoken = lines.map((line) => {
    const time = above;
    if (line.kind !== 'blank') above = line;
    return time?.kind === 'time' && time.text === '' && line.kind === 'text' && isSpokenTime(line.text, time.seconds);
  });
  const panel = spoken.filter(Boolean).length >= times * 0.8;
  return lines.map((line, index) => {
    const language = index === last && line.kind === 'text' && isLanguageName(line.text);
    const nobody =
      (line.kind === 'text' && isSaidByNobody(line.text)) || (line.kind === 'heading' && isSaidByNobody(line.title));
    return language || nobody || (panel && spoken[index]) ? { kind: 'blank' } : line;
  });
}

function sectionsOf(titles: readonly { readonly title: string; readonly start: number | null }[]): readonly Section[] {
  const known = titles.flatMap(({ title, start }) =>
    start === null || title === '' || isFurniture(title) ? [] : [{ title: oneLine(title, 300), start }],
  );
  const sections = known.sort((a, b) => a.start - b.start).slice(0, 500);
  return sections.map((section, index) => {
    const end = sections.slice(index + 1).find(({ start }) => start > section.start)?.start ?? null;
    return { ...section, end, about: null };
  });
}
