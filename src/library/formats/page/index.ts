import { parseClock } from '../../../core/time.ts';
import { readAs } from '../document.ts';
import { opensFrontMatter } from '../front-matter.ts';
import { lineAt, refuse } from '../refuse.ts';
import type { Problem, Reader, ReadResult } from '../shapes.ts';
import { bare, distinct, oneLine } from '../text.ts';
import { videoIdOf, watchUrl } from '../youtube.ts';
import { readTranscript } from './cues.ts';
import { bulletsIn, foldedHeading, sectionsIn } from './parts.ts';

const SOURCE = /\*\*\s?Source\s?:?\s?\*\*\s?:?/iu;
const EXAMPLE = '`**Source:** https://www.youtube.com/watch?v=U6bZI-0oAjc`';

/**
 * The *Learning Library page* (`.txt`): title and key points as a page shows them, then, mostly in one line, the same
 * as Markdown: title, source, duration, summary, sections, and a transcript with a time glued to each cue. Every part
 * but the source may be missing.
 */
export const learningLibraryPage: Reader = {
  name: 'Learning Library page',
  about: 'a Learning Library page (.txt: title, key points, `**Source:**` with the link of the video, transcript)',
  extensions: ['.txt'],
  recognises: (_, text) =>
    !opensFrontMatter(text) && (SOURCE.test(text) || FURNITURE.has(foldedHeading(firstLine(text)))),
  read,
};

function read(_: string, text: string): ReadResult {
  const source = SOURCE.exec(text);
  if (!source) return refuse(1, `no source: somewhere in a Learning Library page it should say ${EXAMPLE}`);
  const afterSource = source.index + source[0].length;
  const link = /https?:\/\/[^\s)\]>"*]{1,2000}/u.exec(
    text.slice(afterSource, afterSource + 4_000).split('**', 1)[0] ?? '',
  );
  const videoId = videoIdOf(link?.[0] ?? '');
  if (videoId === null) {
    return refuse(lineAt(text, source.index), `the source holds no video id; it should read like ${EXAMPLE}`);
  }

  const lineStart = text.lastIndexOf('\n', source.index) + 1;
  const top = readTop(text.slice(0, lineStart), text.slice(lineStart, source.index));
  const { intro, points, summary, sections, transcript } = markdownParts(text, afterSource);
  const keyPoints = top.keyPoints.length > 0 ? top.keyPoints : bulletsIn(points, []);
  const duration = durationIn(intro);
  const spoken = readTranscript(withoutFurniture(transcript.text), duration);
  if (!spoken.ok) return refuse(lineAt(text, transcript.offset + spoken.offset), spoken.reason);
  const [title = null, ...otherTitles] = distinct([top.title, top.heading].filter((each) => each !== null));
  const notes: Problem[] = [];
  if (spoken.unplaced > 0) {
    const reason = `${spoken.unplaced} words before the first time were left out: nothing says when they are spoken`;
    notes.push({ line: lineAt(text, transcript.offset), reason });
  }
  return readAs(learningLibraryPage.name, {
    videoId,
    title,
    otherTitles,
    url: watchUrl(videoId),
    duration,
    summary: bulletsIn(summary, keyPoints),
    keyPoints,
    sections: sectionsIn(sections),
    transcript: spoken.transcript,
    notes,
  });
}

/** What stands above the line with the source, and what stands before the source in its own line. */
function readTop(
  above: string,
  beside: string,
): { title: string | null; heading: string | null; keyPoints: readonly string[] } {
  const lines = above.split('\n').map((line) => line.trim());
  const keyPointsAt = lines.findIndex((line) => foldedHeading(line) === 'keypoints');
  const transcriptAt = lines.findIndex((line) => foldedHeading(line) === 'fulltranscript');
  const ends = [keyPointsAt, transcriptAt].filter((at) => at !== -1);
  const titleLine = lines
    .slice(0, ends.length > 0 ? Math.min(...ends) : undefined)
    .find((line) => line !== '' && !line.startsWith('#') && !FURNITURE.has(foldedHeading(line)));
  const headingLine = [...lines, beside.trim()].filter((line) => /^#\s/u.test(line)).at(-1);
  const points =
    keyPointsAt === -1 ? [] : lines.slice(keyPointsAt + 1, transcriptAt > keyPointsAt ? transcriptAt : undefined);
  return {
    title: titleLine === undefined ? null : oneLine(titleLine, 400),
    heading: headingLine === undefined ? null : oneLine(headingLine.slice(2), 400) || null,
    keyPoints: bulletsIn(points.filter((line) => !line.startsWith('#')).join('\n'), []),
  };
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0] ?? '';
}

/** What a page says around its content: bare, as `foldedHeading` leaves it. */
const FURNITURE = new Set(['learninglibrary', 'backtolibrary']);

/** The lines of a page's frame that follow a transcript are not spoken. */
function withoutFurniture(transcript: string): string {
  let spoken = transcript.trimEnd();
  for (let end = spoken.lastIndexOf('\n'); end !== -1 && FURNITURE.has(foldedHeading(spoken.slice(end))); ) {
    spoken = spoken.slice(0, end).trimEnd();
    end = spoken.lastIndexOf('\n');
  }
  return spoken;
}

interface MarkdownParts {
  readonly intro: string;
  readonly points: string;
  readonly summary: string;
  readonly sections: string;
  readonly transcript: { readonly text: string; readonly offset: number };
}

/** Cuts the text from an offset at its `##` headings. A heading within the transcript would be speech. */
function markdownParts(text: string, from: number): MarkdownParts {
  const heads: { name: string; start: number; end: number }[] = [];
  const pattern = /(?:^|\s)##\s+(Key\s+Points|Summary|Sections|Full\s+Transcript|Transcript)(?=\s|$)/giu;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const name = bare(match[1] ?? '');
    heads.push({ name, start: match.index, end: pattern.lastIndex });
    if (name.endsWith('transcript')) break;
  }
  // Where the heading of the transcript is missing, its first line gives it away.
  if (!heads.at(-1)?.name.endsWith('transcript')) {
    const timed = /\n\s{0,20}(?=\d{1,3}:[0-5]\d)/gu;
    timed.lastIndex = heads.at(-1)?.end ?? from;
    const line = timed.exec(text);
    if (line) heads.push({ name: 'transcript', start: line.index, end: line.index + 1 });
  }
  const part = (name: string) => {
    const index = heads.findIndex((head) => head.name.endsWith(name));
    const head = heads[index];
    return head
      ? { text: text.slice(head.end, heads[index + 1]?.start), offset: head.end }
      : { text: '', offset: text.length };
  };
  return {
    intro: text.slice(from, heads[0]?.start),
    points: part('keypoints').text,
    summary: part('summary').text,
    sections: part('sections').text,
    transcript: part('transcript'),
  };
}

/** Seconds, from `**Duration:** 00:11:23`; null where it is missing, unknown or 0. */
function durationIn(intro: string): number | null {
  const match = /\*\*\s?Duration\s?:?\s?\*\*\s?:?\s{0,8}([\d:]{4,9})(?![\d:])/iu.exec(intro);
  return (match && parseClock(match[1] ?? '')) || null;
}
