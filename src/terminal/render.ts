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
  spansOf,
} from '../core/reply.ts';
import { shownInstant, shownTime } from '../core/time.ts';
import { harmless, type Style, styled, wrapped } from './style.ts';

/** Characters of an option among others: enough to know it by. */
const SHORT = 28;

/** A reply as text, and what the numbers in it run. */
export interface Rendered {
  readonly text: string;
  /** Entry n is what `[n + 1]` runs. */
  readonly actions: readonly Invocation[];
}

/** The reply as lines for a terminal. Buttons and options are numbered from 1: typing the number runs them. */
export function renderReply(reply: Reply, style: Style): Rendered {
  const actions: Invocation[] = [];
  const number = (invocation: Invocation) => styled(style, 'cyan', `[${actions.push(invocation)}]`);
  const paragraphs = reply.blocks.map((block) => renderBlock(block, style, number)).filter((text) => text !== '');
  return { text: paragraphs.join('\n\n'), actions };
}

function renderBlock(block: Block, style: Style, number: (invocation: Invocation) => string): string {
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
    case 'select': {
      const options = block.options.map(
        ({ label, invocation }) => `${number(invocation)} ${harmless(shorten(label, SHORT))}`,
      );
      return wrapped(style, `${harmless(block.label)}: ${options.join('  ')}`, 2, 0);
    }
  }
}

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

function renderButtons(buttons: readonly Button[], style: Style, number: (invocation: Invocation) => string): string {
  const links = buttons.flatMap((button) =>
    'url' in button ? [`${harmless(button.label)}  ${styled(style, 'dim', button.url)}`] : [],
  );
  const runs = buttons.flatMap((button) =>
    'invocation' in button ? [`${number(button.invocation)} ${harmless(button.label)}`] : [],
  );
  return [...links, ...(runs.length > 0 ? [wrapped(style, runs.join('  '), 2, 0)] : [])].join('\n');
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
