import type { Database } from './database.ts';
import { changeRow } from './rows.ts';

/** Keeps count of the passages that each term stands in. Both calls are made inside a transaction. */
export interface TermCounts {
  /** Begins anew: what a transaction before this one counted and did not write is undone with it. */
  begin(): void;
  /** Counts the terms of a passage: `1` when it comes, `-1` when it goes. */
  count(terms: string, by: 1 | -1): void;
  /** Writes what was counted, as one change of the library. */
  write(): void;
}

export function createTermCounts(database: Database): TermCounts {
  const next = database.prepare('UPDATE changes SET latest = latest + 1 RETURNING latest');
  const add = database.prepare(
    `INSERT INTO terms (term, passages, change) VALUES (?, ?, ?)
     ON CONFLICT (term) DO UPDATE SET passages = passages + excluded.passages, change = excluded.change`,
  );
  let counted = new Map<string, number>();
  return {
    begin() {
      counted = new Map();
    },
    count(terms, by) {
      for (const term of new Set(terms.split(' '))) if (term !== '') counted.set(term, (counted.get(term) ?? 0) + by);
    },
    write() {
      const { latest } = changeRow.parse(next.get());
      for (const [term, by] of counted) if (by !== 0) add.run(term, by, latest);
      counted = new Map();
    },
  };
}
