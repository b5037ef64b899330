import { z } from 'zod';
import type { Section } from '../../../core/video.ts';
import type { RawCue } from '../cue-list.ts';
import { refuse } from '../refuse.ts';
import { oneLine } from '../text.ts';
import { captionsOfWords } from '../words.ts';
import type { JsonForm } from './index.ts';
import { fitting, SpeakerName, unfitNotes } from './source.ts';
import { transcribed } from './transcribed.ts';

const Word = z.object({ text: z.string(), start: z.number(), speaker: SpeakerName });
const Chapter = z.object({
  start: z.number(),
  end: z.number().nullish(),
  headline: z.string(),
  summary: z.string().nullish(),
});
const About = z.object({
  text: z.string().catch(''),
  language_code: z.string().nullable().catch(null),
  audio_duration: z.number().nullable().catch(null),
  error: z.string().nullable().catch(null),
});

/**
 * AssemblyAI's transcript (https://www.assemblyai.com/docs/api-reference/transcripts/get): words and utterances with
 * times in milliseconds, the recording's length in seconds.
 */
export const assemblyAi: JsonForm = {
  name: 'AssemblyAI JSON',
  about: 'AssemblyAI’s',
  recognises: (top) => 'audio_url' in top || 'audio_duration' in top || (top['status'] === 'error' && 'words' in top),
  read(top, lineOf) {
    const { text, language_code, audio_duration, error } = About.parse(top);
    if (error !== null)
      return refuse(1, `AssemblyAI could not transcribe it (${oneLine(error, 160)}); transcribe it anew`);
    const list = Array.isArray(top['words']) && top['words'].length > 0 ? 'words' : 'utterances';
    const parts = Array.isArray(top[list]) ? top[list] : [];
    const fitted = fitting(parts, Word);
    const heard = fitted.fit.map((part) => ({ ...part, start: part.start / 1000 }));
    const cues: readonly RawCue[] = list === 'words' ? captionsOfWords(heard) : heard;
    return transcribed(assemblyAi.name, cues, {
      language: language_code,
      duration: audio_duration,
      text,
      notes: [...unfitNotes(fitted, '`start` in milliseconds and `text`', (index) => lineOf(list, index))],
      sections: chaptersOf(top['chapters']),
    });
  },
};

function chaptersOf(value: unknown): readonly Section[] {
  return fitting(Array.isArray(value) ? value.slice(0, 500) : [], Chapter).fit.flatMap(
    ({ start, end, headline, summary }) => {
      const title = oneLine(headline, 300);
      if (title === '' || start < 0) return [];
      const until = end != null && end > start ? end / 1000 : null;
      return [{ title, start: start / 1000, end: until, about: summary ? oneLine(summary, 2_000) : null }];
    },
  );
}
