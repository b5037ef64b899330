import { type APIComponentInContainer, type APIContainerComponent, ComponentType } from 'discord.js';
import type { InvocationVault } from '../core/invocation.ts';
import { type Picture, pictureName } from '../core/picture.ts';
import { picturesIn, type Reply } from '../core/reply.ts';
import { type Piece, piecesOf, quietPiece } from './components.ts';
import { controlIds } from './controls.ts';
import { escapeText } from './escape.ts';
import { fit, LIMITS } from './limits.ts';
import { paginate } from './split.ts';
import { richLines } from './text.ts';

const ACCENT = 0x2f6feb;

/** One message: its container, and the pictures that it shows as files of its own. */
export interface RenderedPage {
  readonly container: APIContainerComponent;
  readonly pictures: readonly Picture[];
}

/**
 * A reply as Discord messages (Components V2), each a container: one, or as many as it takes, marked `continued 2/3`.
 * A heading or a text says first what the reply is about; one that begins otherwise begins with its summary. A private
 * answer notifies nobody, and a post does so by {@link notificationOf}, so that nothing need be said twice.
 * @throws whatever the vault throws
 */
export async function renderReply(reply: Reply, vault: InvocationVault): Promise<readonly RenderedPage[]> {
  const ids = await controlIds(reply, vault);
  const pieces = piecesOf(reply, ids).filter((piece) => piece.kind !== 'text' || piece.lines.length > 0);
  const all = beginsWithWords(reply)
    ? pieces
    : [quietPiece(reply.summary.trim() || 'There is nothing to show.'), ...pieces];
  const pages = paginate(all);
  const pictures = picturesIn(reply);
  return pages.map((page, index) => {
    const shown = container(withNotes(page, index + 1, pages.length));
    return { container: shown, pictures: shownIn(shown, pictures) };
  });
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

function shownIn({ components }: APIContainerComponent, pictures: readonly Picture[]): readonly Picture[] {
  const galleries = components.filter(({ type }) => type === ComponentType.MediaGallery);
  const urls = new Set(galleries.flatMap((each) => ('items' in each ? each.items.map(({ media }) => media.url) : [])));
  const wanted = new Map(pictures.map((picture) => [pictureName(picture), picture]));
  return [...wanted].flatMap(([name, picture]) => (urls.has(`attachment://${name}`) ? [picture] : []));
}

function withNotes(page: readonly Piece[], number: number, total: number): readonly Piece[] {
  return [
    ...(number > 1 ? [quietPiece(`continued ${number}/${total}`)] : []),
    ...page,
    ...(number < total ? [quietPiece(`continues below (${number}/${total})`)] : []),
  ];
}

function beginsWithWords({ blocks: [first] }: Reply): boolean {
  if (first?.kind === 'heading') return first.text.trim() !== '';
  return first?.kind === 'text' && richLines(first.content, LIMITS.line).length > 0;
}
