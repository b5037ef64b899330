import { randomUUID } from 'node:crypto';
import type { Schedule } from '../../core/digest.ts';

/** What people get who name no time: every weekday morning. */
export const USUAL: Schedule = { kind: 'weekly', hour: 9, minute: 0, days: [1, 2, 3, 4, 5] };

/** Short, because keys of posts are made from it, and without meaning. */
export function newSubscriptionId(): string {
  return randomUUID().replaceAll('-', '').slice(0, 12);
}
