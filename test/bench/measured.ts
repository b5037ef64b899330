import { z } from 'zod';
import { KINDS } from './questions.ts';

const place = z.object({ videoId: z.string(), from: z.number(), to: z.number() });

/** What a child process is to ask. */
export const askedSchema = z.object({
  questions: z.array(z.object({ kind: z.enum(KINDS), text: z.string(), target: place })).readonly(),
  mixed: z.array(z.string()).readonly(),
  typed: z.array(z.string()).readonly(),
  /** Milliseconds after which the rest of a part is left out: some engines take minutes for it. */
  patience: z.number(),
});
export type Asked = z.infer<typeof askedSchema>;

const spread = z.object({ p50: z.number(), p95: z.number(), p99: z.number(), asked: z.number() });

/** What a child process measured. Times are milliseconds. */
export const measuredSchema = z.object({
  /** From the start of opening to the first answer. */
  start: z.number(),
  /** What is held after everything was asked, beyond what was held before opening. */
  heapMegabytes: z.number(),
  /** Mean reciprocal rank among the first ten; null where nothing of the kind could be asked. */
  found: z.record(z.string(), z.number().nullable()),
  /** By kind, how many could not be asked any more. */
  unasked: z.record(z.string(), z.number()),
  /** Share of questions with the right video among the first ten. */
  rightVideo: z.number(),
  question: spread,
  /** The ranking alone, without the quotes that are shown; null where that is all there is. */
  ranking: spread.nullable(),
  completion: spread.nullable(),
});
export type Measured = z.infer<typeof measuredSchema>;

const known = z.object({ titles: z.number(), sections: z.number(), players: z.number() });

/** What is found when the ranking knows the videos, and when it does not: the MRR at 10, and the share of the first ten. */
export const treatmentSchema = z.object({ with: known, without: known });

/** Milliseconds from a new document to its being found: beside a single one, and in the library that is measured. */
export const oneMoreSchema = z.object({ one: z.number(), here: z.number() });

/** Shares of neighbouring answers of which the newer comes first. */
export const newerFirst = z.object({ newerFirst: z.number(), byRankAlone: z.number() });

const commands = z.object({
  commands: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  most: z.number(),
});

/** What reading a library took, and commands otherwise and meanwhile, in milliseconds. */
export const readingSchema = z.object({
  documents: z.number(),
  words: z.number(),
  seconds: z.number(),
  documentsPerSecond: z.number(),
  wordsPerSecond: z.number(),
  spent: z.unknown(),
  secondLookMs: z.number(),
  quiet: commands,
  whileReading: commands,
});

/** The middle, the 95th and the 99th of a hundred. */
export function spreadOf(times: readonly number[]): z.infer<typeof spread> {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), asked: times.length };
}
