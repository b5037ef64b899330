/** Structured logging, as the rest of the house sees it: fields first, then a message. Never given a token. */
export interface Log {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };
