import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { OperatorError } from '../core/errors.ts';
import { codeOf, notOurs } from './errors.ts';
import { MIGRATIONS } from './migrations.ts';
import { PATIENCE } from './patience.ts';
import { checkKept, isDamage, isMarkedDamaged, salvage } from './salvage.ts';

export type Database = Sqlite.Database;

/** The name of the database in its folder. */
export const FILE = 'cuepoint.db';

/**
 * Opens the database in a folder, made if need be, and brings its schema up to date. Without a folder it is in memory. One
 * that is damaged is made anew, with what can be kept of it.
 * @param notices takes what was done about damage, in words
 * @throws OperatorError when the folder cannot be written, the file is no database, or a newer program wrote it
 */
export function openDatabase(folder: string | null, notices: string[] = []): Database {
  if (folder === null) return opened(':memory:');
  const file = join(folder, FILE);
  assertWritable(folder, file);
  assertNotNewer(file);
  try {
    if (!isMarkedDamaged(file)) return opened(file);
    notices.push(salvage(file, opened));
  } catch (error) {
    if (!isDamage(error, file)) throw notOurs(error, file);
    notices.push(salvage(file, opened));
  }
  return opened(file);
}

function opened(file: string): Database {
  const database = new Sqlite(file, { timeout: PATIENCE });
  try {
    migrate(database, file);
    database.pragma('journal_mode = WAL');
    // What is claimed and posted outlives the machine's sudden end too; it costs indexing nothing that can be measured.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    checkKept(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function assertWritable(folder: string, file: string): void {
  try {
    makeFolder(resolve(folder));
    for (const path of [folder, file]) if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new OperatorError(
      `The data folder ${folder} cannot be written (${codeOf(error)}). Make it writable, or name another one in DATA_DIR.`,
    );
  }
}

/**
 * Looks at the schema's number without a right to write: whoever may write, and is the last to close a database, moves
 * what its log holds into it.
 */
function assertNotNewer(file: string): void {
  if (!existsSync(file)) return;
  let database: Database | null = null;
  try {
    database = new Sqlite(file, { readonly: true, timeout: PATIENCE });
    refuseNewer(versionOf(database), file);
  } catch (error) {
    // What else is wrong with it shows when it is opened.
    if (error instanceof OperatorError) throw error;
  } finally {
    database?.close();
  }
}

function refuseNewer(version: number, file: string): void {
  if (version <= MIGRATIONS.length) return;
  throw new OperatorError(
    `${file} was written by a newer Cuepoint (schema ${version}; this one knows ${MIGRATIONS.length}). ` +
      'Nothing was changed. Start the newer version, or name another folder in DATA_DIR.',
  );
}

/** Level by level: Node's own recursive way never ends where a folder is there that takes none, such as `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Each step is one transaction, so that a process killed half way leaves the last whole schema behind. */
function migrate(database: Database, file: string): void {
  const version = versionOf(database);
  refuseNewer(version, file);
  for (const [index, step] of MIGRATIONS.entries()) {
    // The version is read again with the write lock held: another process may have taken the step meanwhile.
    const apply = database.transaction(() => {
      if (versionOf(database) > index) return;
      database.exec(step);
      database.pragma(`user_version = ${index + 1}`);
    });
    if (index >= version) apply.immediate();
  }
}

function versionOf(database: Database): number {
  return z.int().parse(database.pragma('user_version', { simple: true }));
}
