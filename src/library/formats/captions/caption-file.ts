import { captionTime } from '../caption-time.ts';
import type { Problem } from '../shapes.ts';

/** A caption of a WebVTT or SRT file, its text with all its tags. */
export interface Caption {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Line of the file, counted from 1, on which its times stand. */
  readonly line: number;
  /** Seconds by which the file's clock is behind the stream's at this caption, where HLS says so; else null. */
  readonly behind: number | null;
}

export interface CaptionFile {
  readonly captions: readonly Caption[];
  /** The lines before the first blank one, without the captions that may follow at once. */
  readonly head: readonly string[];
  /** Captions that could not be read. */
  readonly problems: readonly Problem[];
  /** How many WebVTT files stand in it, one after another, as the segments of a stream do. */
  readonly files: number;
}

/** Problems that are told one by one. */
const MAX_PROBLEMS = 5;
/** A caption's text beyond this is no caption. */
const MAX_TEXT = 20_000;

/**
 * The captions of a WebVTT or SRT file, block by block (https://www.w3.org/TR/webvtt1/#file-parsing). What a library
 * for players would drop is read too: one-digit hours and minutes, a comma or a dot before the milliseconds, a caption
 * that ends when it begins, and a blank line missing between two captions.
 * @param goesOn whether words after a blank line, with no times of their own, belong to the caption before: in SRT, where
 *   there are no other blocks
 */
export function captionsIn(text: string, goesOn: boolean): CaptionFile {
  const lines = text.split('\n');
  const captions: Caption[] = [];
  const problems: Problem[] = [];
  const head: string[] = [];
  let lost = 0;
  let skipping = false;
  let inHead = true;
  let files = 0;
  let blank = false;
  let behind: number | null = null;
  let open: { start: number; end: number; line: number; text: string; behind: number | null } | null = null;
  const close = () => {
    if (open) captions.push(open);
    open = null;
  };
  lines.forEach((line, index) => {
    const times = line.includes('-->') ? timesIn(line) : null;
    if (times === 'bad' && skipping) return;
    if (times === 'bad') {
      close();
      skipping = true;
      lost += 1;
      if (problems.length < MAX_PROBLEMS) problems.push({ line: index + 1, reason: BAD_TIMES });
    } else if (times) {
      // The number or name of the next caption, where no blank line keeps it apart from the text before.
      if (open && !blank) open.text = open.text.replace(CAPTION_NAME, '');
      close();
      [skipping, inHead, blank] = [false, false, false];
      open = { ...times, line: index + 1, text: '', behind };
    } else if (line.trim() === '') {
      // Speech recognisers leave a line of one space within a caption.
      if (open && line !== '') return;
      if (open && open.text === '' && (lines[index + 1] ?? '').trim() !== '' && !startsBlock(lines, index + 1)) return;
      if (goesOn) blank = open !== null;
      else close();
      skipping = false;
      inHead = inHead && head.length === 0;
    } else if (/^WEBVTT\s*$/u.test(line) || (open === null && /^WEBVTT\s/u.test(line))) {
      close();
      files += 1;
      if (inHead) head.push(line);
    } else if (/^X-TIMESTAMP-MAP=/iu.test(line)) {
      behind = streamClock(line) ?? behind;
    } else if (open && !(blank && startsBlock(lines, index)) && !TEAMS_NOTE.test(line)) {
      blank = false;
      if (open.text.length < MAX_TEXT) open.text += open.text === '' ? line : `\n${line}`;
    } else if (open && blank) {
      close();
      blank = false;
    } else if (open) {
      close();
      skipping = true;
    } else if (!skipping) {
      if (/^(?:NOTE|STYLE|REGION)(?:[\s:]|$)/u.test(line)) skipping = true;
      else if (inHead) head.push(line);
    }
  });
  close();
  if (lost > problems.length)
    problems.push({ line: null, reason: `${lost - problems.length} more captions like these` });
  return { captions, head, problems, files };
}

/** A number, or the name that Teams gives a caption, as the last line of the caption before. */
const CAPTION_NAME = /(?:^|\n)(?:\d{1,9}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:\/\d{1,6}-\d{1,6})?)$/u;
/** What older transcripts of Teams say between captions, with no blank line before it in copies. */
const TEAMS_NOTE = /^NOTE (?:Confidence|language|duration):/u;

const BAD_TIMES = 'the times of a caption should read like `00:01:02.500 --> 00:01:04.000`; it was left out';

/** True when a caption begins at a line, with or without a number or name on a line before its times. */
function startsBlock(lines: readonly string[], at: number): boolean {
  return [lines[at], lines[at + 1]].some((line) => line?.includes('-->'));
}

function timesIn(line: string): { readonly start: number; readonly end: number } | 'bad' {
  const at = line.indexOf('-->');
  const start = captionTime(line.slice(0, at).trim());
  const end = captionTime(
    line
      .slice(at + 3, at + 43)
      .trim()
      .split(/\s/u, 1)[0] ?? '',
  );
  return start === null || end === null ? 'bad' : { start, end };
}

/**
 * HLS's `X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000` says which time of the stream, in 1/90000 s, a local time is
 * (RFC 8216, 3.5).
 */
function streamClock(line: string): number | null {
  const ticks = /MPEGTS:(\d{1,12})/iu.exec(line)?.[1];
  const local = captionTime(/LOCAL:([\d:.]{5,16})/iu.exec(line)?.[1] ?? '0:00');
  return ticks === undefined || local === null ? null : Number(ticks) / 90_000 - local;
}
