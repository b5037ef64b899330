import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { OperatorError } from '../core/errors.ts';
import { MIGRATIONS } from './migrations.ts';

export type Database = Sqlite.Database;

/** How long a write waits for another process to finish its own, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens the database in a folder, made if need be, and brings its schema up to date. Without a folder it is in memory.
 * @throws OperatorError when the folder cannot be written, the file is no database, or a newer program wrote it
 */
export function openDatabase(folder: string | null): Database {
  const file = folder === null ? ':memory:' : join(folder, 'cuepoint.db');
  if (folder !== null) assertWritable(folder, file);
  let database: Database | undefined;
  try {
    database = new Sqlite(file, { timeout: BUSY_TIMEOUT });
    migrate(database, file);
    database.pragma('journal_mode = WAL');
    // What is claimed and posted outlives the machine's sudden end too; it costs indexing nothing that can be measured.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    return database;
  } catch (error) {
    database?.close();
    throw explained(error, file);
  }
}

function assertWritable(folder: string, file: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const path of [folder, file]) if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new OperatorError(
      `The data folder ${folder} cannot be written (${codeOf(error)}). Make it writable, or name another one in DATA_DIR.`,
    );
  }
}

/** Each step is one transaction, so that a process killed half way leaves the last whole schema behind. */
function migrate(database: Database, file: string): void {
  const version = versionOf(database);
  if (version > MIGRATIONS.length) {
    throw new OperatorError(
      `${file} was written by a newer Cuepoint (schema ${version}; this one knows ${MIGRATIONS.length}). ` +
        'Nothing was changed. Start the newer version, or name another folder in DATA_DIR.',
    );
  }
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

function explained(error: unknown, file: string): unknown {
  if (error instanceof OperatorError) return error;
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new OperatorError(
      `${file} is not a database that can be read (${code}). Move it away: the library is read anew from its documents.`,
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new OperatorError(
      `${file} is locked by another process. Stop that one, or name another folder in DATA_DIR.`,
    );
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR')) {
    return new OperatorError(
      `${file} cannot be written (${code}). Make it writable, or name another folder in DATA_DIR.`,
    );
  }
  if (code === 'SQLITE_ERROR') {
    return new OperatorError(
      `${file} is not a database of Cuepoint's (${error instanceof Error ? error.message : code}). Move it away, or name another folder in DATA_DIR.`,
    );
  }
  return error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}
