import { z } from 'zod';
import type { Delivery, Subscription } from '../core/digest.ts';
import type { DeliveryPart } from '../core/digest-store.ts';

/** The rows of digests, checked whenever one is read: a file on disk is data from outside. */
const text = z.string().nullable();
const time = z.int().transform((ms) => new Date(ms));
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((value): unknown => JSON.parse(value))
    .pipe(schema);

const schedule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('weekly'),
    hour: z.int().min(0).max(23),
    minute: z.int().min(0).max(59),
    days: z.array(z.int().min(1).max(7)).min(1),
  }),
  z.object({ kind: z.literal('cron'), expression: z.string() }),
]);

export const subscriptionRow = z
  .object({
    id: z.string(),
    kind: z.enum(['digest', 'follow']),
    platform: z.enum(['slack', 'discord', 'terminal']),
    channel: z.string(),
    schedule: json(schedule),
    zone: z.string(),
    players: json(z.array(z.string())),
    topic: text,
    when_nothing_new: z.enum(['skip', 'archive']),
    creator: text,
    since: time,
    paused: text,
  })
  .transform(
    ({ platform, channel, when_nothing_new: whenNothingNew, ...same }): Subscription => ({
      ...same,
      place: { platform, channel },
      whenNothingNew,
    }),
  );

export const deliveryRow = z
  .object({
    id: z.string(),
    subscription_id: z.string(),
    due_at: time,
    state: z.enum(['claimed', 'posted', 'empty', 'failed', 'missed']),
    claimed_at: time,
    claimed_by: z.string(),
    settled_at: time.nullable(),
    message_id: text,
    reason: text,
  })
  .transform(
    (row): Delivery => ({
      id: row.id,
      subscriptionId: row.subscription_id,
      dueAt: row.due_at,
      state: row.state,
      claimedAt: row.claimed_at,
      claimedBy: row.claimed_by,
      settledAt: row.settled_at,
      messageId: row.message_id,
      reason: row.reason,
    }),
  );

export const partRow = z
  .object({
    delivery_id: z.string(),
    number: z.int().nonnegative(),
    message: json(z.record(z.string(), z.unknown())),
    message_id: text,
  })
  .transform(
    (row): DeliveryPart => ({
      deliveryId: row.delivery_id,
      index: row.number,
      message: row.message,
      messageId: row.message_id,
    }),
  );

export const tellingRow = z.object({ subscription_id: z.string(), telling: json(z.array(z.string())) });
export const dueRow = z.object({ due_at: time });
export const latestRow = z.object({ due_at: time.nullable() });
export const keyRow = z.object({ key: z.string() });
export const valueRow = z.object({ value: z.string() });
