import type { Section } from '../../core/video.ts';
import type { RawCue } from './cue-list.ts';
import { type Line, lineOf } from './line-times.ts';
import { canBeName, withSpeakers } from './speakers.ts';
import { spokenTimeLength } from './spoken-time.ts';
import { oneLine } from './text.ts';

/** A transcript whose lines have times. */
export interface TimedLines {
  readonly cues: readonly RawCue[];
  readonly sections: readonly Section[];
  /** The lines before the first time: a title perhaps, and a link. */
  readonly head: readonly string[];
  /** Where in the lines the first time stands, from 0. */
  readonly firstLine: number;
}

/** A line for a time and one for the words every two seconds of a day. */
const MAX_LINES = 86_400;
/** Times that a text needs, and the share of its lines with words that they begin at least. */
const LEAST = 3;
const LEAST_SHARE = 0.1;
/** Times that may run backwards: a chapter list at the end, a slip. */
const MOST_BACKWARDS = 0.1;
/** What YouTube's page shows around a transcript. */
const FURNITURE =
  /^(?:transcript|transcripts?|show transcript|search (?:in video|transcript)|sync to video time|follow along using the transcript\.?|chapters?|all|toggle timestamps|[\p{L} ]{3,30}\((?:auto-generated|automatisch erzeugt)\))$/iu;

/** True for what a page or a program writes around a transcript. */
export function isFurniture(line: string): boolean {
  return FURNITURE.test(line.trim());
}

/** The part of that which nobody says, and which may follow the last caption. */
const AROUND =
  /^(?:search (?:in video|transcript)|sync to video time|[\p{L} ]{3,30}\((?:auto-generated|automatisch erzeugt)\))$/iu;

/**
 * The captions of a text whose lines have times: on lines of their own, as YouTube's "Show transcript" is copied, before
 * the words, or after a name. Null when it is no such text.
 */
export function timedLinesIn(text: string): TimedLines | null {
  const lines = linesOf(text);
  if (lines === null) return null;
  const times = lines.filter((line) => line.kind === 'time');
  const words = lines.filter((line) => line.kind === 'text' || (line.kind === 'time' && line.text !== '')).length;
  if (times.length < LEAST || times.length < words * LEAST_SHARE) return null;
  const backwards = times.filter((line, index) => line.seconds < (times[index - 1]?.seconds ?? 0)).length;
  if (backwards > times.length * MOST_BACKWARDS || !times.every(({ seconds }) => Number.isFinite(seconds))) return null;
  const firstLine = lines.findIndex((line) => line.kind === 'time');
  const chaptered = chapterLines(lines, firstLine);
  // A heading below the title that stands last before the first time is the first section's.
  const opening = lines.findLastIndex(
    (line, index) => index < firstLine && line.kind === 'heading' && line.level > 1 && !FURNITURE.test(line.title),
  );
  const cues: { start: number; lines: string[]; speaker: string | null }[] = [];
  const titles: { title: string; start: number | null; cue: number }[] = [];
  lines.forEach((line, index) => {
    if (line.kind === 'time') cues.push({ start: line.seconds, lines: [line.text], speaker: line.speaker });
    else if (line.kind === 'heading' && (index > firstLine || index === opening || line.seconds !== null))
      titles.push({ title: line.title, start: line.seconds, cue: cues.length });
    else if (line.kind === 'text' && chaptered.has(index))
      titles.push({ title: line.text.replace(/^Chapter \d{1,3}:\s?/u, ''), start: null, cue: cues.length });
    else if (line.kind === 'text' && !AROUND.test(line.text)) cues.at(-1)?.lines.push(line.text);
  });
  return {
    cues: withSpeakers(withoutSpokenTimes(withNameLines(cues))),
    sections: sectionsOf(titles.map(({ title, start, cue }) => ({ title, start: start ?? cues[cue]?.start ?? null }))),
    head: text
      .split('\n')
      .slice(0, firstLine)
      .filter((line, index) => !chaptered.has(index) && !FURNITURE.test(line.trim())),
    firstLine,
  };
}

