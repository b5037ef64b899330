import { type RawCue, timedTranscript } from '../cue-list.ts';
import { readAs } from '../document.ts';
import { languageOf } from '../languages.ts';
import { refuse } from '../refuse.ts';
import type { ParsedDocument, Problem, ReadResult } from '../shapes.ts';
import { withSpeakers } from '../speakers.ts';
import { captionsOfParts } from '../words.ts';

export interface Heard {
  readonly language: string | null;
  readonly duration: number | null;
  /** All that was heard, for where no part of it has a time. */
  readonly text: string;
  readonly notes: Problem[];
  readonly sections?: ParsedDocument['sections'];
}

/** The document of what a recogniser heard: its captions, in seconds, or else its text. */
export function transcribed(format: string, cues: readonly RawCue[], heard: Heard): ReadResult {
  const { language, duration, text, notes, sections = [] } = heard;
  const untimed = text.trim() === '' ? null : ({ kind: 'untimed', text: text.trim() } as const);
  const transcript = timedTranscript(withSpeakers(captionsOfParts(cues)), notes) ?? untimed;
  if (transcript === null) return refuse(1, 'nothing is said in it; its parts should have a start and `text`');
  const lasts = duration !== null && duration > 0 && duration < 48 * 3600 ? duration : null;
  return readAs(format, {
    transcript,
    language: languageOf(language),
    duration: lasts,
    sections,
    automatic: true,
    notes,
  });
}
