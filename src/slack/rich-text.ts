import type { types } from '@slack/bolt';
import type { Moment } from '../core/moment.ts';
import { type QuoteBlock, quotePieces, type Rich, type Span, spansOf } from '../core/reply.ts';
import { shownInstant, shownTime } from '../core/time.ts';
import { LIMITS } from './limits.ts';
import { isBlank, sendable, splitText } from './text.ts';

export type Piece = types.RichTextText | types.RichTextLink | types.RichTextDate | types.RichTextChannelMention;

/**
 * A line as rich text pieces. Rich text is not parsed by Slack: what a text piece holds is shown as it is, and cannot
 * ping, link or format anything.
 */
export function piecesOf(rich: Rich, quiet = false): readonly Piece[] {
  return spansOf(rich).flatMap((span) => pieceOf(span, quiet));
}

function pieceOf(span: Span, quiet: boolean): readonly Piece[] {
  switch (span.kind) {
    case 'plain':
      return textPiece(span.text, quiet ? { italic: true } : undefined);
    case 'quiet':
      return textPiece(span.text, { italic: true });
    case 'strong':
      return textPiece(span.text, { bold: true });
    case 'command':
      return textPiece(span.text, { code: true });
    case 'link':
      return linkPiece(span.text, span.url);
    case 'time':
      return timePiece(span.at, span.zone);
    case 'channel':
      return /^[A-Z0-9]{1,20}$/u.test(span.id) ? [{ type: 'channel', channel_id: span.id }] : textPiece(span.id);
    case 'moment':
      return momentPiece(span.moment);
  }
}

/** An instant, which Slack shows in the reader's own zone. */
function timePiece(at: number, zone: string): readonly Piece[] {
  const fallback = `${shownInstant(at, zone)} (${zone})`;
  return [{ type: 'date', timestamp: Math.trunc(at), format: '{date_short_pretty}, {time}', fallback }];
}

/** `▸ 4:23`, opening the video there. */
function momentPiece(moment: Moment): readonly Piece[] {
  return linkPiece(`▸ ${shownTime(moment.start, moment.timing)}`, moment.url);
}

/** What a quote is evidence for, when it is said, and where it is from. */
export function quoteHead({ label, moment, source }: QuoteBlock): readonly Piece[] {
  const pieces = [...textPiece(label ?? '', { bold: true }), ...momentPiece(moment), ...textPiece(source ?? '')];
  return pieces.flatMap((piece, index) => (index > 0 ? [{ type: 'text', text: '  ' }, piece] : [piece]));
}

/** The words of a quote, those that matched in bold, between quotation marks. */
export function quoteWords(block: QuoteBlock): readonly Piece[] {
  let half = '';
  const words = quotePieces(block).flatMap(({ text, match }, index, all) => {
    // A match that ends inside a character must not tear it in two.
    const whole = half + text;
    half = index < all.length - 1 ? (/[\uD800-\uDBFF]$/u.exec(whole)?.[0] ?? '') : '';
    return textPiece(whole.slice(0, whole.length - half.length), match ? { bold: true } : undefined);
  });
  return [...textPiece('“'), ...words, ...textPiece('”')];
}

/** A text piece; none when there is no text, which Slack refuses. */
export function textPiece(text: string, style?: types.RichTextText['style']): readonly Piece[] {
  const shown = sendable(text);
  if (shown === '') return [];
  return [style && !isBlank(shown) ? { type: 'text', text: shown, style } : { type: 'text', text: shown }];
}

function linkPiece(text: string, url: string): readonly Piece[] {
  const link = linkable(url);
  const shown = sendable(text);
  if (link === null) return textPiece(isBlank(shown) ? url : `${shown} (${url})`);
  return [{ type: 'link', url: link, text: isBlank(shown) ? link : shown }];
}

/** The URL in the form in which Slack takes it as a link; null when it takes none such. */
export function linkable(url: string): string | null {
  const parsed = URL.parse(url);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) return null;
  return parsed.href.length <= LIMITS.url ? parsed.href : null;
}

/**
 * The pieces in groups that together say exactly the same. Each group is at most `limit` characters of JSON, save one
 * link whose URL alone is longer.
 */
export function groupPieces(pieces: readonly Piece[], limit: number): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  let room = 0;
  for (const piece of pieces.flatMap((whole) => splitPiece(whole, limit))) {
    const size = jsonSize(piece);
    const group = groups.at(-1);
    if (group && size <= room) group.push(piece);
    else {
      groups.push([piece]);
      room = limit;
    }
    room -= size;
  }
  return groups;
}

/** The size of a piece in its message, with the comma that follows it. */
export function jsonSize(piece: Piece): number {
  return JSON.stringify(piece).length + 1;
}

/** JSON writes a character as at most two, after {@link sendable}: half the limit always fits. */
function splitPiece(piece: Piece, limit: number): readonly Piece[] {
  if (jsonSize(piece) <= limit) return [piece];
  if (piece.type === 'date' || piece.type === 'channel') return [piece];
  const room = Math.floor((limit - 100) / 2);
  if (piece.type === 'text') return splitText(piece.text, room).map((text) => ({ ...piece, text }));
  return splitText(piece.text ?? '', room).map((text) => ({ ...piece, text }));
}

/** True when there is something to read in the pieces. */
export function says(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.type === 'date' || piece.type === 'channel' || !isBlank(piece.text ?? ''));
}
