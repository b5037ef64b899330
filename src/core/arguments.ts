import type { CommandFace, Option } from './command.ts';
import { AskerError } from './errors.ts';
import type { Invocation, RawArgs } from './invocation.ts';

const MAX_TEXT = 500;

/**
 * The arguments of a command, cleaned and checked against its options. Unknown names are left out: an old button may
 * carry an option that no longer exists.
 * @throws AskerError naming the option, what was wrong, and an example
 */
export function checkArgs(face: CommandFace, raw: RawArgs): RawArgs {
  const checked: Record<string, string | number> = {};
  for (const [name, option] of Object.entries(face.options)) {
    const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
    const clean = value === undefined ? undefined : checkValue(face, name, option, value);
    if (clean !== undefined) checked[name] = clean;
    else if (option.required) {
      throw new AskerError(`/${face.name} needs a ${name}: ${lowerFirst(option.about)}.`, { example: face.example });
    }
  }
  return checked;
}

function checkValue(face: CommandFace, name: string, option: Option, value: string | number) {
  const text = cleanText(String(value));
  if (text === '') return undefined;
  if (option.kind === 'text') {
    const limit = option.maxLength ?? MAX_TEXT;
    if (text.length <= limit) return text;
    throw new AskerError(`That ${name} has ${text.length} characters; up to ${limit} can be searched for.`, {
      example: face.example,
    });
  }
  const number = /^[+-]?\d{1,15}$/u.test(text) ? Number(text) : Number.NaN;
  if (number >= option.min && number <= option.max) return number;
  throw new AskerError(`${quoted(text)} is no ${name}: it is a whole number from ${option.min} to ${option.max}.`, {
    example: face.example,
  });
}

/**
 * Text that people typed, in one normal form: NFC, no control, zero-width or direction characters, single spaces.
 * Joiners stay where they bind emoji or letters of scripts that need them.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/gu, '')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/**
 * What people type after a command's name, as an invocation. Plain words fill the first text option; `name:` begins
 * another one and takes everything up to the next `name:`, so that `deepseek video:R1 capability` needs no quotes.
 * Quotes, straight or as phones type them, are for values that contain such a word: `"video: the movie"`.
 */
export function parseArgs(face: CommandFace, text: string): RawArgs {
  const args: Record<string, string> = {};
  const names = Object.keys(face.options);
  let current = names.find((name) => face.options[name]?.kind === 'text') ?? names[0];
  if (current === undefined) return {};
  for (const { word, quoted: wasQuoted } of wordsIn(text.replace(/[“”„]/gu, '"'))) {
    const colon = wasQuoted ? -1 : word.indexOf(':');
    const name = colon > 0 ? word.slice(0, colon).toLowerCase() : '';
    const starts = name !== '' && names.includes(name);
    if (starts) current = name;
    const rest = starts ? unquote(word.slice(colon + 1)) : word;
    const before = starts ? undefined : args[current];
    const value = before ? `${before} ${rest}` : rest;
    if (value !== '') args[current] = value;
  }
  return args;
}

/** A whole line, with or without its slash, as an invocation: `/strategy google`. Null when it names no command. */
export function parseLine(faces: readonly CommandFace[], line: string): Invocation | null {
  const match = /^\/?([a-z][a-z0-9-]*)(?:\s+(.*))?$/isu.exec(line.trim());
  const face = faces.find((candidate) => candidate.name === match?.[1]?.toLowerCase());
  return face ? { command: face.name, args: parseArgs(face, match?.[2] ?? '') } : null;
}

/** How to call a command: `/strategy player [video:…]`. */
export function usageOf(face: CommandFace): string {
  return `/${face.name} ${usageHint(face)}`.trim();
}

/** The part of {@link usageOf} after the name. */
export function usageHint(face: CommandFace): string {
  const entries = Object.entries(face.options);
  const first = entries.findIndex(([, option]) => option.kind === 'text');
  return entries
    .map(([name, option], index) => {
      const shown = index === first ? name : `${name}:…`;
      return option.required ? shown : `[${shown}]`;
    })
    .join(' ');
}

/** An invocation as one could type it. */
export function typedForm(face: CommandFace, args: RawArgs): string {
  const names = Object.keys(face.options);
  const first = names.find((name) => face.options[name]?.kind === 'text');
  const parts = names.flatMap((name) => {
    const value = args[name];
    if (value === undefined) return [];
    const text = names.some((other) => String(value).toLowerCase().includes(`${other}:`)) ? `"${value}"` : `${value}`;
    return [name === first ? text : `${name}:${text}`];
  });
  return [`/${face.name}`, ...parts].join(' ');
}

function wordsIn(text: string): readonly { word: string; quoted: boolean }[] {
  return Array.from(text.matchAll(/"([^"]*)"|(\w+:"[^"]*")|(\S+)/gu), ([, inner, pair, plain]) =>
    inner === undefined ? { word: pair ?? plain ?? '', quoted: false } : { word: inner, quoted: true },
  );
}

function unquote(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

/** A short, quoted form of what somebody typed, for error messages. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  return characters.length > 60 ? `“${characters.slice(0, 59).join('')}…”` : `“${text}”`;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}[\p{Ll} ]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
