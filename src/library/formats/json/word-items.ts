import { z } from 'zod';
import { captionsOfWords, type SpokenWord } from '../words.ts';
import type { JsonForm } from './index.ts';
import { fitting, Seconds, SpeakerName } from './source.ts';
import { transcribed } from './transcribed.ts';

const Item = z.object({
  start_time: Seconds.nullish(),
  speaker_label: SpeakerName,
  alternatives: z.array(z.object({ content: z.string(), speaker: SpeakerName })).min(1),
});
const Turn = z.object({
  speaker_label: SpeakerName,
  items: z.array(z.object({ start_time: Seconds })).catch([]),
});
const Results = z
  .object({
    transcripts: z.array(z.object({ transcript: z.string() })).catch([]),
    speaker_labels: z
      .object({ segments: z.array(Turn).catch([]) })
      .nullish()
      .catch(null),
    language_code: z.string().nullable().catch(null),
  })
  .catch({ transcripts: [], speaker_labels: null, language_code: null });
const Metadata = z
  .object({ transcription_config: z.object({ language: z.string().nullable().catch(null) }) })
  .nullish()
  .catch(null);

/**
 * Amazon Transcribe's job (https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html#how-it-works-output) and
 * Speechmatics' json-v2: an item for each word, with a time, and one for each mark of punctuation, with none or its own.
 */
export const wordItems: JsonForm = {
  name: 'JSON with word items',
  about: 'Amazon Transcribe’s and Speechmatics’',
  recognises: (top) =>
    itemsIn(top)
      .slice(0, 20)
      .some((item) => Item.safeParse(item).success),
  read(top) {
    const { fit } = fitting(itemsIn(top), Item);
    const { transcripts, speaker_labels, language_code } = Results.parse(top['results']);
    const spokenAt = new Map<number, string | null>();
    for (const { speaker_label, items } of speaker_labels?.segments ?? []) {
      for (const { start_time } of items) spokenAt.set(start_time, speaker_label);
    }
    const words: SpokenWord[] = [];
    for (const {
      start_time,
      speaker_label,
      alternatives: [best],
    } of fit) {
      const start = start_time ?? words.at(-1)?.start;
      if (start === undefined || !best) continue;
      const speaker = speaker_label ?? best.speaker ?? spokenAt.get(start) ?? words.at(-1)?.speaker ?? null;
      words.push({ start, text: best.content, speaker });
    }
    return transcribed(wordItems.name, captionsOfWords(words), {
      language: language_code ?? Metadata.parse(top['metadata'])?.transcription_config.language ?? null,
      duration: null,
      text: transcripts.map(({ transcript }) => transcript).join('\n'),
      notes: [],
    });
  },
};

/** Amazon's stand in `results.items`, Speechmatics' in `results`. */
function itemsIn({ results }: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (Array.isArray(results)) return results;
  const items = typeof results === 'object' && results !== null && 'items' in results ? results.items : [];
  return Array.isArray(items) ? items : [];
}
