import { NO_HINTS } from '../../core/video.ts';
import type { ParsedDocument, ReadResult } from './shapes.ts';

/** A document that says what it is given, and nothing else. */
export function readAs(format: string, says: Partial<Omit<ParsedDocument, 'format'>>): ReadResult {
  return { ok: true, document: { ...NOTHING, format, ...says } };
}

const NOTHING: Omit<ParsedDocument, 'format'> = {
  videoId: null,
  title: null,
  otherTitles: [],
  url: null,
  author: null,
  date: null,
  duration: null,
  summary: [],
  keyPoints: [],
  sections: [],
  description: null,
  hints: NO_HINTS,
  transcript: null,
  language: null,
  automatic: false,
  notes: [],
};
