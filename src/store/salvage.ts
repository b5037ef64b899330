import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { CorruptStoreError } from '../core/errors.ts';
import { count } from '../core/phrasing.ts';
import type { Database } from './database.ts';
import { explained } from './errors.ts';
import { KEPT_TABLES } from './tables.ts';

/** Stands beside a database that was found to be damaged beyond mending while it was in use. */
const MARK = '-damaged';

/** Notes that a database must be made anew when it is opened next. */
export function markDamaged(file: string): void {
  writeFileSync(file + MARK, '');
}

export function isMarkedDamaged(file: string): boolean {
  return existsSync(file + MARK);
}

/**
 * Looks whether what cannot be worked out again is whole: a matter of milliseconds, whatever the library's size.
 * @throws CorruptStoreError when it is not
 */
export function checkKept(database: Database, file: string): void {
  for (const table of KEPT_TABLES) {
    const found = database.pragma(`quick_check(${table})`, { simple: true });
    if (found !== 'ok') throw new CorruptStoreError(`${file} is damaged (${table}: ${found}).`);
  }
}

/**
 * Makes a damaged database anew: what people set up and what was posted is copied, as far as it can be read; the library
 * is left to be read from its documents. The damaged file is moved aside.
 * @param create makes an empty database, with its schema, at a path
 * @returns what was done, in words
 */
export function salvage(file: string, create: (path: string) => Database): string {
  const fresh = `${file}-new`;
  remove(fresh);
  const target = create(fresh);
  let kept = 0;
  const lost: string[] = [];
  try {
    const source = new Sqlite(file);
    try {
      for (const table of KEPT_TABLES) {
        const copied = copy(source, target, table);
        kept += copied.rows;
        if (!copied.whole) lost.push(table);
      }
    } finally {
      source.close();
    }
  } catch (error) {
    lost.push(error instanceof Error ? error.message : String(error));
  }
  target.pragma('wal_checkpoint(TRUNCATE)');
  target.close();
  const aside = freeName(file);
  for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end);
  renameSync(fresh, file);
  remove(fresh);
  rmSync(file + MARK, { force: true });
  const rest = lost.length === 0 ? 'all of it' : `not all could be read (${lost.join(', ')})`;
  return (
    `${file} was damaged and was made anew. Subscriptions, posts and shares were kept: ${count(kept, 'row')}, ${rest}. ` +
    `The library is read again from its documents. The damaged file is ${aside}; delete it when nothing is missed.`
  );
}

/** Copies the rows of a table that can be read, from both ends: what is broken may lie between. */
function copy(source: Database, target: Database, table: string): { readonly rows: number; readonly whole: boolean } {
  const columns = columnsOf(target, table);
  let rows = 0;
  let whole = true;
  for (const order of ['ASC', 'DESC']) {
    try {
      const there = columnsOf(source, table).filter((name) => columns.includes(name));
      const names = there.join(', ');
      const [key] = there;
      const insert = target.prepare(
        `INSERT OR IGNORE INTO ${table} (${names}) VALUES (${there.map(() => '?').join(', ')})`,
      );
      for (const row of source.prepare(`SELECT ${names} FROM ${table} ORDER BY ${key} ${order}`).raw().iterate()) {
        if (Array.isArray(row)) rows += insert.run(...row).changes;
      }
      break;
    } catch {
      whole = false;
    }
  }
  return { rows, whole };
}

function columnsOf(database: Database, table: string): readonly string[] {
  const names: readonly unknown[] = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  return names.map(String);
}

function freeName(file: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${file}.damaged-${number}`;
    if (!existsSync(name)) return name;
  }
}

function remove(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}

/** True for an error that means damage, which what is kept may be saved from. */
export function isDamage(error: unknown, file: string): boolean {
  return explained(error, file) instanceof CorruptStoreError;
}
