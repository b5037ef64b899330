import { z } from 'zod';
import type { RankedPassage } from '../core/passages.ts';
import { TRAITS } from '../core/scope.ts';
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
  size: z.int().nullable(),
  modified: z.number().nullable(),
});

export const cardRow = z.object({
  id: z.string(),
  titles: z.string(),
  date: text,
  duration: z.number(),
  words: z.int(),
  key_points: z.string(),
  author: text,
  timing: z.enum(['exact', 'paced', 'guessed']),
});

export const playerRow = z.object({
  video_id: z.string(),
  date: text,
  player: z.string(),
  standing: z.enum(['discussed', 'mentioned']),
  seconds: z.number(),
  mentions: z.int(),
});

export const playerTotalRow = z.object({
  player_id: z.string(),
  standing: z.enum(['discussed', 'mentioned']),
  videos: z.int(),
  seconds: z.number(),
  mentions: z.int(),
  since: text,
});

/** A passage as it is ranked, from its columns: there are hundreds for a question, so that each is looked at by hand. */
export function toRanked(row: unknown): RankedPassage {
  const [key, videoId, date, from, to, terms, sketch]: readonly unknown[] = Array.isArray(row) ? row : [];
  if (typeof key === 'number' && typeof videoId === 'string' && typeof from === 'number') {
    if (typeof to === 'number' && typeof terms === 'string' && typeof sketch === 'string')
      return { key, videoId, date: typeof date === 'string' ? date : null, from, to, terms, sketch };
  }
  throw new TypeError('a passage in the database is not what it should be');
}

/** A video's title and the share of it that is about a player, from their columns. */
export function toTreatment(row: unknown): { readonly title: string; readonly about: number } {
  const [title, about]: readonly unknown[] = Array.isArray(row) ? row : [];
  if (typeof title === 'string' && typeof about === 'number') return { title, about: Math.min(1, about) };
  throw new TypeError('a video in the database is not what it should be');
}

/** How a video treats a player, from its columns: of some players there are thousands. */
export function toTreated(row: unknown) {
  const [videoId, date, standing, seconds, mentions]: readonly unknown[] = Array.isArray(row) ? row : [];
  if (typeof videoId === 'string' && typeof seconds === 'number' && typeof mentions === 'number') {
    if (standing === 'discussed' || standing === 'mentioned')
      return { videoId, date: typeof date === 'string' ? date : null, standing, seconds, mentions } as const;
  }
  throw new TypeError('how a video treats a player is not in the database as it should be');
}

/** Two texts, from their columns: of every video some. */
export function toPair(row: unknown): readonly [string, string] {
  const [one, other]: readonly unknown[] = Array.isArray(row) ? row : [];
  if (typeof one === 'string' && typeof other === 'string') return [one, other];
  throw new TypeError('a row in the database is not what it should be');
}

/** A section's first word and its title, from their columns. */
export function toSection(row: unknown): { readonly from: number; readonly title: string } {
  const [from, title]: readonly unknown[] = Array.isArray(row) ? row : [];
  if (typeof from === 'number' && typeof title === 'string') return { from, title };
  throw new TypeError('a section in the database is not what it should be');
}

/** A term and its count, from its columns: there are tens of thousands when the library is opened. */
export function toTerm(row: unknown): readonly [string, number] {
  const [term, passages]: readonly unknown[] = Array.isArray(row) ? row : [];
  if (typeof term === 'string' && typeof passages === 'number') return [term, passages];
  throw new TypeError('a term in the database is not what it should be');
}

/** What is kept of a passage's words, from its columns: every quote that is shown takes some. */
export function toSaid(row: unknown) {
  const [key, videoId, from, said, thoughts]: readonly unknown[] = Array.isArray(row) ? row : [];
  if (typeof key === 'number' && typeof videoId === 'string' && typeof from === 'number') {
    if (typeof said === 'string' && typeof thoughts === 'string') return { key, videoId, from, said, thoughts };
  }
  throw new TypeError('a passage in the database is not what it should be');
}
export const fromRow = z.object({ key: z.int(), from: z.int() });
export const textValue = z.string();
export const headSchema = videoSchema.pick({
  id: true,
  title: true,
  url: true,
  author: true,
  date: true,
  duration: true,
  timing: true,
});
export const totalsRow = z.object({ videos: z.int(), words: z.number(), duration: z.number(), newest: text });
export const traitRow = z.object({ kind: z.enum(TRAITS), value: z.string(), videos: z.int() });
export const contentsRow = z.object({ id: z.string(), date: text });
export const changeRow = z.object({ latest: z.int() });
export const boundsRow = z.object({ low: z.int().nullable(), high: z.int().nullable() });
export const videoRow = z.object({ video: z.string(), analysis: z.string() });
export const idRow = z.object({ id: z.string() });
export const textRow = z.object({ text: z.string() });

export { strings as stringsSchema };
