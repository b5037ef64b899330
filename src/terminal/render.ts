import type { Invocation } from '../core/invocation.ts';
import type { Moment } from '../core/moment.ts';
import { shorten } from '../core/phrasing.ts';
import {
  type Block,
  type Button,
  type QuoteBlock,
  quotePieces,
  type Reply,
  type Rich,
  type SelectOption,
  spansOf,
} from '../core/reply.ts';
import { shownInstant, shownTime } from '../core/time.ts';
import { harmless, type Style, styled, wrapped } from './style.ts';

/** Characters of an option among others: enough to know it by. */
const SHORT = 26;

/** Options of a select that are always shown. */
const SHOWN = 2;

/** What a number runs: an invocation, or it shows the options that a select was too long for. */
export type Action = Invocation | { readonly label: string; readonly rest: readonly SelectOption[] };

/** A reply as text, and what the numbers in it run. */
export interface Rendered {
  readonly text: string;
  /** Entry n is what `[n + 1]` runs. */
  readonly actions: readonly Action[];
}

/**
 * The reply as lines for a terminal. Buttons and options are numbered from 1: typing the number runs them. Of a select
 * there are as many options as a line has room for, and behind one more number the rest.
 */
export function renderReply(reply: Reply, style: Style): Rendered {
  const actions: Action[] = [];
  const number: Numbering = (action) => styled(style, 'cyan', `[${actions.push(action)}]`);
  const paragraphs = reply.blocks.map((block) => renderBlock(block, style, number)).filter((text) => text !== '');
  return { text: paragraphs.join('\n\n'), actions };
}

/** A post as lines: without what runs something, since the numbers at the prompt are those of the last answer. */
export function renderPost(reply: Reply, style: Style): string {
  const blocks = reply.blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'select') return [];
    if (block.kind !== 'buttons') return [block];
    return [{ kind: 'buttons', buttons: block.buttons.filter((button) => 'url' in button) }];
  });
  return renderReply({ ...reply, blocks }, style).text;
}

/** The rest of a select, a line for each option, numbered on from the actions that there are; `actions` are theirs. */
export function renderRest(label: string, rest: readonly SelectOption[], style: Style, from: number): Rendered {
  const lines = rest.map((option, index) => {
    const number = styled(style, 'cyan', `[${from + index + 1}]`);
    return wrapped(style, `${number} ${harmless(option.label)}`, 5, 2);
  });
  return { text: [`${harmless(label)}:`, ...lines].join('\n'), actions: rest.map(({ invocation }) => invocation) };
}

/** The number, in brackets, behind which an action is. */
type Numbering = (action: Action) => string;

function renderBlock(block: Block, style: Style, number: Numbering): string {
  switch (block.kind) {
    case 'heading': {
      const aside = block.aside ? wrapped(style, styled(style, 'dim', harmless(block.aside)), 0) : '';
      return [wrapped(style, styled(style, 'bold', harmless(block.text)), 0), aside].filter(Boolean).join('\n');
    }
    case 'text': {
      const text = inline(block.content, style);
      return wrapped(style, block.tone === 'quiet' ? styled(style, 'dim', text) : text, 0);
    }
    case 'quote':
      return renderQuote(block, style);
    case 'list':
      return block.items
        .map((item, index) => {
          const marker = block.ordered ? `${index + 1}.` : '•';
          return wrapped(style, `${marker} ${inline(item, style)}`, marker.length + 3, 2);
        })
        .join('\n');
    case 'divider':
      return styled(style, 'dim', '─'.repeat(Math.min(40, style.width)));
    case 'image':
      return wrapped(style, styled(style, 'dim', harmless(block.alt)), 0);
    case 'buttons':
      return renderButtons(block.buttons, style, number);
    case 'select':
      return renderSelect(block, style, number);
  }
}

function renderSelect({ label, options }: Extract<Block, { kind: 'select' }>, style: Style, number: Numbering): string {
  const names = options.map((option) => harmless(shorten(option.label, SHORT)));
  const shown = fitting(names, style.width - harmless(label).length - 2);
  const rest = options.slice(shown);
  const parts = options.slice(0, shown).map(({ invocation }, at) => `${number(invocation)} ${names[at]}`);
  if (rest.length > 0) parts.push(`${number({ label, rest })} ${rest.length} more…`);
  return inRow([`${harmless(label)}: ${parts[0] ?? ''}`, ...parts.slice(1)], style);
}

/** How many of the names a line has room for, beside the one that leads to the rest where there is any. */
function fitting(names: readonly string[], width: number): number {
  const columns = (some: readonly string[]) => some.reduce((sum, name) => sum + name.length + NUMBER, 0);
  if (columns(names) <= width) return names.length;
  let shown = Math.min(SHOWN, names.length);
  while (columns(names.slice(0, shown + 1)) + MORE <= width) shown += 1;
  // A line that says that there is one more is no shorter than that one.
  return shown === names.length - 1 ? names.length : shown;
}

/** Columns of a number with its brackets and the space around it, and of what leads to the rest. */
const NUMBER = 7;
const MORE = 15;

function renderQuote(block: QuoteBlock, style: Style): string {
  const label = block.label ? `${styled(style, 'bold', harmless(block.label))}  ` : '';
  const words = quotePieces(block)
    .map(({ text, match }) => (match ? styled(style, ['bold', 'underline'], harmless(text)) : harmless(text)))
    .join('');
  const source = block.source ? [wrapped(style, styled(style, 'dim', harmless(block.source)), 4)] : [];
  return [
    wrapped(style, `${label}${time(block.moment, style)}  “${words}”`, 4, 2),
    ...source,
    `    ${styled(style, 'dim', block.moment.url)}`,
  ].join('\n');
}

function renderButtons(buttons: readonly Button[], style: Style, number: Numbering): string {
  const links = buttons.flatMap((button) =>
    'url' in button ? [`${harmless(button.label)}  ${styled(style, 'dim', button.url)}`] : [],
  );
  const runs = buttons.flatMap((button) =>
    'invocation' in button ? [`${number(button.invocation)} ${harmless(button.label)}`] : [],
  );
  return [...links, ...(runs.length > 0 ? [inRow(runs, style)] : [])].join('\n');
}

/** What fits beside each other in lines, none of it parted from its number. */
function inRow(parts: readonly string[], style: Style): string {
  const whole = parts.map((part) => part.replaceAll(' ', '\u00A0')).join('  ');
  return wrapped(style, whole, 2, 0).replaceAll('\u00A0', ' ');
}

function inline(rich: Rich, style: Style): string {
  return spansOf(rich)
    .map((span) => {
      switch (span.kind) {
        case 'plain':
          return harmless(span.text);
        case 'strong':
          return styled(style, 'bold', harmless(span.text));
        case 'quiet':
          return styled(style, 'dim', harmless(span.text));
        case 'command':
          return styled(style, 'cyan', harmless(span.text));
        case 'link':
          return `${styled(style, 'bold', harmless(span.text))} ${styled(style, 'dim', span.url)}`;
        case 'time':
          return shownInstant(span.at, span.zone);
        case 'channel':
          return harmless(span.id);
        case 'moment':
          return `${time(span.moment, style)} ${styled(style, 'dim', span.moment.url)}`;
        default:
          return span satisfies never;
      }
    })
    .join('');
}

function time(moment: Moment, style: Style): string {
  return styled(style, 'yellow', `▸ ${shownTime(moment.start, moment.timing)}`);
}
