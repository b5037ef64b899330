import { timedTranscript } from './cue-list.ts';
import { readAs } from './document.ts';
import { opensFrontMatter } from './front-matter.ts';
import { linkIn } from './links.ts';
import { refuse } from './refuse.ts';
import type { Problem, Reader, ReadResult } from './shapes.ts';
import { oneLine, saysNothing } from './text.ts';
import { isFurniture, timedLinesIn } from './timed-lines.ts';

/** Lines before the first time in which a title and a link are looked for. */
const HEAD = 40;

/**
 * A transcript as people paste it (`.txt`, `.md`): times on lines of their own, as YouTube's "Show transcript" is
 * copied, or before the words, or after a name. What stands before the first time may be a title and the link.
 */
export const pastedTranscript: Reader = {
  name: 'pasted transcript',
  about: 'a transcript with times (.txt, .md: a time on its own line, `[00:12:34] Name: words` or `Name 00:12:34`)',
  extensions: [],
  recognises: (_, text) => !opensFrontMatter(text) && timedLinesIn(text) !== null,
  read,
};

function read(_: string, text: string): ReadResult {
  const lines = timedLinesIn(text);
  if (lines === null) return refuse(1, 'no times in it; the lines should read like `[00:12:34] Name: words`');
  const head = lines.head
    .slice(0, HEAD)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const notes: Problem[] = [];
  const transcript = timedTranscript(lines.cues, notes);
  if (transcript === null) return refuse(lines.firstLine + 1, 'there are times, but no words between them');
  const video = linkIn(head.join('\n'));
  const title = titleIn(head);
  return readAs(pastedTranscript.name, {
    videoId: video?.videoId ?? null,
    url: video?.url ?? null,
    title,
    date: /\b(\d{4}-[01]\d-[0-3]\d)\b/u.exec(head.join('\n'))?.[1] ?? null,
    transcript,
    sections: lines.sections,
    notes,
  });
}

/** A line with nothing but a day: `Monday, Jan 20, 2025`, `20 January 2025`. */
const DATE = /^(?:\p{L}{3,9},?\s)?(?:\p{L}{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s\p{L}{3,9}),?\s\d{4}$|^[\d./-]{6,10}$/u;

/** The heading, else the first line that is neither a link nor a field such as `Date: …`. */
function titleIn(head: readonly string[]): string | null {
  const heading = head.find((line) => /^#{1,3}\s/u.test(line) && !isFurniture(line.replace(/^#+\s+/u, '')));
  const line =
    heading ??
    head.find(
      (each) =>
        !/https?:\/\/|^[\p{L} ]{2,20}:\s/u.test(each) &&
        each.length <= 200 &&
        !DATE.test(each) &&
        !each.startsWith('#'),
    );
  const title = oneLine((line ?? '').replace(/^#{1,3}\s+/u, '').replace(/[*_]{2}/gu, ''), 400);
  return saysNothing(title) ? null : title;
}
