import { type APIComponentInContainer, type APIContainerComponent, ComponentType } from 'discord.js';
import type { InvocationVault } from '../core/invocation.ts';
import { type Block, type Reply, spansOf } from '../core/reply.ts';
import { shownTime } from '../core/time.ts';
import { type Piece, piecesOf, quietPiece } from './components.ts';
import { controlIds } from './controls.ts';
import { escapeText } from './escape.ts';
import { fit, LIMITS } from './limits.ts';
import { paginate } from './split.ts';

const ACCENT = 0x2f6feb;

/**
 * A reply as Discord messages (Components V2), each a container: one, or as many as it takes, marked `continued 2/3`.
 * The summary comes first, unless the first block says it anyway or the notification did ({@link notificationOf}).
 * @throws whatever the vault throws
 */
export async function renderReply(reply: Reply, vault: InvocationVault): Promise<readonly APIContainerComponent[]> {
  const ids = await controlIds(reply, vault);
  const pieces = piecesOf(reply, ids).filter((piece) => piece.kind !== 'text' || piece.lines.length > 0);
  const said = pieces.length > 0 && (reply.audience === 'channel' || firstSays(reply));
  const all = said ? pieces : [quietPiece(reply.summary.trim() || 'There is nothing to show.'), ...pieces];
  const pages = paginate(all);
  return pages.map((page, index) => container(withNotes(page, index + 1, pages.length)));
}

/**
 * The content of a post's notification. Discord notifies of a Components V2 message with an empty text
 * (discord/discord-api-docs#7854), so a post is made with this content and then turned into its components.
 */
export function notificationOf(reply: Reply): string {
  return escapeText(fit(reply.summary.replace(/\s+/gu, ' ').trim() || 'A new post', LIMITS.content / 2));
}

function container(pieces: readonly Piece[]): APIContainerComponent {
  const components = pieces.map((piece): APIComponentInContainer => {
    if (piece.kind === 'component') return piece.component;
    return { type: ComponentType.TextDisplay, content: piece.lines.join('\n') };
  });
  return { type: ComponentType.Container, accent_color: ACCENT, components };
}

function withNotes(page: readonly Piece[], number: number, total: number): readonly Piece[] {
  return [
    ...(number > 1 ? [quietPiece(`continued ${number}/${total}`)] : []),
    ...page,
    ...(number < total ? [quietPiece(`continues below (${number}/${total})`)] : []),
  ];
}

function firstSays(reply: Reply): boolean {
  const [first] = reply.blocks;
  const summary = squeezed(reply.summary);
  return first !== undefined && summary !== '' && squeezed(plainText(first)).includes(summary);
}

function plainText(block: Block): string {
  if (block.kind === 'heading') return block.aside ? `${block.text} · ${block.aside}` : block.text;
  if (block.kind !== 'text') return '';
  return spansOf(block.content)
    .map((span) => (span.kind === 'moment' ? shownTime(span.moment.start, span.moment.timing) : span.text))
    .join('');
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
