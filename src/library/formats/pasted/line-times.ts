import { parseClock } from '../../../core/time.ts';
import { canBeName } from '../speakers.ts';
import { CLOCK, plainLine } from './plain-line.ts';
import { spokenTimeLength } from './spoken-time.ts';

/** What one line of a transcript is. */
export type Line =
  | { readonly kind: 'blank' }
  /** A time, who speaks from then on, and what is said on the same line. */
  | { readonly kind: 'time'; readonly seconds: number; readonly speaker: string | null; readonly text: string }
  | { readonly kind: 'heading'; readonly level: number; readonly title: string; readonly seconds: number | null }
  /** A name in bold, and what is said, here or below: no time. */
  | { readonly kind: 'name'; readonly speaker: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

const BOLD = String.raw`(?:\*\*|__)?`;
/** A name, with what may stand in brackets behind it: `Ann Lee (Guest)`. */
const NAME = String.raw`[\p{L}\p{N}][^\n:[\](){}?!;“”"*]{0,60}?(?:\s?\((?!\d)[^()\n]{1,40}\))?`;
/** `0:12`, `[00:12:34]`, `(12:34)`, `00:12 - 00:15`, maybe in bold, at the beginning of a line. */
const OPENING = new RegExp(
  String.raw`^(?:[-*•]\s{1,3})?(\*\*|__)?([[(])?(${CLOCK})(?:\s?(?:-->?|[–—-])\s?${CLOCK})?([\])])?(\*\*|__)?`,
  'u',
);
/** A name and then a time, which ends the line: `Ann Lee 00:12:34`, `**Ann Lee** [0:12]:`, `Ann Lee (0:12)`. */
const CLOSING = new RegExp(
  String.raw`^${BOLD}(${NAME})[:：]?${BOLD}[\s,|·•–—-]{0,4}[\s[(][*_]?(${CLOCK})[\])]?[*_]?${BOLD}[:：]?${BOLD}$`,
  'u',
);
/** A name, a time in brackets, and what is said, in one line: `**Ann Lee** (0:12): hello`, `Ann Lee [0:12] hello`. */
const WITHIN = new RegExp(String.raw`^${BOLD}(${NAME})${BOLD}\s{0,3}[[(](${CLOCK})[\])]${BOLD}\s?[:：]?${BOLD}\s`, 'u');
/** `Ann Lee: [0:12] hello`. */
const AFTER_NAME = new RegExp(String.raw`^${BOLD}(${NAME})${BOLD}[:：]${BOLD}\s{0,3}[[(](${CLOCK})[\])]\s`, 'u');
/** A name, a gap, a time and what is said, in one line, as Teams' transcripts are copied from some programs. */
const APART = new RegExp(String.raw`^(${NAME})(?:\s{2,9}|\t)(${CLOCK})\s`, 'u');
/** `**Ann Lee:** hello`, or the name alone. */
const BOLD_NAME = /^(?:\*\*|__)([^*_\n:：]{1,60})(?:[:：](?:\*\*|__)(?:\s|$)|(?:\*\*|__)[:：](?:\s|$)|(?:\*\*|__)$)/u;
const TIME_ALONE = new RegExp(`^${CLOCK}$`, 'u');
const MAX_LINE = 4_000;
const BLANK = { kind: 'blank' } as const;

/** What a line of a transcript is, whoever wrote it. */
export function lineOf(raw: string): Line {
  const line = plainLine(raw);
  if (line === '') return BLANK;
  const start = line.slice(0, MAX_LINE);
  const heading = /^(#{1,6})\s+(\S.{0,300})$/u.exec(start);
  if (heading && TIME_ALONE.test(heading[2] ?? ''))
    return { kind: 'time', seconds: secondsOf(heading[2]), speaker: null, text: '' };
  if (heading) return headingOf(heading[2] ?? '', heading[1]?.length ?? 1);
  const opening = OPENING.exec(start);
  if (opening && !opensSentence(opening, start)) return timeLine(opening, line);
  const closing = line.length <= 160 ? CLOSING.exec(line) : null;
  if (closing && isName(closing[1]))
    return { kind: 'time', seconds: secondsOf(closing[2]), speaker: closing[1]?.trim() ?? null, text: '' };
  const within = WITHIN.exec(start) ?? AFTER_NAME.exec(start) ?? APART.exec(start);
  if (within && isName(within[1])) {
    return {
      kind: 'time',
      seconds: secondsOf(within[2]),
      speaker: within[1]?.trim() ?? null,
      text: line.slice(within[0].length).trimStart(),
    };
  }
  const name = BOLD_NAME.exec(start);
  if (name && isName(name[1]))
    return { kind: 'name', speaker: name[1]?.trim() ?? '', text: line.slice(name[0].length).trimStart() };
  return { kind: 'text', text: line };
}

function timeLine(opening: RegExpExecArray, line: string): Line {
  const seconds = secondsOf(opening[3]);
  const rest = line.slice(opening[0].length).replace(/^(?:\*\*|__)?\s{0,9}[-–—:：|]?\s{0,9}/u, '');
  const text = rest.trimStart();
  const bold = /^(?:\*\*|__)([^*_\n:：]{1,60})[:：]?(?:\*\*|__)[:：]?\s{0,9}/u.exec(text);
  if (bold && isName(bold[1]))
    return { kind: 'time', seconds, speaker: bold[1]?.trim() ?? null, text: text.slice(bold[0].length) };
  if (opening[1] !== undefined && opening[5] === undefined) {
    const inBold = /^([^*_\n:：]{1,60})[:：]?(?:\*\*|__)[:：]?\s{0,9}/u.exec(text);
    if (inBold && isName(inBold[1]))
      return { kind: 'time', seconds, speaker: inBold[1]?.trim() ?? null, text: text.slice(inBold[0].length) };
  }
  return { kind: 'time', seconds, speaker: null, text };
}

function headingOf(text: string, level: number): Line {
  const title = text.replace(/[*_]{2}/gu, '').trim();
  const time = new RegExp(String.raw`[[(]?(${CLOCK})[\])]?`, 'u').exec(title);
  if (!time) return { kind: 'heading', level, title, seconds: null };
  const rest = `${title.slice(0, time.index)} ${title.slice(time.index + time[0].length)}`;
  return {
    kind: 'heading',
    level,
    title: rest.replace(/\s+/gu, ' ').replace(/^[\s\-–—:|]+|[\s\-–—:|]+$/gu, ''),
    seconds: secondsOf(time[1]),
  };
}

/**
 * A bare time that goes on like talk: `10:30, we said`. Digits that follow it are the same time in words, as YouTube's
 * panel is copied without line ends, or part of something else: `2:5504 beyond`.
 */
function opensSentence(opening: RegExpExecArray, line: string): boolean {
  const rest = line.slice(opening[0].length);
  if (/^\d/u.test(rest)) return spokenTimeLength(rest, secondsOf(opening[3])) === 0;
  return opening[2] === undefined && /^(?:,|['’]s|\s?[ap]\.?m\b|\.\s)/iu.test(rest);
}

/** A day, `January 20, 2025`, is written like a name as well. */
function isName(text: string | undefined): boolean {
  return text !== undefined && !/(?:^|\D)(?:19|20)\d{2}(?:\D|$)/u.test(text) && canBeName(text);
}

/** Seconds from a time as it stands in a line. */
export function secondsOf(clock: string | undefined): number {
  const [whole = '', fraction] = (clock ?? '').split(/[.,]/u);
  const seconds = parseClock(whole);
  return seconds === null ? Number.NaN : seconds + (fraction === undefined ? 0 : Number(`0.${fraction}`));
}
