import { escapeControl } from '../escape.ts';
import { LIMITS } from '../limits.ts';
import { sendable, shorten } from '../text.ts';

/** Does not show, and lets neither a name nor a link begin before it. */
const JOINER = '\u2060';

/**
 * Text for the one place that Slack reads as Markdown, what is streamed. It says the same and does nothing: no
 * formatting, no link, no mention. Every escape doubles a character at most, save three that become five.
 * Source: spec.commonmark.org, “Backslash escapes” and “Entity references”
 */
export function asMarkdown(text: string): string {
  const line = shorten(sendable(text).replace(/\s+/gu, ' ').trim(), LIMITS.streamedText);
  return escapeControl(line.replace(/[\\`*_~[\]|#]/gu, '\\$&'))
    .replace(/@(?=\S)/gu, `@${JOINER}`)
    .replace(/:(?=\/\/)/gu, `:${JOINER}`)
    .replace(/(?<=\bwww)(?=\.)/giu, JOINER)
    .replace(/^(?=[-+=]|\d{1,9}[.)])/u, JOINER);
}
