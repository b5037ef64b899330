import { captionTime } from '../caption-time.ts';
import { type RawCue, timedTranscript } from '../cue-list.ts';
import { readAs } from '../document.ts';
import { refuse } from '../refuse.ts';
import type { Problem, Reader } from '../shapes.ts';
import { withSpeakers } from '../speakers.ts';
import { inSeconds } from '../units.ts';
import { captionsOfParts } from '../words.ts';

const NUMBER = String.raw`\d{1,9}(?:\.\d{1,9})?`;
/** A line of an Audacity label track: seconds, seconds, words. */
const LABEL = new RegExp(String.raw`^${NUMBER}\t${NUMBER}\t\S`, 'u');
const MAX_PROBLEMS = 5;

/**
 * Captions in columns with tabs between: what Whisper writes (`.tsv`: `start`, `end` and `text`, in milliseconds), with a
 * column for the speaker or without, and the label tracks of Audacity (`.txt`: the same in seconds, without a header).
 */
export const table: Reader = {
  name: 'table of captions',
  about: 'captions in columns (.tsv: `start`, `end` and `text`, with tabs between them)',
  extensions: ['.tsv'],
  recognises: (_, text) => headerOf(firstLine(text)) !== null || LABEL.test(firstLine(text)),
  read(_, text) {
    const lines = text.split('\n');
    const header = headerOf(firstLine(text));
    const { start, end, words, speaker } = header ?? { start: 0, end: 1, words: 2, speaker: -1 };
    const notes: Problem[] = [];
    const parts: (RawCue & { readonly length: number | null })[] = [];
    lines.forEach((line, index) => {
      if (line.trim() === '' || (header !== null && headerOf(line) !== null)) return;
      const cells = line.split('\t');
      const [from, to] = [secondsOf(cells[start]), secondsOf(cells[end])];
      if (from !== null)
        parts.push({
          start: from,
          length: to === null ? null : to - from,
          text: (cells[words] ?? '').replace(/^"(.*)"$/u, '$1'),
          speaker: cells[speaker] ?? null,
        });
      else if (notes.length < MAX_PROBLEMS)
        notes.push({
          line: index + 1,
          reason: 'this line has no start, and was left out; it should read like `1000⇥2500⇥words`',
        });
    });
    const transcript = timedTranscript(withSpeakers(captionsOfParts(inSeconds(parts))), notes);
    if (transcript === null)
      return refuse(1, 'no captions in it; each line should read like `1000⇥2500⇥words`, with tabs');
    return readAs(table.name, { transcript, notes });
  },
};

function firstLine(text: string): string {
  const start = text.slice(0, 2_000).trimStart();
  return start.split('\n', 1)[0] ?? '';
}

/** Which column is which; null where the line names none. */
function headerOf(line: string) {
  const names = line
    .toLowerCase()
    .split('\t')
    .map((cell) => cell.trim());
  const at = (...known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const columns = {
    start: at('start', 'start_time', 'start time', 'begin', 'from'),
    end: at('end', 'end_time', 'end time', 'to'),
    words: at('text', 'transcript', 'caption', 'sentence'),
    speaker: at('speaker', 'speaker_name', 'name'),
  };
  return columns.start === -1 || columns.words === -1 ? null : columns;
}

function secondsOf(cell: string | undefined): number | null {
  const text = cell?.trim() ?? '';
  return new RegExp(`^${NUMBER}$`, 'u').test(text) ? Number(text) : captionTime(text);
}
