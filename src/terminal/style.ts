import { stripVTControlCharacters, styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';

/** How the terminal shows text: with or without colours, and how wide. */
export interface Style {
  readonly colours: boolean;
  /** Columns. */
  readonly width: number;
}

type Format = 'bold' | 'dim' | 'underline' | 'cyan' | 'yellow';

/** Text in a format; as it is where colours are off. Meaning never rests on the format alone. */
export function styled(style: Style, format: Format | readonly Format[], text: string): string {
  return style.colours ? styleText([format].flat(), text, { validateStream: false }) : text;
}

/**
 * Text that is safe to print: no escape sequences, no control characters but spaces, none of the characters that
 * change the reading direction of what follows.
 */
export function harmless(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\t\n\r]+/gu, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '');
}

/** Lines broken at words, each indented. Words wider than the line, such as URLs, stay whole. */
export function wrapped(style: Style, text: string, indent: number, first = indent): string {
  const lines = wrapAnsi(text, Math.max(20, style.width - indent), { hard: false, trim: true }).split('\n');
  return lines.map((line, index) => ' '.repeat(index === 0 ? first : indent) + line).join('\n');
}
