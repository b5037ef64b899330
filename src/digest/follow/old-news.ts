import type { Subscription } from '../../core/digest.ts';
import type { Library } from '../../core/library.ts';
import { isWanted } from '../stories.ts';
import type { Told } from '../told.ts';

/**
 * The new videos that a follow is done with: they speak of nobody it follows, or the channel's digest has told of them.
 * They do not become news when somebody else is followed, or when the digest is gone.
 */
export async function oldNews(
  library: Library,
  subscription: Subscription,
  told: Told,
  beside: Told,
): Promise<readonly string[]> {
  const old: string[] = [];
  for (const { id } of await library.contents()) {
    if (!told.isNew(id)) continue;
    if (!beside.isNew(id) || !(await isWanted(library, id, subscription))) old.push(id);
  }
  return old;
}
