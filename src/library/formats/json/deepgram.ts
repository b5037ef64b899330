import { z } from 'zod';
import { type RawCue, timedTranscript } from '../cue-list.ts';
import { readAs } from '../document.ts';
import { languageOf } from '../languages.ts';
import { refuse } from '../refuse.ts';
import type { Problem } from '../shapes.ts';
import { captionsOfWords } from '../words.ts';
import type { JsonForm } from './index.ts';
import { misfit } from './source.ts';

const Speaker = z.number().or(z.string()).nullish();
const Word = z.object({ word: z.string(), punctuated_word: z.string().nullish(), start: z.number(), speaker: Speaker });
const Sentence = z.object({ text: z.string(), start: z.number() });
const Paragraph = z.object({ sentences: z.array(Sentence), speaker: Speaker });
const Utterance = z.object({
  start: z.number(),
  transcript: z.string(),
  speaker: Speaker,
  channel: z.number().optional(),
});
const Alternative = z.object({
  transcript: z.string().optional(),
  words: z.array(Word).optional(),
  paragraphs: z.object({ paragraphs: z.array(Paragraph) }).nullish(),
});
const Channel = z.object({ alternatives: z.array(Alternative), detected_language: z.string().optional() });
const Response = z.object({
  metadata: z.object({ duration: z.number().optional() }).optional(),
  results: z.object({ channels: z.array(Channel).default([]), utterances: z.array(Utterance).optional() }),
});
type Said = z.infer<typeof Response>;

/**
 * Deepgram's answer for a recording (https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded).
 * The words have the most exact times and are put together to captions; else the paragraphs' sentences are, else the
 * utterances, else the text without times.
 */
export const deepgram: JsonForm = {
  name: 'Deepgram JSON',
  about: 'Deepgram’s answers',
  recognises: (top) =>
    typeof top['results'] === 'object' &&
    top['results'] !== null &&
    ('channels' in top['results'] || 'utterances' in top['results']),
  read(top) {
    const parsed = Response.safeParse(top);
    if (!parsed.success) return refuse(1, `${misfit(parsed.error)}; is this Deepgram’s whole answer?`);
    const notes: Problem[] = [];
    const { metadata, results } = parsed.data;
    const text = results.channels
      .map(({ alternatives: [best] }) => best?.transcript ?? '')
      .join('\n')
      .trim();
    const transcript =
      timedTranscript(heard(results), notes) ?? (text === '' ? null : ({ kind: 'untimed', text } as const));
    if (transcript === null) return refuse(1, 'nothing is said in it: neither words nor a transcript');
    const language = languageOf(results.channels[0]?.detected_language ?? null);
    const duration = metadata?.duration ?? 0;
    return readAs(deepgram.name, {
      transcript,
      language,
      duration: duration > 0 && duration < 48 * 3600 ? duration : null,
      automatic: true,
      notes,
    });
  },
};

function heard({ channels, utterances = [] }: Said['results']): readonly RawCue[] {
  const cues = channels.flatMap(({ alternatives: [best] }, channel) => {
    const name = (speaker: z.infer<typeof Speaker>) => nameOf(speaker, channels.length > 1 ? channel : undefined);
    if (best?.words?.length) return captionsOf(best.words, name);
    return (best?.paragraphs?.paragraphs ?? []).flatMap(({ sentences, speaker }) =>
      sentences.map(({ start, text }) => ({ start, text, speaker: name(speaker) })),
    );
  });
  if (cues.length > 0) return cues;
  return utterances.map(({ start, transcript, speaker, channel }) => ({
    start,
    text: transcript,
    speaker: nameOf(speaker, channels.length > 1 ? channel : undefined),
  }));
}

function captionsOf(
  words: readonly z.infer<typeof Word>[],
  name: (speaker: z.infer<typeof Speaker>) => string | null,
): readonly RawCue[] {
  return captionsOfWords(
    words.map(({ word, punctuated_word, start, speaker }) => ({
      start,
      text: punctuated_word ?? word,
      speaker: name(speaker),
    })),
  );
}

/** Deepgram numbers the speakers; without that, each channel of a recording with several is somebody's. */
function nameOf(speaker: z.infer<typeof Speaker>, channel: number | undefined): string | null {
  if (typeof speaker === 'string') return speaker;
  if (typeof speaker === 'number') return `Speaker ${speaker}`;
  return channel === undefined ? null : `Channel ${channel}`;
}
