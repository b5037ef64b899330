import { z } from 'zod';
import { captionsOfWords } from '../words.ts';
import type { JsonForm } from './index.ts';
import { fitting, Seconds, SpeakerName, unfitNotes } from './source.ts';
import { transcribed } from './transcribed.ts';

const Word = z
  .object({
    text: z.string().optional(),
    word: z.string().optional(),
    start: Seconds,
    speaker: SpeakerName,
    speaker_id: SpeakerName,
  })
  .transform(({ text, word, start, speaker, speaker_id }) => ({
    start,
    text: (text ?? word ?? '').trim(),
    speaker: speaker ?? speaker_id,
  }));
const About = z.object({
  text: z.string().catch(''),
  language: z.string().nullable().catch(null),
  language_code: z.string().nullable().catch(null),
  duration: Seconds.nullable().catch(null),
});

/**
 * A recogniser's words, each with its start in seconds: what OpenAI writes where only words are asked for
 * (`timestamp_granularities: ["word"]`), and ElevenLabs' Scribe, whose spaces are words as well.
 */
export const wordList: JsonForm = {
  name: 'JSON with words',
  about: 'OpenAI’s and ElevenLabs’ `words`',
  recognises: (top) =>
    Array.isArray(top['words']) &&
    !Array.isArray(top['segments']) &&
    top['words'].some((word) => Word.safeParse(word).success),
  read(top, lineOf) {
    const fitted = fitting(Array.isArray(top['words']) ? top['words'] : [], Word);
    const { text, language, language_code, duration } = About.parse(top);
    return transcribed(wordList.name, captionsOfWords(fitted.fit.filter((word) => word.text !== '')), {
      language: language_code ?? language,
      duration,
      text,
      notes: [...unfitNotes(fitted, '`start` in seconds and `text`', (index) => lineOf('words', index))],
    });
  },
};
