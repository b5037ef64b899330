import { z } from 'zod';
import { count } from '../../../core/phrasing.ts';
import { lineAt, type Refusal, refuse } from '../refuse.ts';
import type { Problem } from '../shapes.ts';
import { oneLine } from '../text.ts';

/** Objects and lists within each other, and altogether in relation to the size: no transcript comes near either. */
const MAX_DEPTH = 40;
const MAX_CONTAINERS = 400_000;
const CHARACTERS_A_CONTAINER = 12;

type Parsed = { readonly ok: true; readonly value: unknown };

/**
 * The value of a JSON document; a refusal says on which line it is no JSON. What programs write that is nearly JSON is
 * read as well: Python's `NaN`, and JSON Lines, one object a line, which count as a list of them.
 */
export function parseJson(text: string): Parsed | Refusal {
  const excess = tooIntricate(text);
  if (excess !== null)
    return refuse(lineAt(text, excess), 'this JSON is nested deeper, or finer, than any transcript is');
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    return withoutNaN(text) ?? jsonLines(text) ?? broken(text, error);
  }
}

function broken(text: string, error: unknown): Refusal {
  const said = error instanceof Error ? error.message : '';
  const at = /at position (\d{1,9})/u.exec(said)?.[1];
  const line = lineAt(text, at === undefined ? text.length : Number(at));
  const why = oneLine(said.replace(/,? ?\.{3}.*$|\(line .*$|in JSON at position .*$/u, ''), 160);
  return refuse(line, `the JSON is broken here (${why}); is the file whole?`);
}

/** Where Python writes what is no number, and the most of them that are mended: some a segment at most. */
const NO_NUMBER = /(?<=[\s:,[])(?:NaN|-?Infinity)(?=[\s,\]}])/gu;
const MAX_MENDED = 20_000;

/** The value where all that is wrong is `NaN` or `Infinity` instead of a number: null stands for it. */
function withoutNaN(text: string): Parsed | null {
  const parts: string[] = [];
  let [from, inString, read] = [0, false, 0];
  for (const { index, 0: word } of text.matchAll(NO_NUMBER)) {
    for (; read < index; read += 1) {
      if (inString && text[read] === '\\') read += 1;
      else if (text[read] === '"') inString = !inString;
    }
    if (inString) continue;
    if (parts.length > MAX_MENDED) return null;
    parts.push(text.slice(from, index), 'null');
    from = index + word.length;
  }
  return parts.length === 0 ? null : parsed(parts.join('') + text.slice(from));
}

function parsed(text: string): Parsed | null {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function jsonLines(text: string): Parsed | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => line.startsWith('{'))) return null;
  try {
    return { ok: true, value: lines.map((line): unknown => JSON.parse(line)) };
  } catch {
    return null;
  }
}

/** Where a JSON text becomes deeper or finer than any transcript; null when it nowhere does. One look at each character. */
function tooIntricate(text: string): number | null {
  let [depth, containers, inString] = [0, 0, false];
  const most = Math.min(MAX_CONTAINERS, 1_000 + text.length / CHARACTERS_A_CONTAINER);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      [depth, containers] = [depth + 1, containers + 1];
      if (depth > MAX_DEPTH || containers > most) return at;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return null;
}

/** What a shape misses in a value, in words: `segments[3].start` is where it is, and what it should be. */
export function misfit(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).reduce<string>(
    (shown, key) =>
      typeof key === 'number' ? `${shown}[${key}]` : shown === '' ? String(key) : `${shown}.${String(key)}`,
    '',
  );
  return `\`${path || 'the document'}\` is not what it should be (${oneLine(issue?.message ?? '', 120)})`;
}

/** A number of seconds, in digits or, as some tools write it, in a text. */
export const Seconds = z.number().or(
  z
    .string()
    .regex(/^\d{1,7}(?:\.\d{1,9})?$/u)
    .transform(Number),
);

/** Who speaks, as programs write it: a name, a number or a letter for whom they do not know, nothing or `?`. */
export const SpeakerName = z
  .string()
  .or(z.number().transform(String))
  .nullish()
  .catch(null)
  .transform((name) => {
    if (name == null || /^\s*\??\s*$/u.test(name)) return null;
    return /^(?:\d{1,3}|[A-Z])$/u.test(name) ? `Speaker ${name}` : name;
  });

/** Items of the right shape, how many have another, and which of these is the first. */
export interface Fitting<T> {
  readonly fit: readonly T[];
  readonly unfit: number;
  readonly firstUnfit: number;
}

/** The items of a list that have the right shape. */
export function fitting<T>(items: readonly unknown[], shape: z.ZodType<T>): Fitting<T> {
  const fit: T[] = [];
  let firstUnfit = -1;
  items.forEach((item, index) => {
    const parsed = typeof item === 'object' && item !== null ? shape.safeParse(item) : null;
    if (parsed?.success) fit.push(parsed.data);
    else if (firstUnfit === -1) firstUnfit = index;
  });
  return { fit, unfit: items.length - fit.length, firstUnfit };
}

/** The note on items that were left out, with the line of the first; empty where there are none. */
export function unfitNotes(
  { unfit, firstUnfit }: Fitting<unknown>,
  right: string,
  lineOf: (index: number) => number,
): readonly Problem[] {
  if (unfit === 0) return [];
  const reason = `${count(unfit, 'part')} left out, the first of them here; each should have ${right}`;
  return [{ line: lineOf(firstUnfit), reason }];
}
