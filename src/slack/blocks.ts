import type { types } from '@slack/bolt';
import { pictureName } from '../core/picture.ts';
import { type Block, type Rich, spansOf } from '../core/reply.ts';
import { buttonInWords, buttonOf, type Control, type NextId, plainText, selectsOf } from './controls.ts';
import { LIMITS } from './limits.ts';
import type { ImageSource } from './pictures.ts';
import { groupPieces, jsonSize, type Piece, piecesOf, quoteHead, quoteWords, says, textPiece } from './rich-text.ts';
import { isBlank, sendable, shorten, splitText } from './text.ts';
import type { Values } from './values.ts';

/** The few kinds of Slack block that replies are made of: none of them lets Slack parse the text that it shows. */
export type SlackBlock =
  | types.HeaderBlock
  | types.ContextBlock
  | types.RichTextBlock
  | types.DividerBlock
  | types.ImageBlock
  | types.ActionsBlock;

/**
 * A reply's block as Slack blocks, each within Slack's limits for it. None when there is nothing in it to see.
 * @param pictures where Slack takes pictures from, by their names; those without are left out
 */
export function renderBlock(
  block: Block,
  values: Values,
  nextId: NextId,
  pictures: ReadonlyMap<string, ImageSource> = new Map(),
): readonly SlackBlock[] {
  switch (block.kind) {
    case 'heading':
      return [...headers(block.text), ...contexts(block.aside ?? '')];
    case 'text':
      return block.tone === 'quiet' ? quietText(block.content) : sections(piecesOf(block.content));
    case 'quote':
      return quote(quoteHead(block), quoteWords(block));
    case 'list':
      return list(block.items, block.ordered === true);
    case 'divider':
      return [{ type: 'divider' }];
    case 'image':
      return image(pictures.get(pictureName(block.picture)), block.alt);
    case 'buttons': {
      const buttons = block.buttons.map((button) => ({ button, control: buttonOf(button, values, nextId) }));
      const inWords = buttons.flatMap(({ button, control }) => (control ? [] : sections(buttonInWords(button))));
      return [...inWords, ...actions(buttons.flatMap(({ control }) => control ?? []))];
    }
    case 'select':
      // One to a block: a phone gives each the whole width, and a message can be split between them.
      return selectsOf(block.label, block.options, values, nextId).flatMap((select) => actions([select]));
  }
}

function headers(text: string): readonly SlackBlock[] {
  return splitText(sendable(text).replace(/\s+/gu, ' '), LIMITS.header)
    .filter((piece) => !isBlank(piece))
    .map((piece) => ({ type: 'header', text: plainText(piece, LIMITS.header) }));
}

/** Small grey text. */
export function contexts(text: string): readonly types.ContextBlock[] {
  return splitText(sendable(text), LIMITS.plainText)
    .filter((piece) => !isBlank(piece))
    .map((piece) => ({ type: 'context', elements: [plainText(piece, LIMITS.plainText)] }));
}

/** Small and grey where it is words alone; with links or code in it, as rich text, whose quiet is italics. */
function quietText(content: Rich): readonly SlackBlock[] {
  const spans = spansOf(content);
  const words = spans.flatMap((span) => (span.kind === 'plain' || span.kind === 'quiet' ? [span.text] : []));
  return words.length === spans.length ? contexts(words.join('')) : sections(piecesOf(content, true));
}

function sections(pieces: readonly Piece[]): readonly SlackBlock[] {
  if (!says(pieces)) return [];
  return groupPieces(pieces, LIMITS.richText).map((group) => richText([section(group)]));
}

function quote(head: readonly Piece[], words: readonly Piece[]): readonly SlackBlock[] {
  const heads = groupPieces(head, LIMITS.richText / 2);
  const quoted = groupPieces(words, LIMITS.richText / 2).map(
    (group): types.RichTextQuote => ({ type: 'rich_text_quote', elements: [...group] }),
  );
  const [first, ...more] = quoted;
  const last = heads.at(-1);
  if (!first || !last) return quoted.map((one) => richText([one]));
  return [
    ...heads.slice(0, -1).map((group) => richText([section(group)])),
    richText([section(last), first]),
    ...more.map((one) => richText([one])),
  ];
}

/** A list of Slack's own where it fits in one block; else numbers are written out, for Slack's would begin again. */
function list(items: readonly Rich[], ordered: boolean): readonly SlackBlock[] {
  const lines = items.map((item) => piecesOf(item)).filter(says);
  const groups = groupedLines(lines);
  if (!ordered || groups.length <= 1) return groups.map((group) => bulleted(group, ordered ? 'ordered' : 'bullet'));
  const numbered = lines.map((line, index) => [...textPiece(`${index + 1}. `), ...line]);
  return groupedLines(numbered).map((group) => richText(group.map(section)));
}

function bulleted(lines: readonly (readonly Piece[])[], style: 'ordered' | 'bullet'): SlackBlock {
  return richText([{ type: 'rich_text_list', style, elements: lines.map(section) }]);
}

/** The lines in groups that each fit in one block; a line that does not fit in one is continued as a line of its own. */
function groupedLines(lines: readonly (readonly Piece[])[]): readonly (readonly (readonly Piece[])[])[] {
  const groups: (readonly Piece[])[][] = [];
  let room = 0;
  for (const line of lines.flatMap((whole) => groupPieces(whole, LIMITS.richText))) {
    const size = line.reduce((sum, piece) => sum + jsonSize(piece), 0);
    const group = groups.at(-1);
    if (group && size <= room && group.length < LIMITS.listItems) group.push(line);
    else {
      groups.push([line]);
      room = LIMITS.richText;
    }
    room -= size;
  }
  return groups;
}

function image(source: ImageSource | undefined, alt: string): readonly SlackBlock[] {
  if (!source) return [];
  const words = isBlank(alt) ? 'Picture' : alt;
  return [{ type: 'image', ...source, alt_text: shorten(sendable(words), LIMITS.imageAlt) }];
}

/** Controls in rows of Slack's actions block. */
function actions(controls: readonly Control[]): readonly SlackBlock[] {
  const rows: types.ActionsBlock[] = [];
  for (const control of controls) {
    const row = rows.at(-1);
    if (row && row.elements.length < LIMITS.actions && JSON.stringify([row, control]).length <= LIMITS.select.json) {
      row.elements.push(control);
    } else rows.push({ type: 'actions', elements: [control] });
  }
  return rows;
}

function section(pieces: readonly Piece[]): types.RichTextSection {
  return { type: 'rich_text_section', elements: [...pieces] };
}

function richText(elements: types.RichTextBlockElement[]): types.RichTextBlock {
  return { type: 'rich_text', elements };
}
