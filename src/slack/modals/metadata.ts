import { z } from 'zod';
import type { Origin } from '../payloads.ts';

/** Where something was asked for, as far as a view has to remember it. */
export type KeptOrigin = Pick<Origin, 'channel' | 'thread' | 'responseUrl'> & {
  /** It was opened from the app's Home tab, which shows what it may change. */
  readonly fromHome: boolean;
};

const schema = z.object({
  c: z.string().optional(),
  t: z.string().optional(),
  r: z.url().optional(),
  h: z.literal(true).optional(),
  i: z.string().optional(),
});

/**
 * What a view carries in its `private_metadata`, which Slack gives back and shows nobody: where it was opened, and of a
 * form what it runs.
 * @param runs as a button carries it
 */
export function metadataOf({ channel, thread, responseUrl, fromHome }: KeptOrigin, runs?: string): string {
  return JSON.stringify({
    ...(channel === null ? {} : { c: channel }),
    ...(thread === null ? {} : { t: thread }),
    ...(responseUrl === null ? {} : { r: responseUrl }),
    ...(fromHome ? { h: true } : {}),
    ...(runs === undefined ? {} : { i: runs }),
  });
}

/** What is to be remembered of where something was done. */
export function keptOf({ channel, thread, responseUrl, view }: Origin): KeptOrigin {
  return { channel, thread, responseUrl, fromHome: view?.fromHome === true };
}

/** Where a view was opened; nowhere when it does not say. */
export function readOrigin(metadata: string): KeptOrigin {
  const { c = null, t = null, r = null, h = false } = read(metadata);
  return { channel: c, thread: t, responseUrl: r, fromHome: h };
}

/** What a form runs; null when it does not say. */
export function readRuns(metadata: string): string | null {
  return read(metadata).i ?? null;
}

function read(metadata: string): z.infer<typeof schema> {
  try {
    return schema.safeParse(JSON.parse(metadata)).data ?? {};
  } catch {
    return {};
  }
}
