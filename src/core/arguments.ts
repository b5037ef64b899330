import { AskerError, type WayOut } from './errors.ts';
import type { CommandFace, Option } from './face.ts';
import type { RawArgs } from './invocation.ts';

const MAX_TEXT = 500;
/** Characters of what a file is found by: the longest are signed addresses. */
const MAX_REFERENCE = 2_000;

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
      throw missing(face, name, option);
    }
  }
  return checked;
}

/** Says what is missing, and opens the command's form for it where it has one. */
function missing(face: CommandFace, name: string, { about }: Option): AskerError {
  const form: WayOut = { label: 'Fill in a form…', invocation: { command: face.name, args: {}, asks: 'form' } };
  // An example of this library follows.
  const what = lowerFirst(about.replace(/,? such as .+$/u, ''));
  const told = what === `a ${name}` ? '' : `: ${what}`;
  const end = /[.?!]$/u.test(told) ? '' : '.';
  return new AskerError(`/${face.name} needs a ${name}${told}${end}`, {
    ...{ example: face.example, waysOut: face.hasForm ? [form] : [] },
  });
}

function checkValue(face: CommandFace, name: string, option: Option, value: string | number) {
  const lines = option.kind === 'text' && option.multiline === true;
  const text = lines ? cleanLines(String(value)) : cleanText(String(value));
  if (text === '') return undefined;
  if (option.kind === 'choice') {
    const chosen = option.choices.find((choice) => choice === text.toLowerCase());
    if (chosen !== undefined) return chosen;
    const [only, ...more] = option.choices;
    const right = more.length === 0 ? `write ${name}:${only}` : `it is one of ${option.choices.join(', ')}`;
    throw new AskerError(`${quoted(text)} is no ${name}: ${right}.`, { example: face.example });
  }
  if (option.kind === 'file') {
    // What names a file is left as it is: two spaces are not one there.
    const reference = String(value).trim();
    if (reference.length <= MAX_REFERENCE) return reference;
    throw new AskerError(`What names that ${name} has ${reference.length} characters; up to ${MAX_REFERENCE} can be.`);
  }
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
 * Joiners stay: they bind emoji, and letters of scripts that need them.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/gu, '')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** Each line of a text as {@link cleanText} has it, without the empty ones, joined by `\n`. */
function cleanLines(text: string): string {
  return text
    .split(/[\n\r\u2028\u2029]+/u)
    .map(cleanText)
    .filter((line) => line !== '')
    .join('\n');
}

/** A short, quoted form of what somebody typed, for error messages. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  return characters.length > 60 ? `“${characters.slice(0, 59).join('')}…”` : `“${text}”`;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}[\p{Ll} ]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
