import { z } from 'zod';
import { captionTime } from '../caption-time.ts';
import { timedTranscript } from '../cue-list.ts';
import { unescaped } from '../cue-text.ts';
import { readAs } from '../document.ts';
import { languageOf } from '../languages.ts';
import { refuse } from '../refuse.ts';
import type { Problem } from '../shapes.ts';
import { withSpeakers } from '../speakers.ts';
import { oneLine } from '../text.ts';
import { inSeconds } from '../units.ts';
import { captionsOfParts } from '../words.ts';
import { watchUrl } from '../youtube.ts';
import type { JsonForm } from './index.ts';
import { fitting, SpeakerName, unfitNotes } from './source.ts';

/** What programs call the beginning of a part, its end or length, its words, and who says them. */
const STARTS = [
  'start',
  'start_time',
  'startTime',
  'from',
  'offset',
  'begin',
  'startSec',
  'start_seconds',
  'startTimeSeconds',
] as const;
const STARTS_MS = [
  'offsetMilliseconds',
  'start_ms',
  'startMs',
  'offset_ms',
  'offsetMs',
  'startTimeMs',
  'tStartMs',
] as const;
const ENDS = ['end', 'end_time', 'endTime', 'to'] as const;
const LENGTHS = ['duration', 'dur'] as const;
const TEXTS = ['text', 'transcript', 'sentence', 'body', 'content', 'caption', 'line'] as const;
const NAMES = [
  'speaker_name',
  'speakerName',
  'speaker',
  'speaker_label',
  'speakerLabel',
  'speakerTag',
  'speaker_id',
] as const;
/** What holds the parts, and what may be wrapped around that. */
const LISTS =
  'segments utterances sentences snippets phrases transcript captions subtitles cues lines chunks body transcriptions'.split(
    ' ',
  );
const WRAPPERS = ['result', 'results', 'data', 'transcript', 'transcription', 'response', 'output'] as const;
const MAX_DEPTH = 3;

interface Part {
  readonly start: number;
  readonly length: number | null;
  readonly text: string;
  readonly speaker: string | null;
}

const Part = z.record(z.string(), z.unknown()).transform((fields, context): Part => {
  const milliseconds = firstOf(fields, STARTS_MS, secondsOf);
  const start = milliseconds === null ? firstOf(fields, STARTS, secondsOf) : milliseconds / 1000;
  const text = firstOf(fields, TEXTS, (value) => (typeof value === 'string' ? value : null));
  if (start === null || text === null) {
    context.addIssue('a start and text');
    return z.NEVER;
  }
  const end = milliseconds === null ? firstOf(fields, ENDS, secondsOf) : null;
  const length = milliseconds === null ? firstOf(fields, LENGTHS, secondsOf) : null;
  const speaker = firstOf(fields, NAMES, (value) => SpeakerName.parse(value));
  return { start, length: length ?? (end === null ? null : end - start), text: unescaped(text), speaker };
});

/**
 * A list of parts with a time and words, by whatever names programs give them: the transcripts of podcasts
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md), youtube-transcript-api,
 * Fireflies, Gladia, Azure's fast transcription, bilibili and many more. Seconds, `1:02.5`, or milliseconds where the
 * parts would be too long otherwise.
 */
export const timedParts: JsonForm = {
  name: 'JSON with timed parts',
  about: 'any list of parts with `start`, `text` and maybe `speaker`',
  recognises: (top) => found(top) !== null,
  read(top, lineOf) {
    const { list, key, around } = found(top) ?? { list: [], key: '', around: top };
    const fitted = fitting(list, Part);
    const notes: Problem[] = [
      ...unfitNotes(fitted, 'a start and text', (index) => (around === top ? lineOf(key, index) : 1)),
    ];
    const transcript = timedTranscript(withSpeakers(captionsOfParts(inSeconds(fitted.fit))), notes);
    if (transcript === null) return refuse(1, 'nothing is said in it; its parts should have a start and text');
    const { video_id, videoId, id: own, title, language, language_code } = About.parse({ ...top, ...around });
    const id = video_id ?? videoId ?? own;
    return readAs(timedParts.name, {
      transcript,
      videoId: id,
      url: id === null ? null : watchUrl(id),
      title: title === null || title.trim() === '' ? null : oneLine(title, 400),
      language: languageOf(language_code ?? language),
      notes,
    });
  },
};

const Known = z.string().nullable().catch(null);
const YouTubeId = z
  .string()
  .regex(/^[\w-]{10}[AEIMQUYcgkosw048]$/u)
  .nullable()
  .catch(null);
const About = z.object({
  video_id: YouTubeId,
  videoId: YouTubeId,
  id: YouTubeId,
  title: Known,
  language: Known,
  language_code: Known,
});

interface Found {
  readonly list: readonly unknown[];
  readonly key: string;
  readonly around: Readonly<Record<string, unknown>>;
}

/** The list of parts in a document: under its name, at the top or within what is wrapped around it. */
function found(around: Readonly<Record<string, unknown>>, depth = 0): Found | null {
  for (const key of LISTS) {
    const list = around[key];
    if (Array.isArray(list) && list.slice(0, 20).some((part) => Part.safeParse(part).success))
      return { list, key, around };
  }
  for (const key of depth < MAX_DEPTH ? WRAPPERS : []) {
    const inner = around[key];
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) continue;
    const deeper = found({ ...inner }, depth + 1);
    if (deeper) return deeper;
  }
  return null;
}

/** Seconds from a number, digits, or `0:01:02.5`. */
function secondsOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  return /^\d{1,9}(?:\.\d{1,9})?s?$/u.test(value) ? Number.parseFloat(value) : captionTime(value);
}

function firstOf<T>(
  fields: Readonly<Record<string, unknown>>,
  names: readonly string[],
  read: (value: unknown) => T | null,
): T | null {
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? read(fields[name]) : null;
    if (value !== null) return value;
  }
  return null;
}
