import type { CommandFace } from './face.ts';
import type { Invocation, RawArgs } from './invocation.ts';

/**
 * What people type after a command's name, as an invocation. A first word that is one of the choices of the first option
 * is that choice. Plain words fill the first text option; `name:` begins
 * another one and takes everything up to the next `name:`, so that `deepseek video:R1 capability` needs no quotes.
 * Quotes, straight or as phones type them, are for values that contain such a word: `"video: the movie"`.
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
  let current = names.find((name) => face.options[name]?.kind === 'text') ?? names[0];
  if (current === undefined) return {};
  for (const { word, quoted: wasQuoted } of words) {
    const colon = wasQuoted ? -1 : word.indexOf(':');
    const name = colon > 0 ? word.slice(0, colon).toLowerCase() : '';
    const starts = name !== '' && names.includes(name);
    if (starts) current = name;
    const rest = starts ? unquote(word.slice(colon + 1)) : wasQuoted && keepsQuotes(word, current) ? `"${word}"` : word;
    const before = starts ? undefined : args[current];
    const value = before ? `${before} ${rest}` : rest;
    if (value !== '') args[current] = value;
  }
  return args;

  /** Quotes around a word that would begin another option are there for that, and around all others part of the value. */
  function keepsQuotes(word: string, option: string): boolean {
    const known = face.options[option];
    const keeps = known?.kind === 'text' && known.quotes === true;
    return keeps && !names.some((name) => word.toLowerCase().includes(`${name}:`));
  }
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
    const text = names.some((other) => String(value).toLowerCase().includes(`${other}:`)) ? `"${value}"` : `${value}`;
    const bare = name === first || (name === names[0] && face.options[name]?.kind === 'choice');
    return [bare ? text : `${name}:${text}`];
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
