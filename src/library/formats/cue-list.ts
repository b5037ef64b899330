import { count } from '../../core/phrasing.ts';
import type { Cue } from '../../core/video.ts';
import type { Problem, Transcript } from './shapes.ts';
import { oneLine } from './text.ts';

/** A caption as a file has it: not yet in order, its text not yet cleaned. */
export interface RawCue {
  /** Seconds. */
  readonly start: number;
  readonly text: string;
  readonly speaker?: string | null;
}

/** Seconds that no recording lasts: a time beyond is a mistake. */
const LATEST = 100 * 3600;
const MAX_CUES = 200_000;
const MAX_SPEAKER = 80;

/**
 * The timed transcript of captions: in the order of their times, on one line each, without empty ones. Two captions of
 * one second may be by two speakers; both are kept.
 * @param notes takes a note when some have no usable time
 */
export function timedTranscript(raw: readonly RawCue[], notes: Problem[]): Transcript | null {
  const cues: Cue[] = [];
  let lost = 0;
  for (const { start, text, speaker } of raw) {
    const line = text.replace(/[\s\u200B\u200E\u200F\uFEFF]+/gu, ' ').trim();
    if (line === '') continue;
    if (!Number.isFinite(start) || start < 0 || start > LATEST || cues.length >= MAX_CUES) lost += 1;
    else cues.push({ start: Math.round(start * 1000) / 1000, text: line, ...named(speaker) });
  }
  if (lost > 0) {
    notes.push({ line: null, reason: `${count(lost, 'caption')} left out: the times are not those of a recording` });
  }
  if (cues.length === 0) return null;
  return { kind: 'timed', cues: cues.sort((a, b) => a.start - b.start) };
}

function named(speaker: string | null | undefined): { readonly speaker?: string } {
  const name = oneLine(speaker ?? '', MAX_SPEAKER);
  return name === '' ? {} : { speaker: name };
}
