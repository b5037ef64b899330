import { z } from 'zod';
import { PHASES } from '../indexing/stopwatch.ts';

/** What is asked of the thread that indexes. */
export const orderSchema = z.discriminatedUnion('order', [
  z.object({
    order: z.literal('take'),
    /** Files to look at; null for the whole folder. */
    files: z.array(z.string()).nullable(),
    /** Make the library anew first. */
    anew: z.boolean(),
    /** Documents that are not to be opened, and why. */
    refused: z.array(z.tuple([z.string(), z.string()])),
  }),
  /** End what is under way, once what was read is written. */
  z.object({ order: z.literal('stop') }),
  /** Close the store, and end. */
  z.object({ order: z.literal('end') }),
]);
export type Order = z.infer<typeof orderSchema>;

const problem = z.object({ path: z.string(), line: z.int().nullable(), reason: z.string() });

const report = z.object({
  read: z.int(),
  unchanged: z.int(),
  removed: z.int(),
  reanalysed: z.int(),
  notes: z.array(problem),
  words: z.int(),
  spent: z.record(z.enum(PHASES), z.number()),
});

/** What the thread says. */
export const newsSchema = z.discriminatedUnion('news', [
  /** These documents are worked with from now on: whatever happens is likely theirs. */
  z.object({ news: z.literal('documents'), paths: z.array(z.string()) }),
  z.object({
    news: z.literal('progress'),
    progress: z.object({ done: z.int(), total: z.int(), words: z.int() }),
  }),
  z.object({
    news: z.literal('log'),
    level: z.enum(['debug', 'info', 'warn', 'error']),
    fields: z.record(z.string(), z.unknown()),
    message: z.string(),
  }),
  z.object({ news: z.literal('done'), report }),
  /** It failed. `forPeople`: the message says what would be right. */
  z.object({
    news: z.literal('failed'),
    message: z.string(),
    stack: z.string(),
    forPeople: z.boolean(),
    stopped: z.boolean(),
  }),
]);
export type News = z.infer<typeof newsSchema>;
