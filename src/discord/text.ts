import type { Moment } from '../core/moment.ts';
import { type QuoteBlock, quotePieces, type Rich, type Span, spansOf } from '../core/reply.ts';
import { shownTime } from '../core/time.ts';
import { codeText, escapeStart, escapeText, linkTarget, maskedLink } from './escape.ts';

/** A piece of markdown that must not be broken: a word, a space, a link. */
interface Atom {
  readonly markdown: string;
  readonly strong: boolean;
}

/** What is written in front of the lines of a paragraph: of the first, and of every further one. */
export interface Marks {
  readonly first: string;
  readonly further: string;
}

const NO_MARKS: Marks = { first: '', further: '' };

/** The time as people press it: `▸ 4:23`, or `▸ ≈4:23` when it was worked out. */
export function momentSpan(moment: Moment): Span {
  return { kind: 'link', text: `▸ ${shownTime(moment.start, moment.timing)}`, url: moment.url };
}

/** Rich text as lines of markdown, each at most `max` long with its mark. Blank lines are left out. */
export function richLines(rich: Rich, max: number, marks: Marks = NO_MARKS): string[] {
  return layOut(spansOf(rich).flatMap(spanAtoms), max, marks);
}

/** A quote's words as lines of markdown in quotation marks, what matched in bold. */
export function quoteLines(block: QuoteBlock, max: number, marks: Marks): string[] {
  const words = quotePieces(block).flatMap(({ text, match }) => atomsOf(escapeText(text), match));
  return layOut([{ markdown: '“', strong: false }, ...words, { markdown: '”', strong: false }], max, marks);
}

function spanAtoms(span: Span): readonly Atom[] {
  switch (span.kind) {
    case 'plain':
    case 'quiet':
      return atomsOf(escapeText(span.text), false);
    case 'strong':
      return atomsOf(escapeText(span.text), true);
    case 'command':
      return commandAtoms(span.text);
    case 'link':
      return linkAtoms(span.text, span.url);
    case 'time':
      return [{ markdown: `<t:${Math.trunc(span.at)}:f>`, strong: false }];
    case 'channel':
      return /^\d{1,20}$/u.test(span.id)
        ? [{ markdown: `<#${span.id}>`, strong: false }]
        : atomsOf(escapeText(span.id), false);
    case 'moment':
      return spanAtoms(momentSpan(span.moment));
  }
}

function commandAtoms(text: string): readonly Atom[] {
  const code = text.length > 300 ? null : codeText(text);
  return code === null ? atomsOf(escapeText(text), true) : [{ markdown: code, strong: false }];
}

/** The link; where Discord would not mask the text, the text and a link behind it; without a usable address the text. */
function linkAtoms(text: string, url: string): readonly Atom[] {
  const target = linkTarget(url);
  if (target === null) return atomsOf(escapeText(text), false);
  const link = maskedLink(text, target);
  if (link !== null) return [{ markdown: link, strong: false }];
  return [...atomsOf(escapeText(text), false), { markdown: ` ([link](${target}))`, strong: false }];
}

/** Words, spaces and line ends; a word of more than 200 is cut up, but never between a backslash and its character. */
function atomsOf(markdown: string, strong: boolean): readonly Atom[] {
  const parts = markdown.match(/\n|[^\S\n]+|(?:\\?\S){1,200}/gu) ?? [];
  return parts.map((part) => ({ markdown: part, strong }));
}

function layOut(atoms: readonly Atom[], max: number, marks: Marks): string[] {
  const lines: string[] = [];
  // One character is for the backslash of a line that would begin a list.
  const room = max - Math.max(marks.first.length, marks.further.length) - 1;
  let line: Atom[] = [];
  let length = 0;
  const flush = () => {
    const markdown = escapeStart(joined(line).trim());
    if (markdown !== '') lines.push(`${lines.length === 0 ? marks.first : marks.further}${markdown}`);
    line = [];
    length = 0;
  };
  for (const atom of atoms) {
    const size = atom.markdown.length + (atom.strong ? 4 : 0);
    if (atom.markdown === '\n' || length + size > room) flush();
    if (atom.markdown === '\n') continue;
    line.push(atom);
    length += size;
  }
  flush();
  return lines;
}

/** Neighbours in bold share their stars, neighbours in code are set apart: `**a****b**` is not what Discord reads as bold. */
function joined(atoms: readonly Atom[]): string {
  let markdown = '';
  let bold = '';
  const close = () => {
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(bold) ?? [];
    markdown += words === '' ? bold : `${before}**${words}**${after}`;
    bold = '';
  };
  atoms.forEach((atom, index) => {
    if (atom.strong) bold += atom.markdown;
    else {
      close();
      const apart = isCode(atom) && isCode(atoms[index - 1]) ? ' ' : '';
      markdown += apart + atom.markdown;
    }
  });
  close();
  return markdown;
}

function isCode(atom: Atom | undefined): boolean {
  return atom?.markdown.startsWith('`') === true;
}
