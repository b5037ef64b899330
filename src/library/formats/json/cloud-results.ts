import { z } from 'zod';
import type { RawCue } from '../cue-list.ts';
import { captionsOfWords } from '../words.ts';
import type { JsonForm } from './index.ts';
import { fitting, Seconds, SpeakerName } from './source.ts';
import { transcribed } from './transcribed.ts';

/** Seconds from Google's `1.200s`, or `{ seconds: "1", nanos: 200000000 }`. */
const GoogleTime = z
  .string()
  .regex(/^\d{1,7}(?:\.\d{1,9})?s$/u)
  .transform((text) => Number.parseFloat(text))
  .or(
    z
      .object({ seconds: Seconds.default(0), nanos: z.number().default(0) })
      .transform(({ seconds, nanos }) => seconds + nanos / 1e9),
  )
  .or(Seconds);
const GoogleWord = z
  .object({
    startTime: GoogleTime.optional(),
    startOffset: GoogleTime.optional(),
    word: z.string(),
    speakerTag: SpeakerName,
    speakerLabel: SpeakerName,
  })
  .transform(({ startTime, startOffset, word, speakerTag, speakerLabel }) => ({
    start: startTime ?? startOffset ?? 0,
    text: word,
    speaker: speakerTag ?? speakerLabel,
  }));
const WatsonWord = z
  .tuple([z.string(), z.number(), z.number()])
  .transform(([text, start]) => ({ start, text, speaker: null }));
const Result = z.object({
  alternatives: z
    .array(
      z.object({
        transcript: z.string().catch(''),
        words: z.array(GoogleWord).optional().catch(undefined),
        timestamps: z.array(WatsonWord).optional().catch(undefined),
      }),
    )
    .min(1),
  languageCode: z.string().nullable().catch(null),
});

/**
 * Google's Speech-to-Text (`words` with `startTime: "1.200s"`) and IBM's Watson (`timestamps`), which answer with
 * results of alternatives.
 */
export const alternatives: JsonForm = {
  name: 'JSON with alternatives',
  about: 'Google’s and Watson’s',
  recognises: ({ results }) =>
    Array.isArray(results) && results.slice(0, 20).some((result) => Result.safeParse(result).success),
  read(top) {
    const { fit } = fitting(Array.isArray(top['results']) ? top['results'] : [], Result);
    const heard = fit.flatMap(({ alternatives: [best] }) => (best ? [best] : []));
    // Where Google tells speakers apart, its last result repeats all words, with who says them.
    const last = heard.at(-1)?.words ?? [];
    const words =
      heard.length > 1 && last.some(({ speaker }) => speaker !== null)
        ? last
        : heard.flatMap(({ words: own, timestamps }) => own ?? timestamps ?? []);
    return transcribed(alternatives.name, captionsOfWords(words), {
      language: fit[0]?.languageCode ?? null,
      duration: null,
      text: heard.map(({ transcript }) => transcript).join('\n'),
      notes: [],
    });
  },
};

const Phrase = z
  .object({
    offsetInTicks: z.number(),
    speaker: SpeakerName,
    nBest: z.array(z.object({ display: z.string() })).min(1),
  })
  .transform(
    ({ offsetInTicks, speaker, nBest }): RawCue => ({
      start: offsetInTicks / 1e7,
      text: nBest[0]?.display ?? '',
      speaker,
    }),
  );

/** Azure's batch transcription: phrases whose beginning is counted in ticks of 100 ns. */
export const phrases: JsonForm = {
  name: 'Azure JSON',
  about: 'Azure’s',
  recognises: (top) => Array.isArray(top['recognizedPhrases']),
  read(top) {
    const { fit } = fitting(Array.isArray(top['recognizedPhrases']) ? top['recognizedPhrases'] : [], Phrase);
    return transcribed(phrases.name, fit, { language: null, duration: null, text: '', notes: [] });
  },
};
