import { escapeMarkup } from '../core/markup.ts';

/** A piece of a drawing, its markup safe as it is. */
export interface Svg {
  readonly markup: string;
}

type Value = string | number;

/** An element with its attributes, numbers to a tenth, and what stands in it. Everything is escaped. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, inside: readonly Svg[] = []): Svg {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shown(value))}"`);
  return { markup: `<${name}${written.join('')}>${inside.map(({ markup }) => markup).join('')}</${name}>` };
}

/** Text as it is. */
export function text(content: string): Svg {
  return { markup: escaped(content) };
}

function shown(value: Value): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}

/** What XML cannot hold at all is left out: control characters, and halves of surrogate pairs. */
function escaped(content: string): string {
  return escapeMarkup(content.replace(/[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu, ''));
}
