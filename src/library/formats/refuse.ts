import type { ReadResult } from './shapes.ts';

export type Refusal = Extract<ReadResult, { ok: false }>;

/** The result of a document that cannot be read: the line, counted from 1, and what would be right. */
export function refuse(line: number | null, reason: string): Refusal {
  return { ok: false, problem: { line, reason } };
}

/** The line, counted from 1, of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
