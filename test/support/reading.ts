import {
  type Block,
  type Button,
  type QuoteBlock,
  type Reply,
  type Rich,
  type SelectOption,
  spansOf,
} from '../../src/core/reply.ts';
import { shownTime } from '../../src/core/time.ts';

/** All that can be read in a reply, a block a line. */
export function read(reply: Reply): string {
  return reply.blocks.map(readBlock).join('\n');
}

function readBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${block.aside ?? ''}`;
    case 'text':
      return line(block.content);
    case 'quote':
      return `${block.label ?? ''} “${block.moment.quote}” ${block.source ?? ''}`;
    case 'list':
      return block.items.map(line).join('\n');
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`).join(' ');
    case 'select':
      return `${block.label}: ${block.options.map(({ label }) => label).join(', ')}`;
    case 'divider':
      return '';
    case 'image':
      return block.alt;
  }
}

function line(rich: Rich): string {
  return spansOf(rich)
    .map((span) => {
      if (span.kind === 'moment') return `▸ ${shownTime(span.moment.start, span.moment.timing)}`;
      if (span.kind === 'channel') return `#${span.id}`;
      return span.kind === 'time' ? `<${new Date(span.at * 1_000).toISOString()}>` : span.text;
    })
    .join('');
}

export function quotes(reply: Reply): readonly QuoteBlock[] {
  return reply.blocks.filter((block) => block.kind === 'quote');
}

export function buttonsOf(reply: Reply): readonly Button[] {
  return reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
}

/** The options of the select with this label; none where there is none. */
export function optionsOf(reply: Reply, label: string): readonly SelectOption[] {
  return reply.blocks.flatMap((block) => (block.kind === 'select' && block.label === label ? block.options : []));
}
