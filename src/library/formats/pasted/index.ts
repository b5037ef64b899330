import { timedTranscript } from '../cue-list.ts';
import { readAs } from '../document.ts';
import { opensFrontMatter } from '../front-matter.ts';
import { linkedVideo, linkIn } from '../links.ts';
import { refuse } from '../refuse.ts';
import type { Problem, Reader, ReadResult } from '../shapes.ts';
import { isAgenda } from './agenda.ts';
import { headOf } from './head.ts';
import { meetingLength, pacedBlocks } from './meeting.ts';
import { timeLinkIn } from './plain-line.ts';
import { type TimedLines, timedLinesIn } from './timed-lines.ts';

/** Lines before the first time in which a title and a link are looked for. */
const HEAD = 40;

const AGENDA =
  'the times are hours of a day with hardly any words between them, as in an agenda; those of a transcript count from the beginning of the recording: `[00:12:34] Name: words`';

/**
 * A transcript as people paste it (`.txt`, `.md`): times on lines of their own, as YouTube's "Show transcript" is
 * copied, or before the words, or after a name. What stands before the first time may be a title and the link.
 */
export const pastedTranscript: Reader = {
  name: 'pasted transcript',
  about:
    'a transcript with times (.txt, .md, .docx: a time on its own line, `[00:12:34] Name: words` or `Name 00:12:34`)',
  extensions: [],
  recognises: (_, text) => recognised(text) !== null,
  read(_, text) {
    const lines = timedLinesIn(text);
    return lines === null
      ? refuse(1, 'no times in it; the lines should read like `[00:12:34] Name: words`')
      : documentOf(text, lines);
  },
  readIfRecognised(_, text) {
    const lines = recognised(text);
    return lines === null ? null : documentOf(text, lines);
  },
};

function recognised(text: string): TimedLines | null {
  return opensFrontMatter(text) ? null : timedLinesIn(text);
}

function documentOf(text: string, lines: TimedLines): ReadResult {
  const head = lines.head
    .slice(0, HEAD)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const notes: Problem[] = [];
  const timed = timedTranscript(lines.cues, notes);
  if (timed === null) return refuse(lines.firstLine + 1, 'there are times, but no words between them');
  if (isAgenda(lines.cues)) return refuse(lines.firstLine + 1, AGENDA);
  const video = linkIn(head.join('\n')) ?? linkedVideo(timeLinkIn(text) ?? '');
  const { title, date, duration } = headOf(head);
  const lasted = meetingLength(text) ?? duration;
  const transcript = pacedBlocks(lines.paced && timed.kind === 'timed' ? { ...timed, paced: true } : timed, lasted);
  return readAs(pastedTranscript.name, {
    videoId: video?.videoId ?? null,
    url: video?.url ?? null,
    title,
    date,
    duration: lasted,
    transcript,
    sections: lines.sections,
    notes,
  });
}
