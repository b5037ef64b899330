import type { CommandFace } from './face.ts';
import type { Invocation, RawArgs } from './invocation.ts';

/** The argument in which an invocation of an unknown command keeps what was typed after its name. */
const REST = 'rest';

/**
 * What people type after a command's name, as an invocation. A first word that is one of the choices of the first option
 * is that choice. Plain words fill the first text option; `name:` begins
 * another one and takes everything up to the next `name:`, so that `deepseek video:R1 capability` needs no quotes.
 * Quotes, straight or as phones type them, are for values that contain such a word: `"video: the movie"`; and where
 * an option's value ends before what is asked: `from:"Bob Ray" chips`. Where a
 * question can say `-without` and `"exactly so"`, it is said of the question wherever it is typed.
 */
export function parseArgs(face: CommandFace, text: string): RawArgs {
  const args: Record<string, string> = {};
  const names = Object.keys(face.options);
  let words = wordsIn(text.replace(/[“”„]/gu, '"'));
  const head = names[0] === undefined ? undefined : face.options[names[0]];
  const choice = words[0]?.word.toLowerCase();
  if (names[0] !== undefined && head?.kind === 'choice' && choice !== undefined && head.choices.includes(choice)) {
    args[names[0]] = choice;
    words = words.slice(1);
  }
  const first = names.find((name) => face.options[name]?.kind === 'text') ?? names[0];
  if (first === undefined) return {};
  let current = first;
  const question = questionOf(face);
  for (const { word, quoted: wasQuoted } of words) {
    const colon = wasQuoted ? -1 : word.indexOf(':');
    const name = colon > 0 ? word.slice(0, colon).toLowerCase() : '';
    const starts = name !== '' && names.includes(name);
    if (starts) current = name;
    const aside = question !== null && !starts && (args[current] ?? '') !== '' && isOfQuestion(word, wasQuoted);
    const option = aside ? question : current;
    const own = starts ? word.slice(colon + 1) : '';
    // What stands in quotes is all of an option's value: what comes after belongs to what is asked.
    const whole = starts ? isWhole(own) : wasQuoted && option !== first && (args[option] ?? '') === '';
    const rest = starts ? unquote(own) : wasQuoted && keepsQuotes(word, option) ? `"${word}"` : word;
    const before = starts ? undefined : args[option];
    const value = before ? `${before} ${rest}` : rest;
    if (value !== '') args[option] = value;
    if (whole) current = first;
  }
  return args;

  function isOfQuestion(word: string, wasQuoted: boolean): boolean {
    return wasQuoted ? !names.some((name) => word.toLowerCase().includes(`${name}:`)) : WITHOUT.test(word);
  }

  /** Quotes around a word that would begin another option are there for that, and around all others part of the value. */
  function keepsQuotes(word: string, option: string): boolean {
    const known = face.options[option];
    const keeps = known?.kind === 'text' && known.quotes === true;
    return keeps && !names.some((name) => word.toLowerCase().includes(`${name}:`));
  }
}

/** A word that is not to be said. */
const WITHOUT = /^-["\p{L}\p{N}]/u;

/** The option in which quotes are part of what is asked; null when there is none. */
function questionOf({ options }: CommandFace): string | null {
  const found = Object.entries(options).find(([, option]) => option.kind === 'text' && option.quotes === true);
  return found?.[0] ?? null;
}

/** A whole line, with or without its slash, as an invocation: `/strategy google`. Null when it names no command. */
export function parseLine(faces: readonly CommandFace[], line: string): Invocation | null {
  const match = /^\/?([a-z][a-z0-9-]*)(?:\s+(.*))?$/isu.exec(line.trim());
  const face = faces.find((candidate) => candidate.name === match?.[1]?.toLowerCase());
  return face ? { command: face.name, args: parseArgs(face, match?.[2] ?? '') } : null;
}

/** A line that names no command, as an invocation that the dispatcher explains: what follows the name is kept. */
export function unknownLine(line: string): Invocation {
  const [, command = '', rest = ''] = /^\/?(\S*)\s*(.*)$/su.exec(line.trim()) ?? [];
  return { command, args: rest === '' ? {} : { [REST]: rest } };
}

/** What an invocation of an unknown command asks of one that may have been meant. */
export function meantFor(face: CommandFace, args: RawArgs): Invocation {
  const rest = args[REST];
  return { command: face.name, args: rest === undefined ? args : parseArgs(face, String(rest)) };
}

/** How to call a command: `/strategy player [video:…]`. */
export function usageOf(face: CommandFace): string {
  return `/${face.name} ${usageHint(face)}`.trim();
}

/** The part of {@link usageOf} after the name: without files, which nobody types. */
export function usageHint(face: CommandFace): string {
  const entries = Object.entries(face.options).filter(([, option]) => option.kind !== 'file');
  const first = entries.findIndex(([, option]) => option.kind === 'text');
  return entries
    .map(([name, option], index) => {
      const shown =
        option.kind === 'choice' && index === 0 ? option.choices.join('|') : index === first ? name : `${name}:…`;
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
    const text = typedValue(face, name, String(value));
    const bare = name === first || (name === names[0] && face.options[name]?.kind === 'choice');
    return [bare ? text : `${name}:${text}`];
  });
  return [`/${face.name}`, ...parts].join(' ');
}

/** A value of an option as one could type it: in quotes where a part of it would be taken for something else. */
export function typedValue(face: CommandFace, option: string, value: string): string {
  const question = questionOf(face);
  const isTaken = question !== null && question !== option && value.split(/\s/u).some((word) => WITHOUT.test(word));
  const begins = Object.keys(face.options).some((other) => value.toLowerCase().includes(`${other}:`));
  return isTaken || begins ? `"${value}"` : value;
}

function wordsIn(text: string): readonly { word: string; quoted: boolean }[] {
  return Array.from(text.matchAll(/"([^"]*)"|(\w+:"[^"]*"|-"[^"]*")|(\S+)/gu), ([, inner, pair, plain]) =>
    inner === undefined ? { word: pair ?? plain ?? '', quoted: false } : { word: inner, quoted: true },
  );
}

function isWhole(text: string): boolean {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"');
}

function unquote(text: string): string {
  return isWhole(text) ? text.slice(1, -1) : text;
}
