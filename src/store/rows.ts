import { z } from 'zod';
import { FACETS } from '../core/strategy.ts';

/** The shapes of what is kept as JSON, checked whenever a row is read: a file on disk is data from outside. */
const strings = z.array(z.string());
const span = z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() });
const text = z.string().nullable();

export const videoSchema = z.object({
  id: z.string(),
  title: z.string(),
  otherTitles: strings,
  url: z.string(),
  author: text,
  date: text,
  duration: z.number(),
  summary: strings,
  keyPoints: strings,
  sections: z.array(z.object({ title: z.string(), start: z.number(), end: z.number().nullable(), about: text })),
  description: text,
  hints: z.object({
    companies: strings,
    people: strings,
    products: strings,
    models: strings,
    keywords: strings,
    topic: text,
    contentType: text,
    difficulty: text,
    audience: strings,
  }),
  cues: z.array(z.object({ start: z.number(), text: z.string(), speaker: z.string().exactOptional() })),
  timing: z.enum(['exact', 'paced', 'guessed']),
  sources: z.record(z.string(), z.string()),
});

export const playerSchema = z.object({ id: z.string(), name: z.string(), aliases: strings });

export const analysisSchema = z.object({
  players: z.array(
    z.object({
      player: playerSchema,
      standing: z.enum(['discussed', 'mentioned']),
      headline: z.object({ text: z.string(), span: span.nullable() }).nullable(),
      passages: z.array(span),
      claims: z.array(z.object({ facet: z.enum(FACETS), span, score: z.number() })),
      mentions: z.array(span),
    }),
  ),
  thoughts: z.array(span),
});

export const documentRow = z.object({
  path: z.string(),
  hash: z.string(),
  video_id: text,
  format: text,
  line: z.int().nullable(),
  reason: text,
});

export const cardRow = z.object({
  id: z.string(),
  titles: z.string(),
  date: text,
  duration: z.number(),
  words: z.int(),
  key_points: z.string(),
});

export const playerRow = z.object({
  video_id: z.string(),
  date: text,
  player: z.string(),
  standing: z.enum(['discussed', 'mentioned']),
  seconds: z.number(),
  mentions: z.int(),
});

export const passageRow = z.object({
  video_id: z.string(),
  from_word: z.int(),
  to_word: z.int(),
  terms: z.string(),
});
export const termRow = z.tuple([z.string(), z.int()]);
export const changeRow = z.object({ latest: z.int() });
export const boundsRow = z.object({ low: z.int().nullable(), high: z.int().nullable() });
export const videoRow = z.object({ video: z.string(), analysis: z.string() });
export const idRow = z.object({ id: z.string() });
export const textRow = z.object({ text: z.string() });

export { strings as stringsSchema };
