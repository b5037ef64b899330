import { captionTime } from '../caption-time.ts';
import { type RawCue, timedTranscript } from '../cue-list.ts';
import { plainText } from '../cue-text.ts';
import { readAs } from '../document.ts';
import { refuse } from '../refuse.ts';
import type { Problem, Reader } from '../shapes.ts';
import { withSpeakers } from '../speakers.ts';

/** The columns of a line where the file does not say: those of version 4+. */
const COLUMNS = 'layer,start,end,style,name,marginl,marginr,marginv,effect,text';
const MAX_PROBLEMS = 5;

/** SubStation Alpha, as Aegisub writes it: a line `Dialogue: 0,0:00:01.00,0:00:03.00,Default,Ann,0,0,0,,words`. */
export const subStation: Reader = {
  name: 'SubStation Alpha',
  about: 'SubStation captions (.ass, .ssa: `[Script Info]`, then `Dialogue: 0,0:00:01.00,0:00:03.00,…`)',
  extensions: ['.ass', '.ssa'],
  recognises: (_, text) => /^\s{0,200}(?:;[^\n]{0,200}\n\s{0,200}){0,9}\[Script Info\]/iu.test(text),
  read(_, text) {
    const notes: Problem[] = [];
    const cues: RawCue[] = [];
    const seen = new Set<string>();
    let columns = COLUMNS.split(',');
    text.split('\n').forEach((line, index) => {
      const format = /^Format:(.*)$/iu.exec(line)?.[1]?.toLowerCase();
      if (format?.includes('start')) columns = format.split(',').map((name) => name.trim());
      if (!/^Dialogue:/iu.test(line)) return;
      const cue = cueOf(line.slice('Dialogue:'.length), columns);
      // Effects are made of layers that all say the same.
      const key = cue && `${cue.start} ${cue.text}`;
      if (cue && key !== null && !seen.has(key)) cues.push(cue);
      if (key !== null) seen.add(key);
      else if (notes.length < MAX_PROBLEMS)
        notes.push({
          line: index + 1,
          reason: 'the times of this line should read like `0:00:01.00,0:00:03.00`; it was left out',
        });
    });
    const transcript = timedTranscript(withSpeakers(cues), notes);
    return transcript === null
      ? refuse(
          notes[0]?.line ?? 1,
          'no captions in it; each should read like `Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,words`',
        )
      : readAs(subStation.name, { transcript, notes });
  },
};

/** Null where there is no time. The last column is the rest of the line, commas and all. */
function cueOf(line: string, columns: readonly string[]): RawCue | null {
  const cells = line.split(',');
  const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? '';
  const start = captionTime(cell('start'));
  if (start === null) return null;
  const said = cells.slice(columns.length - 1).join(',');
  // A drawing is written where words would be.
  const drawn = /\{[^}]{0,200}\\p[1-9]/u.test(said);
  const lines = said
    .replace(/\{[^{}]{0,400}\}/gu, '')
    .replace(/\\[Nn]/gu, '\n')
    .replace(/\\h/gu, ' ');
  return {
    start,
    text: drawn ? '' : plainText(lines),
    speaker: cell('name') || cell('actor') || null,
  };
}
