import { timedTranscript } from './cue-list.ts';
import { readAs } from './document.ts';
import { fromFields } from './enriched-fields.ts';
import { opensFrontMatter, readFrontMatter } from './front-matter.ts';
import { timedLinesIn } from './pasted/timed-lines.ts';
import type { Problem, Reader, ReadResult } from './shapes.ts';
import { bare, oneLine, saysNothing } from './text.ts';

/**
 * The enriched transcript (`.md`): YAML front matter, then a `# title`, then the words without times. Any field may be
 * missing or null; one of the wrong type is left out, with a note. Chapters in the description become sections. Where
 * the lines of the body have times, they are the captions.
 */
export const enrichedTranscript: Reader = {
  name: 'enriched transcript',
  about: 'an enriched transcript (.md: YAML front matter between two `---` lines, then the text)',
  extensions: ['.md', '.markdown'],
  recognises: (_, text) => opensFrontMatter(text),
  read,
};

function read(_: string, text: string): ReadResult {
  const front = readFrontMatter(text);
  if (!front.ok) return front;
  const result = fromFields(enrichedTranscript.name, front);
  if (!result.ok) return result;
  const { document } = result;
  const { heading, speech } = splitHeading(front.body, document.title);
  const notes: Problem[] = [...document.notes];
  const lines = timedLinesIn(speech);
  const exact = lines && timedTranscript(lines.cues, notes);
  const timed = lines?.paced && exact?.kind === 'timed' ? ({ ...exact, paced: true } as const) : exact;
  return readAs(enrichedTranscript.name, {
    ...document,
    title: document.title ?? heading,
    otherTitles:
      heading !== null && bare(heading) !== bare(document.title ?? '') && document.title !== null ? [heading] : [],
    summary: writtenSummary(document.summary, front.body),
    sections: lines && timed && lines.sections.length > 0 ? lines.sections : document.sections,
    transcript: timed ?? (speech === '' ? null : { kind: 'untimed', text: speech }),
    notes,
  });
}

/** The `# title` line that opens a body, and the words after it. A lone heading that is not the title is speech. */
function splitHeading(body: string, title: string | null): { heading: string | null; speech: string } {
  const text = body.trim();
  if (!text.startsWith('# ')) return { heading: null, speech: text };
  const end = text.indexOf('\n');
  const line = end === -1 ? text : text.slice(0, end);
  const heading = oneLine(line.slice(2), 400);
  if (end === -1 && (title === null || bare(heading) !== bare(title))) return { heading: null, speech: text };
  return { heading: saysNothing(heading) ? null : heading, speech: end === -1 ? '' : text.slice(end).trim() };
}

/**
 * The summary lines that somebody wrote. The machine fills this field with scraps cut out of the transcript, often
 * within a word; those say nothing that the transcript does not say better.
 */
function writtenSummary(lines: readonly string[], body: string): readonly string[] {
  if (lines.length === 0) return [];
  const spoken = bare(body);
  return lines.filter((line) => !spoken.includes(bare(line)));
}
