import { cleanText } from '../core/arguments.ts';
import { unescapeControl } from './escape.ts';
import { splitText } from './text.ts';

/** Markup in angle brackets, and links without any: what stands between them is words and formatting. */
const MARKUP = /(<[^<>]*>|https?:\/\/[^\s<>]+)/u;
const EMOJI = /(?<![\p{L}\p{N}]):[\p{L}\p{N}_+'-]{1,100}:(?![\p{L}\p{N}])/gu;
const FORMATTING = /(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu;
/** Characters, as many as may be asked at once. */
const LONGEST_QUESTION = 500;

/** A message as a question. */
export interface Question {
  /** At most 500 characters, cut after a word where there is one. */
  readonly query: string;
  /** False when there is more in the message than is asked. */
  readonly whole: boolean;
}

/** The question that a message's `text` is; null when there is no word in it. */
export function questionIn(text: string): Question | null {
  const words = plainWords(text);
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  const [beginning = ''] = splitText(words, LONGEST_QUESTION);
  return { query: beginning.trimEnd(), whole: words.length <= LONGEST_QUESTION };
}

/**
 * What a message's `text` says, in one line: links as their labels, mentions as names where Slack gives them (it seldom
 * does, and an id says nothing), without emoji codes and formatting. What was typed as `<` stays one.
 * Source: docs.slack.dev/messaging/formatting-message-text, under “Retrieving messages”
 */
export function plainWords(text: string): string {
  const parts = text.replace(/^(?:&gt;)+/gmu, '').split(MARKUP);
  const plain = parts.map((part, index) => {
    if (index % 2 === 0) return part.replace(EMOJI, ' ').replace(FORMATTING, '');
    return part.startsWith('<') ? resolved(part.slice(1, -1)) : part;
  });
  return cleanText(unescapeControl(plain.join('')));
}

function resolved(markup: string): string {
  const [target = '', ...rest] = markup.split('|');
  const label = rest.join('|');
  // Whom a message calls is no part of what it asks.
  if (/^!(?:here|channel|everyone)$/u.test(target)) return ' ';
  if (/^[@#!]/u.test(target)) {
    const sign = target.startsWith('!') || /^[@#]/u.test(label) ? '' : target.charAt(0);
    return label === '' ? ' ' : `${sign}${label}`;
  }
  return label === '' ? target.replace(/^(?:mailto|tel):/u, '') : label;
}
