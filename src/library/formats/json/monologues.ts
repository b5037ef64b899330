import { z } from 'zod';
import { captionsOfWords, type SpokenWord } from '../words.ts';
import type { JsonForm } from './index.ts';
import { fitting, SpeakerName, unfitNotes } from './source.ts';
import { transcribed } from './transcribed.ts';

const Element = z.object({ type: z.string(), value: z.string(), ts: z.number().nullish() });
const Monologue = z.object({ speaker: SpeakerName, elements: z.array(Element) });
const Names = z.array(z.object({ id: z.number().or(z.string()), name: z.string() })).catch([]);

/** Rev AI's transcript (https://docs.rev.ai/api/asynchronous/transcripts): monologues of words and punctuation. */
export const monologues: JsonForm = {
  name: 'Rev AI JSON',
  about: 'Rev AI’s',
  recognises: (top) => Array.isArray(top['monologues']),
  read(top, lineOf) {
    const fitted = fitting(Array.isArray(top['monologues']) ? top['monologues'] : [], Monologue);
    const names = new Map(Names.parse(top['speakers']).map(({ id, name }) => [SpeakerName.parse(id), name]));
    const words: SpokenWord[] = [];
    for (const { speaker, elements } of fitted.fit) {
      const by = names.get(speaker) ?? speaker;
      for (const { type, value, ts } of elements) {
        const start = ts ?? words.at(-1)?.start ?? 0;
        if (type === 'text' || (type === 'punct' && /\S/u.test(value))) words.push({ start, text: value, speaker: by });
      }
    }
    return transcribed(monologues.name, captionsOfWords(words), {
      language: null,
      duration: null,
      text: '',
      notes: [...unfitNotes(fitted, '`speaker` and `elements`', (index) => lineOf('monologues', index))],
    });
  },
};
