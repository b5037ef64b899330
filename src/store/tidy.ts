import type { LibraryStore } from '../core/store.ts';
import type { Database } from './database.ts';

/** Pages of the index that are put together in one step: a few milliseconds, for which others who write wait. */
const PAGES = 32;

/**
 * Puts the places together in which the index of the passages was written, one or more for every video: a question looks
 * into each of them. One step is one transaction (https://sqlite.org/fts5.html#the_merge_command: a negative number goes
 * on until there is one place, and less than two changes say that there is nothing left to do).
 */
export function tidying(database: Database): LibraryStore['tidy'] {
  const merge = database.prepare("INSERT INTO passage_terms (passage_terms, rank) VALUES ('merge', ?)");
  const changes = database.prepare('SELECT total_changes()').pluck();
  return async () => {
    const before = Number(changes.get());
    merge.run(-PAGES);
    return Number(changes.get()) - before >= 2;
  };
}
