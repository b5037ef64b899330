import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { CorruptStoreError } from '../core/errors.ts';
import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import { isDamage, markDamaged } from './salvage.ts';
import { KEPT_TABLES } from './tables.ts';

const schemaRow = z.object({ name: z.string(), table: z.string(), sql: z.string() });

/**
 * Makes every table of the library anew, empty, in one transaction; what is kept beside it stays. The count of changes
 * goes on, so that whoever has seen the library notices. A damaged table cannot be dropped, for that would read it: it is
 * struck from the schema instead, and what it took is given back by a VACUUM (sqlite.org/pragma.html#pragma_writable_schema).
 * @throws CorruptStoreError when the damage reaches what holds the tables together: the next start makes the file anew
 */
export function rebuildLibrary(database: Database): void {
  const latest = latestChange(database);
  const kept = KEPT_TABLES.map(() => '?').join(', ');
  database.unsafeMode(true);
  try {
    database
      .transaction(() => {
        database.pragma('writable_schema = ON');
        database
          .prepare(
            `DELETE FROM sqlite_schema WHERE tbl_name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT IN (${kept})`,
          )
          .run(...KEPT_TABLES);
        database.pragma('writable_schema = RESET');
        for (const sql of wanted()) database.exec(sql);
        database.exec(`INSERT INTO changes VALUES (${latest + 1})`);
      })
      .immediate();
    giveBack(database);
  } catch (error) {
    if (!isDamage(error, database.name)) throw error;
    markDamaged(database.name);
    throw new CorruptStoreError(
      `${database.name} is damaged beyond what can be mended while it is in use. Start the program again: the file is then made anew.`,
    );
  } finally {
    database.unsafeMode(false);
  }
}

/** Gives back what nothing uses any more. While somebody else writes it stays, and does no harm. */
function giveBack(database: Database): void {
  try {
    database.exec('VACUUM');
  } catch (error) {
    if (isDamage(error, database.name)) throw error;
  }
}

/** What the library's part of the schema is made of, in the order in which it was made. */
function wanted(): readonly string[] {
  const model = new Sqlite(':memory:');
  for (const step of MIGRATIONS) model.exec(step);
  const parts = model
    .prepare('SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid')
    .all()
    .map((row) => schemaRow.parse(row));
  model.close();
  // A virtual table makes its own.
  const virtual = parts.filter(({ sql }) => /^CREATE VIRTUAL/iu.test(sql)).map(({ name }) => `${name}_`);
  return parts
    .filter(({ table }) => !KEPT_TABLES.includes(table) && !virtual.some((prefix) => table.startsWith(prefix)))
    .map(({ sql }) => sql);
}

/** Where the count cannot be read, the clock goes on from beyond any. */
function latestChange(database: Database): number {
  try {
    return z.int().parse(database.prepare('SELECT latest FROM changes').pluck().get());
  } catch {
    return Date.now();
  }
}
