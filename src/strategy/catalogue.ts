import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { OperatorError } from '../core/errors.ts';
import type { Player } from '../core/strategy.ts';

const words = z.array(z.string().trim().min(1).max(80)).max(200).default([]);

const warySchema = z.strictObject({
  say: z.string().trim().min(1).max(80),
  needs: z.enum(['capital', 'support', 'never']),
  not_before: words,
  not_after: words,
});

const entrySchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  kind: z.enum(['company', 'lab', 'government', 'person']),
  aliases: words,
  products: words,
  people: words,
  tickers: words,
  heard: words,
  wary: z.array(warySchema).max(40).default([]),
});

/** One player of a catalogue, as its file tells it. The head of `players.yaml` says what the fields mean. */
export type CatalogueEntry = z.infer<typeof entrySchema>;
export type Wary = z.infer<typeof warySchema>;

/** A catalogue that cannot be used: the message names the file, the line and the entry. */
export class CatalogueError extends OperatorError {
  override readonly name = 'CatalogueError';
}

/** A catalogue, and whether it stands alone. */
export interface Catalogue {
  readonly players: readonly CatalogueEntry[];
  /** True where it takes the place of the built-in one; else it comes before that. */
  readonly only: boolean;
}

const LIST = 'a list of players, each "- name: …"';

/**
 * Reads a catalogue of players: a YAML list of entries, or a mapping with that list below `players` and `only`.
 * @throws CatalogueError when it is neither, or when two players claim one name.
 */
export function parseCatalogue(text: string, file: string): Catalogue {
  const lines = new LineCounter();
  const lineOf = (node: unknown) => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1);
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken)
    throw new CatalogueError(`${file}:${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n')[0]}`);
  const top = document.contents;
  if (top === null) return { players: [], only: false };
  if (!isMap(top)) return { players: entriesIn(top, file, lineOf), only: false };
  for (const { key } of top.items) {
    const name = String(key);
    if (name !== 'only' && name !== 'players')
      throw new CatalogueError(
        `${file}:${lineOf(key)}: expected ${LIST}; or \`only: true\` and that list below \`players:\`, but here is "${name}"`,
      );
  }
  const told: unknown = top.get('only', true) ?? null;
  const only = told === null ? false : isScalar(told) ? told.value : told;
  if (typeof only !== 'boolean')
    throw new CatalogueError(`${file}:${lineOf(told)}: only: expected true, for no players but these, or false`);
  return { players: entriesIn(top.get('players', true), file, lineOf), only };
}

function entriesIn(node: unknown, file: string, lineOf: (node: unknown) => number): CatalogueEntry[] {
  if (!isSeq(node)) throw new CatalogueError(`${file}:${lineOf(node)}: expected ${LIST}`);
  const entries = node.items.map((node) => {
    const line = lineOf(node);
    const data: unknown = isMap(node) ? node.toJSON() : node;
    const read = entrySchema.safeParse(data);
    if (read.success) return { entry: read.data, line };
    const issue = read.error.issues[0];
    const called = z.looseObject({ name: z.string() }).safeParse(data);
    const who = called.success ? `player "${called.data.name}"` : 'a player without a name';
    throw new CatalogueError(`${file}:${line}: ${who}: ${issue?.path.join('.') || 'entry'}: ${issue?.message}`);
  });
  checkOwners(entries, file);
  return entries.map(({ entry }) => entry);
}

/** The catalogue that comes with the method, and its text for the version. Read once, when first needed. */
export function builtinCatalogue(): { entries: readonly CatalogueEntry[]; text: string } {
  if (builtin) return builtin;
  const text = readFileSync(new URL('./players.yaml', import.meta.url), 'utf8');
  builtin = { entries: parseCatalogue(text, 'players.yaml').players, text };
  return builtin;
}
let builtin: { entries: readonly CatalogueEntry[]; text: string } | null = null;

/** The player of an entry: everything it is called, its name first. */
export function playerOf(entry: CatalogueEntry): Player {
  const { name, aliases, products, people, tickers, heard, wary } = entry;
  const all = [name, ...aliases, ...products, ...people, ...tickers, ...heard, ...wary.map((item) => item.say)];
  const seen = new Set<string>();
  const unique = all.filter((alias) => {
    const key = alias.toLowerCase();
    return seen.has(key) ? false : seen.add(key);
  });
  return { id: slugOf(name), name, aliases: unique };
}

/** A name as an id: letters and digits of any script, joined by hyphens. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '') || 'player';
}

function checkOwners(entries: readonly { entry: CatalogueEntry; line: number }[], file: string): void {
  const owners = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const { entry, line } of entries) {
    const id = slugOf(entry.name);
    if (ids.has(id))
      throw new CatalogueError(`${file}:${line}: player "${entry.name}": there already is "${ids.get(id)}"`);
    ids.set(id, entry.name);
    const conditional = new Set(entry.wary.map((item) => item.say.toLowerCase()));
    for (const alias of [entry.name, ...entry.aliases, ...entry.products, ...entry.people, ...entry.tickers]) {
      const key = alias.toLowerCase();
      if (conditional.has(key)) continue;
      const owner = owners.get(key);
      if (owner !== undefined && owner !== entry.name) {
        throw new CatalogueError(`${file}:${line}: player "${entry.name}": "${alias}" already belongs to "${owner}"`);
      }
      owners.set(key, entry.name);
    }
  }
}
