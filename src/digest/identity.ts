import { createHash } from 'node:crypto';

/** The id of the delivery for a due time: the same whoever asks, and short enough for a post's key. 16 characters. */
export function deliveryId(subscriptionId: string, dueAt: Date): string {
  return createHash('sha256').update(`${subscriptionId}@${dueAt.toISOString()}`).digest('base64url').slice(0, 16);
}

/** The key of one message of a delivery: what it is recognised by on its platform. At most 25 characters. */
export function partKey(delivery: string, index: number): string {
  return `${delivery}.${index}`;
}
