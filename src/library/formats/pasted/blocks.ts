import { canBeName } from '../speakers.ts';
import type { Line } from './line-times.ts';
import { BLOCK } from './meeting.ts';

/** Share of the lines that begin with a name, in the transcript of a meeting that does not say that it is one. */
const LABELLED = 0.5;

/**
 * True where all times are those that Google Meet writes: alone on a line, every five minutes, from the beginning on.
 * @param certain whether the text itself says that it is such a transcript
 */
export function isSparse(lines: readonly Line[], certain: boolean): boolean {
  const times = lines.filter((line) => line.kind === 'time');
  const [first] = times;
  const alone = times.every(({ seconds, speaker, text }) => seconds % BLOCK === 0 && speaker === null && text === '');
  if (!first || !alone) return false;
  if (certain) return true;
  const said = lines.slice(lines.indexOf(first)).filter((line) => line.kind === 'text');
  const labelled = said.filter(({ text }) => isLabelled(text)).length;
  return times.length > 1 && first.seconds <= BLOCK && labelled > 1 && labelled >= said.length * LABELLED;
}

/** Lines in which the first words have a time as well: Meet writes none above the first five minutes. */
export function fromTheBeginning(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(({ kind }) => kind === 'time');
  const time = lines[first];
  if (time?.kind !== 'time' || time.seconds === 0) return lines;
  const begins = lines.findIndex((line, index) => index < first && line.kind === 'text' && isLabelled(line.text));
  return lines.map((line, index) =>
    index === begins && line.kind === 'text' ? { kind: 'time', seconds: 0, speaker: null, text: line.text } : line,
  );
}

function isLabelled(text: string): boolean {
  const colon = text.indexOf(': ');
  return (
    colon > 0 &&
    colon <= 60 &&
    canBeName(text.slice(0, colon)) &&
    !/^(?:Invited|Attendees|Attachments|Meeting records|Date|Time|Title|Topic|Host)$/iu.test(text.slice(0, colon))
  );
}
