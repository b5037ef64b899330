import { escapeMarkup } from '../core/markup.ts';

/** Markup that is safe to send as it is. Made by {@link html} alone, or by what draws. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: text and numbers are escaped, markup stays, `false` and null are nothing. */
export type Content = string | number | Html | false | null | readonly Content[];

/** A page or a part of one. Every value is escaped for where it stands: between tags, or in a quoted attribute. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(parts.reduce((markup, part, at) => markup + shown(values[at - 1] ?? null) + part));
}

function shown(content: Content): string {
  if (content === null || content === false) return '';
  if (content instanceof Html) return content.markup;
  if (typeof content === 'object') return content.map(shown).join('');
  return escapeHtml(String(content));
}

/** Text as HTML shows it. Characters that steer the direction of text are left out: titles come from outside. */
function escapeHtml(text: string): string {
  return escapeMarkup(text.replace(/[\u202A-\u202E\u2066-\u2069]/gu, ''));
}
