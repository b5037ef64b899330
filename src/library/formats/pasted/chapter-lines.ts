import { bare, countWords } from '../text.ts';
import { isFurniture } from './furniture.ts';
import type { Line } from './line-times.ts';

/** Seconds by which the first chapter of a list may begin after the video does, and words of a title. */
const LATEST_FIRST = 15;
const MAX_WORDS = 20;
/** Characters of a line beyond which it is no title. */
const LONGEST = 300;
/** Times that must follow a list of chapters. */
const LEAST_AFTER = 3;
/** Share of the times that have a name, from which a line with none and nothing below it is a title. */
const NAMED = 0.5;
/** Share of the times that have a name and their words on the same line, from which all do. */
const WHOLE = 0.9;
/** Lines of their own for each time, at most, where every turn is one line. */
const BETWEEN = 0.25;

/**
 * Lines with the chapters among them turned into headings with a time: those of a list above a transcript, after which
 * the times begin anew; and in a transcript with names, a titled time right before the first words of the chapter. Where
 * a listed title stands in the transcript again, it is a heading as well.
 */
export function withChapters(lines: readonly Line[]): readonly Line[] {
  const listed = listAbove(lines);
  const titles = new Set<string>();
  const among = lines.map((line, index): Line => {
    if (line.kind !== 'time' || !listed.has(index)) return line;
    titles.add(bare(line.text));
    return { kind: 'heading', level: 2, title: line.text, seconds: line.seconds };
  });
  const last = Math.max(-1, ...listed);
  return titlesBetween(
    titledTimes(among).map((line, index) =>
      index > last && line.kind === 'text' && line.text.length <= LONGEST && titles.has(bare(line.text))
        ? { kind: 'heading', level: 3, title: '', seconds: null }
        : line,
    ),
  );
}

/**
 * Where every turn is one line, with a name, a time and its words, a line of its own that does not end like a sentence
 * is a title.
 */
function titlesBetween(lines: readonly Line[]): readonly Line[] {
  const times = lines.filter((line) => line.kind === 'time');
  const whole = times.filter(({ speaker, text }) => speaker !== null && text !== '').length;
  const first = lines.findIndex(({ kind }) => kind === 'time');
  const between = lines.slice(Math.max(0, first)).filter(({ kind }) => kind === 'text').length;
  if (times.length < 8 || whole < times.length * WHOLE || between > times.length * BETWEEN) return lines;
  return lines.map((line, index) =>
    index > first && line.kind === 'text' && isTitle(line.text)
      ? { kind: 'heading', level: 3, title: line.text, seconds: null }
      : line,
  );
}

function isTitle(text: string): boolean {
  return (
    /^[\p{Lu}\p{Lo}\p{N}]/u.test(text) &&
    !/[.?!…,;:"”’]$/u.test(text) &&
    text.length <= LONGEST &&
    countWords(text) <= MAX_WORDS
  );
}

/** The lines of the list of chapters above a transcript. */
function listAbove(lines: readonly Line[]): ReadonlySet<number> {
  const list: number[] = [];
  let previous = -1;
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'time') continue;
    if (line.seconds < previous) {
      const after = lines.slice(index).filter(({ kind }) => kind === 'time').length;
      const [first] = list;
      const begins = first !== undefined && (secondsAt(lines, first) ?? Number.POSITIVE_INFINITY) <= LATEST_FIRST;
      return list.length > 1 && begins && after >= LEAST_AFTER ? new Set(list) : new Set();
    }
    const words = countWords(line.text);
    if (line.speaker !== null || words === 0 || words > MAX_WORDS) return new Set();
    list.push(index);
    previous = line.seconds;
  }
  return new Set();
}

function secondsAt(lines: readonly Line[], index: number): number | null {
  const line = lines[index];
  return line?.kind === 'time' ? line.seconds : null;
}

/** `00:09:39 – Emotions`, and on the next line `Ann Lee 00:09:39`. */
function titledTimes(lines: readonly Line[]): readonly Line[] {
  const times = lines.filter((line) => line.kind === 'time');
  const named = times.filter(({ speaker }) => speaker !== null).length;
  if (named < times.length * NAMED || named < 2) return lines;
  let next: Line | null = null;
  return lines
    .toReversed()
    .map((line): Line => {
      const follows = next;
      if (line.kind !== 'blank') next = line;
      if (line.kind !== 'time' || line.speaker !== null || line.text === '' || follows?.kind !== 'time') return line;
      const same = follows.speaker !== null && Math.abs(follows.seconds - line.seconds) <= 1;
      return same && countWords(line.text) <= MAX_WORDS
        ? { kind: 'heading', level: 3, title: line.text, seconds: line.seconds }
        : line;
    })
    .toReversed();
}

/**
 * The lines that are titles of chapters as YouTube copies them: between two captions, without a time. Captions have one
 * line there, so a line after that, right before a time, is a title; so is one before the first time, if others follow.
 */
export function chapterLines(lines: readonly Line[], firstLine: number): ReadonlySet<number> {
  const found: number[] = [];
  let gaps = 0;
  let [before, own, last] = [0, false, -1];
  lines.forEach((line, index) => {
    if (line.kind === 'time') {
      if (index > firstLine && own) {
        gaps += 1;
        if (before === 2) found.push(last);
      }
      [before, own] = [0, line.text === '' && line.speaker === null];
    } else if (line.kind === 'text' && index > firstLine) {
      before += 1;
      last = index;
    }
  });
  const named = lines.flatMap((line, index) =>
    line.kind === 'text' && /^Chapter \d{1,3}: ./u.test(line.text) ? [index] : [],
  );
  if (named.length > 0) return new Set(named);
  if (found.length === 0 || found.length * 3 > gaps) return new Set();
  const opening = lines.slice(0, firstLine).findLastIndex((line) => line.kind === 'text' && !isFurniture(line.text));
  return new Set(opening === -1 ? found : [opening, ...found]);
}
