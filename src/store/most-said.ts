import type { MatchExpression } from '../core/passages.ts';
import type { Database } from './database.ts';

/** Passages that terms stand in, all together, up to which every place where they stand is counted. */
const COUNTED = 10_000;
/** A passage's number and how often the terms stand in it, as one number that orders by the latter. */
const TIMES = 2 ** 32;

/**
 * The keys of the passages that say some terms most often, of those that do alike the latest: what BM25 comes to for one
 * part of a question over passages of one length. FTS5 works it out from the length of each passage that matches, which
 * takes five times as long as to count where the terms stand (https://sqlite.org/fts5.html#the_fts5vocab_virtual_table_module).
 */
export function mostSaid(database: Database): (expression: MatchExpression, limit: number) => readonly number[] | null {
  database.exec(
    'CREATE VIRTUAL TABLE IF NOT EXISTS temp.passage_places USING fts5vocab (main, passage_terms, instance)',
  );
  const standsIn = database.prepare('SELECT passages FROM terms WHERE term = ?').pluck();
  const placesOf = database.prepare('SELECT doc FROM temp.passage_places WHERE term = ?').pluck();

  /** Null where it is another question than one part of single terms, or one that would take long. */
  return ({ parts, excluded = [], scope, speakers }, limit) => {
    const [ways, ...others] = parts;
    if (!ways || others.length > 0 || excluded.length > 0 || scope || speakers) return null;
    const terms = new Set<string>();
    let passages = 0;
    for (const [term, ...more] of ways) {
      if (term === undefined || more.length > 0) return null;
      terms.add(term);
      passages += Number(standsIn.get(term) ?? 0);
    }
    if (passages > COUNTED) return null;
    const all = Array.from(terms, (term) => placesOf.all(term));
    const counted = Float64Array.from(all.length === 1 ? inRuns(all[0] ?? []) : inAll(all));
    return Array.from(counted.sort().subarray(-limit).reverse(), (each) => each % TIMES);
  };
}

/** Where one term stands: passages that follow each other. */
function inRuns(keys: readonly unknown[]): readonly number[] {
  const counted: number[] = [];
  for (let at = 0; at < keys.length; ) {
    const key = keys[at];
    const from = at;
    while (at < keys.length && keys[at] === key) at += 1;
    counted.push((at - from) * TIMES + Number(key));
  }
  return counted;
}

function inAll(lists: readonly (readonly unknown[])[]): readonly number[] {
  const times = new Map<unknown, number>();
  for (const keys of lists) for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return Array.from(times, ([key, count]) => count * TIMES + Number(key));
}
