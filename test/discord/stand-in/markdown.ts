/** What Discord's client makes of a piece of markdown. */
export interface Read {
  /** What is shown, with the markup gone. */
  readonly text: string;
  readonly links: readonly string[];
  /** The kinds of formatting that came of it, in order: `bold`, `spoiler`, `heading` … */
  readonly formats: readonly string[];
  /** What is shown as something else than was written: mentions, emoji, timestamps. */
  readonly replaced: readonly string[];
}

interface Notes {
  readonly links: string[];
  readonly formats: string[];
  readonly replaced: string[];
}

/**
 * Reads markdown as Discord's client does, after its published guide and the rules of simple-markdown, on which the client
 * is built: a list of rules that are tried where the text stands, the first that fits wins.
 */
export function readMarkdown(source: string): Read {
  const notes: Notes = { links: [], formats: [], replaced: [] };
  const text = read(source, notes, false);
  return { text, ...notes };
}

function read(source: string, notes: Notes, inQuote: boolean): string {
  let shown = '';
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const lineStart = at === 0 || source[at - 1] === '\n';
    const found =
      (lineStart ? block(rest, notes, inQuote) : null) ?? inline(rest, notes, inQuote, source[at - 1] ?? '');
    shown += found.shown;
    at += found.length;
  }
  return shown;
}

interface Found {
  readonly shown: string;
  readonly length: number;
}

function block(rest: string, notes: Notes, inQuote: boolean): Found | null {
  const heading = /^ *#{1,3} +([^\n]+)/u.exec(rest);
  if (heading) return formatted('heading', heading, notes, inQuote);
  const subtext = /^ *-# +([^\n]+)/u.exec(rest);
  if (subtext) return formatted('subtext', subtext, notes, inQuote);
  const quote = inQuote ? null : (/^ *>>> ([\s\S]*)/u.exec(rest) ?? /^(?: *> [^\n]*\n?)+/u.exec(rest));
  if (quote) {
    notes.formats.push('quote');
    const inside = quote[1] ?? quote[0].replace(/^ *> /gmu, '');
    return { shown: read(inside, notes, true), length: quote[0].length };
  }
  const item = /^( *)([*+-]|\d+\.) +(?=\S)/u.exec(rest);
  if (!item) return null;
  notes.formats.push('list');
  const mark = /\d/u.test(item[2] ?? '') ? `${item[2]} ` : '• ';
  const line = /^[^\n]*/u.exec(rest.slice(item[0].length))?.[0] ?? '';
  return { shown: `${mark}${read(line, notes, inQuote)}`, length: item[0].length + line.length };
}

/** Each format's rule: the first group is what is formatted, and read on. */
const FORMATS: readonly (readonly [string, RegExp])[] = [
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/u],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/u],
  ['italic', /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/u],
  ['italic', /^_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])/u],
  ['strike', /^~~([\s\S]+?)~~(?!_)/u],
  ['spoiler', /^\|\|([\s\S]+?)\|\|/u],
];

const CODES: readonly (readonly [string, RegExp])[] = [
  ['code block', /^```(?:[a-z0-9_+\-.]*\n)?([\s\S]+?)```/iu],
  ['code', /^(?<ticks>`+)([\s\S]*?[^`])\k<ticks>(?!`)/u],
];

/** Shown as something else: mentions, custom emoji, timestamps, emoji by name. */
const REPLACED =
  /^(?:<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::[tTdDfFR])?|\/[^>]+:\d+|id:\w+)>|@everyone|@here|:[\w+-]+:)/u;
const AUTOLINK = /^<((?:https?|steam):\/\/[^\s>]+|mailto:[^\s>]+)>/u;
const ADDRESS = /^(?:https?|steam|discord):\/\/[^\s<]+[^\s<.,:;"'\]]/u;
const MASKED =
  /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"](?:[\s\S]*?)['"])?\s*\)/u;

function inline(rest: string, notes: Notes, inQuote: boolean, before: string): Found {
  const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest);
  if (escaped) return { shown: escaped[1] ?? '', length: escaped[0].length };
  for (const [name, rule] of CODES) {
    const code = rule.exec(rest);
    if (!code) continue;
    notes.formats.push(name);
    return { shown: code.at(-1) ?? '', length: code[0].length };
  }
  const replaced = REPLACED.exec(rest)?.[0];
  if (replaced) {
    notes.replaced.push(replaced);
    return { shown: `{${replaced.slice(1)}`, length: replaced.length };
  }
  const masked = MASKED.exec(rest);
  if (masked && !/:\/\//u.test(masked[1] ?? '')) {
    notes.links.push(masked[2] ?? '');
    return { shown: read(masked[1] ?? '', notes, true), length: masked[0].length };
  }
  const address = AUTOLINK.exec(rest) ?? ADDRESS.exec(rest);
  if (address) {
    notes.links.push(address[1] ?? address[0]);
    return { shown: address[1] ?? address[0], length: address[0].length };
  }
  for (const [name, rule] of FORMATS) {
    if (rest.startsWith('_') && /[0-9A-Za-z_]/u.test(before)) break;
    const format = rule.exec(rest);
    if (format) return formatted(name, format, notes, inQuote);
  }
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  return { shown: character, length: character.length };
}

function formatted(name: string, [whole, inside = '']: RegExpExecArray, notes: Notes, inQuote: boolean): Found {
  notes.formats.push(name);
  return { shown: read(inside, notes, inQuote), length: whole.length };
}
