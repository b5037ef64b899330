import { z } from 'zod';
import { anchorSchema } from './time.ts';

/** What the chaos run and its processes say to each other. */
export const orderSchema = z.discriminatedUnion('order', [
  /** Post what is due. `steps`: how many calls begin and end until the process kills itself; null for never. */
  z.object({ order: z.literal('tick'), anchor: anchorSchema, steps: z.int().nullable() }),
  /** Read the documents. */
  z.object({ order: z.literal('sync') }),
  /** Stop, as at SIGTERM. */
  z.object({ order: z.literal('stop') }),
]);
export type Order = z.infer<typeof orderSchema>;

export const reportSchema = z.discriminatedUnion('report', [
  z.object({ report: z.literal('synced') }),
  /** Nothing is under way in the process; so many deliveries are claimed in the store, by whomever. */
  z.object({ report: z.literal('idle'), open: z.int() }),
]);
export type Report = z.infer<typeof reportSchema>;

/** How a process is set up, as JSON in its environment. */
export const setupSchema = z.object({
  anchor: anchorSchema,
  id: z.string(),
  dataDir: z.string(),
  libraryDir: z.string(),
  lease: z.number(),
  catchUp: z.number(),
  slack: z.object({ botToken: z.string(), apiUrl: z.string() }),
  discord: z.object({ token: z.string(), apiUrl: z.string() }),
});
export type Setup = z.infer<typeof setupSchema>;