/** What the lines are; null where they are more than a day's captions have. */
function linesOf(text: string): readonly Line[] | null {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks > MAX_LINES ? null : text.split('\n').map(lineOf);
}

/** Share of the times that stand there in words as well, from which these words are taken for the panel's. */
const SPOKEN_SHARE = 0.8;

/** The captions without the times in words that YouTube's panel is copied with, where nearly all have them. */
function withoutSpokenTimes(cues: readonly TimedText[]): readonly RawCue[] {
  const spoken = cues.map(({ start, lines: [own = '', next = ''] }) => {
    const inline = spokenTimeLength(own, start);
    const below = own === '' && next !== '' && spokenTimeLength(next, start) === next.length;
    return { inline, below };
  });
  const all = spoken.filter(({ inline, below }) => inline > 0 || below).length >= cues.length * SPOKEN_SHARE;
  return cues.map(({ start, lines, speaker }, index) => {
    const { inline = 0, below = false } = all ? (spoken[index] ?? {}) : {};
    const said = below ? lines.slice(2) : [lines[0]?.slice(inline) ?? '', ...lines.slice(1)];
    return { start, text: said.join('\n'), speaker };
  });
}

/** The captions with the names that stand alone beside their times, `0:12 Ann Lee`, what is said below, as speakers. */
function withNameLines(cues: readonly TimedText[]): readonly TimedText[] {
  const named = cues.map(
    ({ lines: [own = '', ...below], speaker }) => speaker === null && below.length > 0 && canBeName(own),
  );
  const names = new Set(cues.flatMap(({ lines: [own = ''] }, index) => (named[index] ? own : [])));
  const count = named.filter(Boolean).length;
  if (count < 2 || count < cues.length * SPOKEN_SHARE || (count > 4 && names.size * 2 > count)) return cues;
  return cues.map(({ start, lines: [own = '', ...below], speaker }, index) =>
    named[index] ? { start, lines: ['', ...below], speaker: own } : { start, lines: [own, ...below], speaker },
  );
}

interface TimedText {
  readonly start: number;
  readonly lines: readonly string[];
  readonly speaker: string | null;
}

/**
 * The lines that are titles of chapters: YouTube copies them between two captions, without a time. Captions have one
 * line there, so a line after that, right before a time, is a title; so is one before the first time, if others follow.
 */
function chapterLines(lines: readonly Line[], firstLine: number): ReadonlySet<number> {
  const found: number[] = [];
  let gaps = 0;
  let [before, own, last] = [0, false, -1];
  lines.forEach((line, index) => {
    if (line.kind === 'time') {
      if (index > firstLine && own) {
        gaps += 1;
        if (before === 2) found.push(last);
      }
      [before, own] = [0, line.text === ''];
    } else if (line.kind === 'text' && index > firstLine) {
      if (!/^\d{1,3} (?:second|minute|hour)s?/u.test(line.text)) before += 1;
      last = index;
    }
  });
  const named = lines.flatMap((line, index) =>
    line.kind === 'text' && /^Chapter \d{1,3}: ./u.test(line.text) ? [index] : [],
  );
  if (named.length > 0) return new Set(named);
  if (found.length === 0 || found.length * 3 > gaps) return new Set();
  const opening = lines.slice(0, firstLine).findLastIndex((line) => line.kind === 'text' && !FURNITURE.test(line.text));
  return new Set(opening === -1 ? found : [opening, ...found]);
}

function sectionsOf(titles: readonly { readonly title: string; readonly start: number | null }[]): readonly Section[] {
  const known = titles.flatMap(({ title, start }) =>
    start === null || title === '' ? [] : [{ title: oneLine(title, 300), start }],
  );
  const sections = known.sort((a, b) => a.start - b.start).slice(0, 500);
  return sections.map((section, index) => {
    const end = sections.slice(index + 1).find(({ start }) => start > section.start)?.start ?? null;
    return { ...section, end, about: null };
  });
}
