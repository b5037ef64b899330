import { z } from 'zod';
import { captionTime } from '../caption-time.ts';
import type { RawCue } from '../cue-list.ts';
import { unescaped } from '../cue-text.ts';
import { inSeconds } from '../units.ts';
import type { JsonForm } from './index.ts';
import { fitting, Seconds, SpeakerName, unfitNotes } from './source.ts';
import { timedParts } from './timed-parts.ts';
import { transcribed } from './transcribed.ts';

const Word = z.object({ speaker: SpeakerName }).catch({ speaker: null });
const Segment = z
  .object({
    start: Seconds,
    end: Seconds.nullish().catch(null),
    duration: Seconds.nullish().catch(null),
    text: z.string(),
    speaker: SpeakerName,
    words: z.array(Word).nullish().catch(null),
  })
  .transform(({ start, end, duration, text, speaker, words }) => ({
    start,
    length: end == null ? (duration ?? null) : end - start,
    text: spokenPart(text),
    speaker: speaker ?? words?.find((word) => word.speaker !== null)?.speaker ?? null,
  }));
/** As Hugging Face's pipeline writes them. */
const Chunk = z
  .object({ timestamp: z.tuple([Seconds, Seconds.nullable()]), text: z.string(), speaker: SpeakerName })
  .transform(({ timestamp: [start], text, speaker }) => ({ start, length: null, text: spokenPart(text), speaker }));
/** What holds the parts, the most telling first: insanely-fast-whisper says who speaks in a list of its own. */
const LISTS = ['segments', 'speakers', 'chunks'] as const;
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
  about: 'those of Whisper and its kin',
  recognises: (top) =>
    Array.isArray(top['segments'])
      ? !timedParts.recognises(top) || top['segments'].slice(0, 20).some((part) => Segment.safeParse(part).success)
      : typeof top['text'] === 'string' && !('id' in top),
  read(top, lineOf) {
    const list = LISTS.find((key) => Array.isArray(top[key]) && top[key].length > 0) ?? 'segments';
    const parts = Array.isArray(top[list]) ? top[list] : [];
    const fitted = list === 'segments' ? fitting(parts, Segment) : fitting(parts, Chunk);
    const { language, duration, text } = Result.parse(top);
    const notes = [...unfitNotes(fitted, '`start` in seconds and `text`', (index) => lineOf(list, index))];
    const restarts = list === 'chunks' && beginsAnew(fitted.fit);
    if (restarts) notes.push({ line: null, reason: RESTARTS });
    return transcribed(whisper.name, restarts ? [] : inSeconds(fitted.fit), {
      language: language ?? null,
      duration: duration ?? null,
      text: restarts ? fitted.fit.map((part) => part.text).join('') : text,
      notes,
    });
  },
};

const Offsets = z.object({ from: z.number().nonnegative() });
const Timestamps = z.object({ from: z.string() });
const Piece = z
  .object({ offsets: Offsets.optional(), timestamps: Timestamps.optional(), text: z.string(), speaker: SpeakerName })
  .transform(({ offsets, timestamps, text, speaker }) => ({
    start: offsets ? offsets.from / 1000 : (captionTime(timestamps?.from ?? '') ?? Number.NaN),
    text: spokenPart(text),
    speaker,
  }));
const CppResult = z.object({ language: z.string().nullish() }).nullish().catch(null);

/** What whisper.cpp writes (`-oj`): pieces with offsets in ms, or times as in SRT. */
export const whisperCpp: JsonForm = {
  name: 'whisper.cpp JSON',
  about: 'whisper.cpp’s',
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

/** Seconds by which a part may begin before the one that stands before it. */
const RESTART = 3;
const RESTARTS =
  'the times begin anew within it, as Hugging Face’s pipeline wrote them for each half minute of audio; they were left out';

function beginsAnew(parts: readonly RawCue[]): boolean {
  return parts.some(({ start }, index) => start < (parts[index - 1]?.start ?? 0) - RESTART);
}

/** The words of a part without the marks that Whisper's decoder and whisper.cpp leave in it. */
function spokenPart(text: string): string {
  return unescaped(text).replace(/<\|[^|<>]{0,40}\|>|\[(?:SPEAKER_TURN|BLANK_AUDIO|_[A-Z]{2,4}_(?:\d{1,6})?)\]/gu, '');
}
