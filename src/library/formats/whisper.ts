import { z } from 'zod';
import { captionTime } from './captions.ts';
import { type RawCue, timedTranscript } from './cue-list.ts';
import { readAs } from './document.ts';
import type { JsonForm } from './json.ts';
import { fitting, Seconds, unfitNotes } from './json-source.ts';
import { languageOf } from './languages.ts';
import { refuse } from './refuse.ts';
import type { Problem, ReadResult } from './shapes.ts';
import { withSpeakers } from './speakers.ts';

const Speaker = z
  .string()
  .or(z.number().transform((number) => `Speaker ${number}`))
  .nullable()
  .default(null);
const Segment = z.object({ start: Seconds, text: z.string(), speaker: Speaker });
/** As Hugging Face's pipeline writes them. */
const Chunk = z
  .object({ timestamp: z.tuple([Seconds, Seconds.nullable()]), text: z.string(), speaker: Speaker })
  .transform(({ timestamp: [start], text, speaker }) => ({ start, text, speaker }));
const Result = z.object({
  language: z.string().nullish().catch(null),
  duration: Seconds.nullish().catch(null),
  text: z.string().catch(''),
});

/**
 * What Whisper, faster-whisper, WhisperX and OpenAI's `verbose_json` write: segments with a start in seconds. Hugging
 * Face's pipeline calls them `chunks`; OpenAI's plain `json` has the text alone.
 */
export const whisper: JsonForm = {
  name: 'Whisper JSON',
  about: 'Whisper’s with `segments`',
  recognises: (top) => Array.isArray(top['segments']) || (typeof top['text'] === 'string' && !('id' in top)),
  read(top, lineOf) {
    const list = Array.isArray(top['segments']) ? 'segments' : 'chunks';
    const parts = Array.isArray(top[list]) ? top[list] : [];
    const fitted = list === 'segments' ? fitting(parts, Segment) : fitting(parts, Chunk);
    const { language, duration, text } = Result.parse(top);
    const notes = [...unfitNotes(fitted, '`start` in seconds and `text`', (index) => lineOf(list, index))];
    return transcribed(whisper.name, fitted.fit, {
      language: language ?? null,
      duration: duration ?? null,
      text,
      notes,
    });
  },
};

const Offsets = z.object({ from: z.number().nonnegative() });
const Timestamps = z.object({ from: z.string() });
const Piece = z
  .object({ offsets: Offsets.optional(), timestamps: Timestamps.optional(), text: z.string(), speaker: Speaker })
  .transform(({ offsets, timestamps, text, speaker }) => ({
    start: offsets ? offsets.from / 1000 : (captionTime(timestamps?.from ?? '') ?? Number.NaN),
    text,
    speaker,
  }));
const CppResult = z.object({ language: z.string().nullish() }).nullish().catch(null);

/** What whisper.cpp writes (`-oj`): pieces with offsets in ms, or times as in SRT. */
export const whisperCpp: JsonForm = {
  name: 'whisper.cpp JSON',
  about: 'whisper.cpp’s with `transcription`',
  recognises: (top) => Array.isArray(top['transcription']),
  read(top, lineOf) {
    const pieces = Array.isArray(top['transcription']) ? top['transcription'] : [];
    const fitted = fitting(pieces, Piece);
    const language = CppResult.parse(top['result'])?.language ?? null;
    const notes = [
      ...unfitNotes(fitted, '`offsets` or `timestamps`, and `text`', (index) => lineOf('transcription', index)),
    ];
    return transcribed(whisperCpp.name, fitted.fit, { language, duration: null, text: '', notes });
  },
};

interface About {
  readonly language: string | null;
  readonly duration: number | null;
  /** All that was heard, for where no part of it has a time. */
  readonly text: string;
  readonly notes: Problem[];
}

/** What a recogniser heard. */
function transcribed(format: string, cues: readonly RawCue[], { language, duration, text, notes }: About): ReadResult {
  const untimed = text.trim() === '' ? null : ({ kind: 'untimed', text: text.trim() } as const);
  const transcript = timedTranscript(withSpeakers(cues), notes) ?? untimed;
  if (transcript === null) return refuse(1, 'nothing is said in it; its parts should have a start and `text`');
  const lasts = duration !== null && duration > 0 && duration < 48 * 3600 ? duration : null;
  return readAs(format, { transcript, language: languageOf(language), duration: lasts, automatic: true, notes });
}
