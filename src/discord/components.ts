import {
  type APIButtonComponent,
  type APIComponentInContainer,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Invocation } from '../core/invocation.ts';
import { type Picture, pictureName } from '../core/picture.ts';
import type { Block, Button, QuoteBlock, Reply, Rich, SelectOption, Span } from '../core/reply.ts';
import type { ControlIds } from './controls.ts';
import { linkTarget } from './escape.ts';
import { fit, LIMITS } from './limits.ts';
import { type Marks, momentSpan, quoteLines, richLines } from './text.ts';

/** What a reply is laid out from: lines of text, between which it may be split, and whole components. */
export type Piece =
  | { readonly kind: 'text'; readonly lines: readonly string[]; readonly leads: boolean }
  | { readonly kind: 'component'; readonly component: APIComponentInContainer; readonly count: number };

const QUIET: Marks = { first: '-# ', further: '-# ' };

/** The pieces of a reply, in order. */
export function piecesOf(reply: Reply, ids: ControlIds): readonly Piece[] {
  return reply.blocks.flatMap((block) => blockPieces(block, ids));
}

/** A small, quiet line of its own. */
export function quietPiece(content: Rich): Piece {
  return { kind: 'text', lines: richLines(content, LIMITS.line, QUIET), leads: false };
}

function blockPieces(block: Block, ids: ControlIds): readonly Piece[] {
  switch (block.kind) {
    case 'heading': {
      const title = richLines(block.text.replace(/\s+/gu, ' '), LIMITS.line, { first: '## ', further: '## ' });
      return [{ kind: 'text', lines: [...title, ...richLines(block.aside ?? '', LIMITS.line, QUIET)], leads: true }];
    }
    case 'text':
      return block.tone === 'quiet' ? [quietPiece(block.content)] : [plainPiece(block.content)];
    case 'quote':
      return [quotePiece(block)];
    case 'list':
      return [{ kind: 'text', lines: block.items.flatMap(listLines(block.ordered === true)), leads: false }];
    case 'divider':
      return [separator()];
    case 'image':
      return [gallery(block.picture, block.alt)];
    case 'buttons':
      return buttonPieces(block.buttons, ids);
    case 'select':
      return chunks(block.options, LIMITS.optionsPerSelect).map((options, index, all) =>
        select(all.length > 1 ? `${block.label} (${index + 1}/${all.length})` : block.label, options, ids),
      );
  }
}

function plainPiece(content: Rich): Piece {
  return { kind: 'text', lines: richLines(content, LIMITS.line), leads: false };
}

/** `**The play** · ▸ 4:23 · where it is from`, and the quote below it. */
function quotePiece(block: QuoteBlock): Piece {
  const source: Span[] = block.source ? [{ kind: 'plain', text: ` · ${block.source}` }] : [];
  const label: Span[] = block.label
    ? [
        { kind: 'strong', text: block.label },
        { kind: 'plain', text: ' · ' },
      ]
    : [];
  const head = richLines([...label, momentSpan(block.moment), ...source], LIMITS.line);
  return {
    kind: 'text',
    lines: [...head, ...quoteLines(block, LIMITS.line, { first: '> ', further: '> ' })],
    leads: false,
  };
}

function listLines(ordered: boolean): (item: Rich, index: number) => string[] {
  return (item, index) => {
    const first = ordered ? `${index + 1}. ` : '- ';
    return richLines(item, LIMITS.line, { first, further: ' '.repeat(first.length) });
  };
}

function separator(): Piece {
  return {
    kind: 'component',
    component: { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small },
    count: 1,
  };
}

/** The picture with its description: a file that goes along with the message, under the picture's name. */
function gallery(picture: Picture, alt: string): Piece {
  const description = alt.trim() === '' ? {} : { description: fit(alt.trim(), LIMITS.imageDescription) };
  const item = { media: { url: `attachment://${pictureName(picture)}` }, ...description };
  return { kind: 'component', component: { type: ComponentType.MediaGallery, items: [item] }, count: 1 };
}

/** Rows of buttons; a link that is no http(s) address or too long for a button stands in the text. */
function buttonPieces(buttons: readonly Button[], ids: ControlIds): readonly Piece[] {
  const fits = (button: Button) => 'invocation' in button || isButtonUrl(button.url);
  const rows = chunks(buttons.filter(fits), LIMITS.buttonsPerRow).map((row): Piece => {
    const components = row.map((button) => buttonOf(button, ids));
    return { kind: 'component', component: { type: ComponentType.ActionRow, components }, count: 1 + row.length };
  });
  const links = buttons.flatMap((button): Piece[] =>
    'invocation' in button || isButtonUrl(button.url)
      ? []
      : [plainPiece([{ kind: 'link', text: button.label, url: button.url }])],
  );
  return [...links, ...rows];
}

function isButtonUrl(url: string): boolean {
  return linkTarget(url) !== null && new URL(url).href.length <= LIMITS.buttonUrl;
}

function buttonOf(button: Button, ids: ControlIds): APIButtonComponent {
  const label = shownLabel(spoken(button.label, 'url' in button ? null : button.invocation), LIMITS.buttonLabel);
  if ('url' in button) {
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: new URL(button.url).href };
  }
  const style = button.emphasis === 'primary' ? ButtonStyle.Primary : ButtonStyle.Secondary;
  return { type: ComponentType.Button, style, label, custom_id: ids.of(button.invocation) };
}

function select(label: string, options: readonly SelectOption[], ids: ControlIds): Piece {
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: ids.ofSelect(),
    placeholder: shownLabel(label, LIMITS.selectPlaceholder),
    options: options.map((option) => ({
      label: shownLabel(spoken(option.label, option.invocation), LIMITS.selectOption),
      value: ids.of(option.invocation),
      ...(option.about?.trim() ? { description: fit(option.about.trim(), LIMITS.selectOption) } : {}),
    })),
  };
  return { kind: 'component', component: { type: ComponentType.ActionRow, components: [menu] }, count: 2 };
}

/** A label that says something to who cannot see it: an emoji or a sign alone does not. */
function spoken(label: string, invocation: Invocation | null): string {
  return /[\p{L}\p{N}]/u.test(label) ? label : `${label} ${invocation ? `/${invocation.command}` : 'Open the link'}`;
}

/** Labels are plain text to Discord; an empty one it refuses. */
function shownLabel(label: string, max: number): string {
  return fit(label.replace(/\s+/gu, ' ').trim() || '…', max);
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
