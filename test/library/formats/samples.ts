import { readFileSync } from 'node:fs';
import { type ParsedDocument, readDocument } from '../../../src/library/formats/index.ts';

const SEEDS = new URL('../../../seeds/', import.meta.url);

export const PAGE_PATH = 'deepseek-vs-openai.learning-library.txt';
export const ENRICHED_PATH = 'deepseek-releases-r1.transcript.md';

export function seed(path: string): string {
  return readFileSync(new URL(path, SEEDS), 'utf8');
}

/** A small page around a transcript, all parts in place. */
export function page(transcript: string, { duration = '00:11:23', id = 'abcDEF_-123' } = {}): string {
  const link = `https://www.youtube.com/watch?v=${id}`;
  return [
    'Learning Library',
    '',
    '← Back to Library',
    '',
    'Chips and Clouds',
    '',
    'Key Points',
    '',
    '  • Nvidia sells to everyone - even rivals.',
    '  • Amazon builds its own.',
    '',
    'Full Transcript',
    '',
    `# Chips and Clouds **Source:** [${link}](${link}) **Duration:** ${duration} ## Summary - Nvidia sells to everyone - even rivals. - Amazon builds its own. ## Sections - [00:00:00](${link}&t=0s) **Nvidia** - Who buys. - [00:04:23](${link}&t=263s) **Amazon** - Who builds. ## Full Transcript`,
    transcript,
  ].join('\n');
}

/** A small enriched transcript with the given lines of front matter. */
export function enriched(lines: readonly string[], body = '# A talk\n\none two three'): string {
  return ['---', ...lines, '---', '', body].join('\n');
}

/** The document in a text; fails the test with the problem where there is none. */
export function read(path: string, text: string | Uint8Array): ParsedDocument {
  const result = readDocument(path, text);
  if (!result.ok) throw new Error(`${path}:${result.problem.line}: ${result.problem.reason}`);
  return result.document;
}

/** Why a document is refused, as `line: reason`; fails the test when it was read. */
export function refusal(path: string, text: string | Uint8Array): string {
  const result = readDocument(path, text);
  if (result.ok) throw new Error(`${path} was read`);
  return `${result.problem.line}: ${result.problem.reason}`;
}

/** The cues of a document as `seconds text`; fails the test when it has none. */
export function cueLines(document: ParsedDocument): string[] {
  if (document.transcript?.kind !== 'timed') throw new Error(`the transcript is ${document.transcript?.kind}`);
  return document.transcript.cues.map((cue) => `${cue.start} ${cue.text}`);
}

/** The words of a document's transcript, timed or not. */
export function spokenWords(document: ParsedDocument): string[] {
  const { transcript } = document;
  if (transcript === null) return [];
  const text = transcript.kind === 'timed' ? transcript.cues.map((cue) => cue.text).join(' ') : transcript.text;
  return text.split(/\s+/u).filter(Boolean);
}
