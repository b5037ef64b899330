import { ComponentType } from 'discord.js';
import type { Piece } from './components.ts';
import { LIMITS } from './limits.ts';

/**
 * The pieces in pages that each fit into a message: at most {@link LIMITS.textPerPage} characters of text and
 * {@link LIMITS.componentsPerPage} components. Pieces stay whole where a page can hold them, long ones are split between
 * lines, and a heading goes with what it leads. Nothing is left out but dividers at a page's edge.
 */
export function paginate(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  for (const piece of pieces.flatMap(splitLong)) {
    if (page.length > 0 && !fitsInto([...page, piece])) {
      const leading = leadingEnd(page);
      const moves = leading.length < page.length && fitsInto([...leading, piece]) ? leading : [];
      pages.push(page.slice(0, page.length - moves.length));
      page = [...moves];
    }
    page.push(piece);
  }
  pages.push(page);
  return pages.map(withoutEdges).filter((trimmed) => trimmed.length > 0);
}

function fitsInto(page: readonly Piece[]): boolean {
  const text = page.reduce((sum, piece) => sum + textLength(piece), 0);
  const components = page.reduce((sum, piece) => sum + (piece.kind === 'text' ? 1 : piece.count), 0);
  return text <= LIMITS.textPerPage && components <= LIMITS.componentsPerPage;
}

function textLength(piece: Piece): number {
  return piece.kind === 'text' ? piece.lines.join('\n').length : 0;
}

function splitLong(piece: Piece): readonly Piece[] {
  if (piece.kind === 'component') return [piece];
  const parts: string[][] = [];
  let length = 0;
  for (const line of piece.lines) {
    const last = parts.at(-1);
    if (last && length + 1 + line.length <= LIMITS.textPerPage) {
      last.push(line);
      length += 1 + line.length;
    } else {
      parts.push([line]);
      length = line.length;
    }
  }
  return parts.map((lines) => ({ ...piece, lines }));
}

/** The headings at the end of a page, which would stand there alone. */
function leadingEnd(page: readonly Piece[]): readonly Piece[] {
  const last = page.findLastIndex((piece) => piece.kind !== 'text' || !piece.leads);
  return page.slice(last + 1);
}

function withoutEdges(page: readonly Piece[]): readonly Piece[] {
  const isDivider = (piece: Piece) => piece.kind === 'component' && piece.component.type === ComponentType.Separator;
  const first = page.findIndex((piece) => !isDivider(piece));
  const last = page.findLastIndex((piece) => !isDivider(piece));
  return first < 0 ? [] : page.slice(first, last + 1);
}
