import { shownInstant } from '../../core/time.ts';
import { type Content, type Html, html } from '../html.ts';

/**
 * Discord's markdown as its client shows it, as far as messages of the bot use it: headings, subtext, quotes, lists, bold,
 * italics, code, masked links, timestamps, channels, and characters that a backslash protects.
 */
export function markdown(source: string): Html {
  const parts: Content[] = [];
  const lines = source.split('\n');
  for (let at = 0; at < lines.length; ) {
    const { shown, taken } = blockAt(lines, at);
    parts.push(shown);
    at += taken;
  }
  return html`${parts}`;
}

interface Taken {
  readonly shown: Content;
  /** How many lines. */
  readonly taken: number;
}

function blockAt(lines: readonly string[], at: number): Taken {
  const line = lines[at] ?? '';
  const heading = /^ {0,3}(#{1,3}) +(.+)$/u.exec(line);
  if (heading) return { shown: html`<h4 class="dc-h">${inline(heading[2] ?? '')}</h4>`, taken: 1 };
  const sub = /^ {0,3}-# +(.+)$/u.exec(line);
  if (sub) return { shown: html`<p class="dc-sub">${inline(sub[1] ?? '')}</p>`, taken: 1 };
  if (line.startsWith('> ')) {
    const quoted = runOf(lines, at, (each) => each.startsWith('> ')).map((each) => each.slice(2));
    return {
      shown: html`<blockquote class="dc-quote">${inline(quoted.join('\n'))}</blockquote>`,
      taken: quoted.length,
    };
  }
  if (ITEM.test(line)) return listAt(lines, at);
  const plain = runOf(lines, at, (each) => !/^(?:> | {0,3}(?:#{1,3}|-#) +\S)/u.test(each) && !ITEM.test(each));
  return { shown: html`<p>${inline(plain.join('\n'))}</p>`, taken: plain.length };
}

const ITEM = /^(?:[-*+]|\d{1,4}\.) +(?=\S)/u;

/** A list: a line that is indented goes on with the item before it. */
function listAt(lines: readonly string[], at: number): Taken {
  const ordered = /^\d/u.test(lines[at] ?? '');
  const all = runOf(lines, at, (each) => (ITEM.test(each) && /^\d/u.test(each) === ordered) || /^ {2}/u.test(each));
  const items: string[] = [];
  for (const line of all) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''));
    else items.push(`${items.pop() ?? ''}\n${line.trimStart()}`);
  }
  const shown = items.map((item) => html`<li>${inline(item)}</li>`);
  return {
    shown: ordered ? html`<ol class="dc-list">${shown}</ol>` : html`<ul class="dc-list">${shown}</ul>`,
    taken: all.length,
  };
}

/** The lines from there on for which it holds; the first in any case. */
function runOf(lines: readonly string[], at: number, holds: (line: string) => boolean): readonly string[] {
  let end = at + 1;
  while (end < lines.length && holds(lines[end] ?? '')) end += 1;
  return lines.slice(at, end);
}

interface Rule {
  /** Sticky. What it shows is made of its groups. */
  readonly rule: RegExp;
  readonly shown: (groups: readonly string[]) => Content;
}

/** Tried in this order wherever the text stands. A message holds 4,000 characters, which bounds every one of them. */
const RULES: readonly Rule[] = [
  { rule: /\\([^0-9A-Za-z\s])/uy, shown: ([character = '']) => character },
  { rule: /`([^`\n]+)`/uy, shown: ([code = '']) => html`<code>${code}</code>` },
  { rule: /<t:(-?\d{1,11})(?::[tTdDfFR])?>/uy, shown: ([at = '0']) => instant(Number(at)) },
  { rule: /<#(\d{1,20})>/uy, shown: ([id = '']) => html`<span class="dc-channel">#${id}</span>` },
  {
    rule: /\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/[^\s()<>]+)>?\)/uy,
    shown: ([words = '', url = '']) => html`<a href="${url}" target="_blank" rel="noopener">${inline(words)}</a>`,
  },
  { rule: /\*\*((?:\\.|[^\\\n])+?)\*\*(?!\*)/uy, shown: ([bold = '']) => html`<b>${inline(bold)}</b>` },
  { rule: /\*(?=\S)((?:\\.|[^\\*\n])+)\*(?!\*)/uy, shown: ([slanted = '']) => html`<i>${inline(slanted)}</i>` },
  { rule: /~~((?:\\.|[^\\~\n])+)~~/uy, shown: ([struck = '']) => html`<s>${inline(struck)}</s>` },
  { rule: /\n/uy, shown: () => html`<br>` },
  { rule: /[^\\`<[*~\n]+|[\s\S]/uy, shown: () => null },
];

function inline(source: string): readonly Content[] {
  const parts: Content[] = [];
  for (let at = 0; at < source.length; ) {
    const found = ruleAt(source, at);
    parts.push(found.shown);
    at += found.length;
  }
  return parts;
}

function ruleAt(source: string, at: number): { readonly shown: Content; readonly length: number } {
  for (const { rule, shown } of RULES) {
    rule.lastIndex = at;
    const match = rule.exec(source);
    if (!match) continue;
    const [whole, ...groups] = match;
    return { shown: groups.length > 0 || whole === '\n' ? shown(groups) : whole, length: whole.length };
  }
  return { shown: source[at] ?? '', length: 1 };
}

function instant(seconds: number): Html {
  const at = new Date(seconds * 1_000);
  if (Number.isNaN(at.getTime())) return html`<span>…</span>`;
  return html`<time datetime="${at.toISOString()}">${shownInstant(seconds, 'UTC')} UTC</time>`;
}
