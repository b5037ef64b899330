import type { Asker } from '../../core/asker.ts';
import type { Place } from '../../core/digest.ts';
import { AskerError } from '../../core/errors.ts';
import { PostError } from '../../core/poster.ts';

/** What the platform answers. @throws AskerError with what it says of itself when it does not */
export async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof PostError ? new AskerError(error.message) : error;
  }
}

/** Under which the server of a channel is remembered: a digest is shown to those of its own server. */
export function spaceNote({ platform, channel }: Place): string {
  return `space:${platform}:${channel}`;
}

/** Under which somebody's zone is remembered, where the platform does not tell it. */
export function zoneNote({ platform, id }: Pick<Asker, 'platform' | 'id'>): string {
  return `zone:${platform}:${id}`;
}
