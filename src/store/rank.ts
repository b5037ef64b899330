import type { MatchExpression, Ranked } from '../core/passages.ts';
import type { VideoScope } from '../core/scope.ts';
import type { LibraryStore } from '../core/store.ts';
import type { Database } from './database.ts';
import { matchText } from './match.ts';
import { mostSaid } from './most-said.ts';
import * as rows from './rows.ts';
import { idsIn } from './scope.ts';

/** The columns of a passage as it is ranked. */
export const RANKED_COLUMNS = 'p.rowid, p.video_id, p.date, p.from_word, p.to_word, p.terms, p.sketch';

/**
 * The ranking. Keys are looked for first, and the passages of those that are given read by them: the latest matches cost as
 * good as nothing, since FTS5 goes through its lists from their end as well, while BM25 looks at all that match.
 */
export function ranking(database: Database): LibraryStore['rank'] {
  const ends = database.prepare(
    'SELECT (SELECT min(rowid) FROM passages WHERE video_id = @id) AS low, (SELECT max(rowid) FROM passages WHERE video_id = @id) AS high',
  );
  const passages = database
    .prepare(`SELECT ${RANKED_COLUMNS} FROM json_each(?) k JOIN passages p ON p.rowid = k.value ORDER BY k.key`)
    .raw();
  const saidMost = mostSaid(database);
  const matching = (within: string) => {
    const from = `SELECT t.rowid FROM passage_terms t ${within}`;
    return {
      earliest: database.prepare(`${from} ORDER BY t.rowid LIMIT ?`).pluck(),
      latest: database.prepare(`${from} ORDER BY t.rowid DESC LIMIT ?`).pluck(),
      // By its function rather than by the column `rank`: then no more are sorted than are asked for.
      best: database.prepare(`${from} ORDER BY bm25(passage_terms) LIMIT ?`).pluck(),
    };
  };
  const anywhere = matching('WHERE passage_terms MATCH ?');
  const between = matching('WHERE passage_terms MATCH ? AND t.rowid BETWEEN ? AND ?');

  /** What looks for matches in a scope, and what it is told before their number; null where the scope is empty. */
  function within(scope: VideoScope | undefined) {
    const ids = scope ? idsIn(scope) : null;
    if (!scope || !ids) return { ...anywhere, values: [] };
    const id = onlyId(scope);
    if (id === null) {
      const where = `JOIN passages p ON p.rowid = t.rowid WHERE passage_terms MATCH ? AND p.video_id IN (${ids.text})`;
      return { ...matching(where), values: ids.values };
    }
    const { low, high } = rows.boundsRow.parse(ends.get({ id }));
    return low === null || high === null ? null : { ...between, values: [low, high] };
  }

  /** One more than the limit where there are more, unless all are given. */
  function keysFor(
    expression: MatchExpression,
    limit: number,
  ): { readonly keys: readonly unknown[]; readonly all: boolean } {
    const { ranked = true, all = 0 } = expression;
    const match = matchText(expression);
    const where = match === null ? null : within(expression.scope);
    if (!where) return { keys: [], all: true };
    const { earliest, latest, best, values } = where;
    if (all > 0) {
      // From the beginning: to go through whole lists from their end takes half as long again.
      const first = earliest.all(match, ...values, all + 1);
      if (first.length <= all) return { keys: first.toReversed(), all: true };
    }
    const keys = ranked
      ? (saidMost(expression, limit + 1) ?? best.all(match, ...values, limit + 1))
      : latest.all(match, ...values, limit + 1);
    return { keys, all: keys.length <= limit };
  }

  return async (expression, limit): Promise<Ranked> => {
    const { keys, all } = keysFor(expression, limit);
    const given = all ? keys : keys.slice(0, limit);
    const found = given.length === 0 ? [] : passages.all(JSON.stringify(given)).map(rows.toRanked);
    return { passages: found, more: !all };
  };
}

/** The one video that a scope is, if it is no more than that. */
function onlyId(scope: VideoScope): string | null {
  const [id, ...more] = scope.ids ?? [];
  return id === undefined || more.length > 0 || Object.keys(scope).length > 1 ? null : id;
}
