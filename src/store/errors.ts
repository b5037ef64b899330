import { CorruptStoreError, OperatorError } from '../core/errors.ts';

/**
 * What an error of the database means for whoever runs the bot, in words that say what would be right; anything else as it
 * is.
 * @param file the database
 */
export function explained(error: unknown, file: string): unknown {
  if (error instanceof OperatorError) return error;
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB') {
    return new OperatorError(
      `${file} is not a database that can be read (${code}). Move it away: the library is read anew from its documents.`,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new CorruptStoreError(`${file} is damaged (${code}). The library in it is read anew from its documents.`);
  }
  if (code === 'SQLITE_FULL') {
    return new OperatorError(
      `The disk that holds ${file} is full. Make room on it, or name a folder elsewhere in DATA_DIR; nothing was half written.`,
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
  return error;
}

/** A database that has other tables than ours, which shows when it is opened. */
export function notOurs(error: unknown, file: string): unknown {
  if (codeOf(error) !== 'SQLITE_ERROR') return explained(error, file);
  return new OperatorError(
    `${file} is not a database of Cuepoint's (${error instanceof Error ? error.message : error}). Move it away, or name another folder in DATA_DIR.`,
  );
}

/** The error's code, such as `SQLITE_BUSY`; else what it says. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}
