import { z } from 'zod';
import { parseClock } from '../../core/time.ts';
import type { FrontMatter } from './front-matter.ts';
import type { Problem } from './shapes.ts';
import { distinct, oneLine, saysNothing, shortened } from './text.ts';

const MAX_ITEMS = 200;
const MAX_DURATION = 48 * 3600;

const Text = z.string();
const List = z.array(z.unknown()).or(Text.transform((text) => [text]));
const Seconds = z.coerce.number().min(0).max(MAX_DURATION);
const IsoDate = z.iso.date();

/**
 * Reads fields that come from outside one by one: what is missing, null or "unknown" is null, what has the wrong type
 * is null with a note that says what would be right.
 */
export class FieldReader {
  readonly notes: Problem[];
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #lineOf: FrontMatter['lineOf'];

  constructor({ fields, lineOf }: Pick<FrontMatter, 'fields' | 'lineOf'>, notes: Problem[] = []) {
    this.#fields = fields;
    this.#lineOf = lineOf;
    this.notes = notes;
  }

  /** One line of at most `limit` characters. */
  text(name: string, limit: number): string | null {
    const value = this.#take(name, Text, 'text');
    const line = value === null ? '' : oneLine(value, limit);
    return saysNothing(line) ? null : line;
  }

  /** Text that keeps its lines. */
  block(name: string, limit: number): string | null {
    const value = this.#take(name, Text, 'text')?.trim() ?? '';
    return saysNothing(value) ? null : shortened(value, limit);
  }

  /** Lines of at most `limit` characters, each once; a single text counts as a list of one. */
  list(name: string, limit: number): string[] {
    const items = this.#take(name, List, 'a list of texts') ?? [];
    const lines = items.slice(0, MAX_ITEMS).flatMap((item) => (typeof item === 'string' ? [oneLine(item, limit)] : []));
    return distinct(lines.filter((line) => !saysNothing(line)));
  }

  /** Seconds, above 0; null for 0, which stands for "not known". */
  seconds(name: string): number | null {
    return this.#take(name, Seconds, 'seconds as a number, such as 681') || null;
  }

  /** Seconds from `11:21` or `1:02:03`. */
  clock(name: string): number | null {
    const value = this.text(name, 40);
    if (value === null) return null;
    const seconds = parseClock(value);
    if (seconds === null || seconds > MAX_DURATION) this.#note(name, 'a time such as "11:21" or "1:02:03"');
    return seconds !== null && seconds <= MAX_DURATION ? seconds || null : null;
  }

  /** An ISO calendar date; a time of day after it is left out. */
  date(name: string): string | null {
    const value = this.text(name, 40);
    if (value === null) return null;
    const date = IsoDate.safeParse(value.split(/[T ]/u)[0]);
    if (!date.success) this.#note(name, 'a date such as "2025-01-20"');
    return date.success ? date.data : null;
  }

  /** A reader for the fields inside a field; for no fields at all where there is none. */
  within(name: string): FieldReader {
    const value = this.#take(name, z.record(z.string(), z.unknown()), 'fields, each with a list');
    return new FieldReader({ fields: value ?? {}, lineOf: () => this.#lineOf(name) }, this.notes);
  }

  #take<T>(name: string, schema: z.ZodType<T>, right: string): T | null {
    const value = Object.hasOwn(this.#fields, name) ? this.#fields[name] : null;
    if (value === null || value === undefined || (typeof value === 'string' && saysNothing(value))) return null;
    const parsed = schema.safeParse(value);
    if (!parsed.success) this.#note(name, right);
    return parsed.success ? parsed.data : null;
  }

  #note(name: string, right: string): void {
    const reason = `\`${name}\` should be ${right}; it was left out`;
    if (!this.notes.some((note) => note.reason === reason)) this.notes.push({ line: this.#lineOf(name), reason });
  }
}
