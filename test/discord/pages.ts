import { pictureName } from '../../src/core/picture.ts';
import type { Reply } from '../../src/core/reply.ts';
import { renderReply } from '../../src/discord/render.ts';
import type { Read } from './stand-in/markdown.ts';
import { COMPONENTS_V2, EMPTY, written } from './stand-in/message-schema.ts';
import { readsOf, seen } from './stand-in/seen.ts';
import type { Message } from './stand-in/state.ts';
import { memoryVault } from './support.ts';

const NO_BYTES = new Uint8Array();

/** A reply as the messages that Discord would show, each accepted by the stand-in. @throws Refusal when one is not */
export async function pagesOf(reply: Reply, vault = memoryVault()): Promise<readonly Message[]> {
  const pages = await renderReply(reply, vault);
  return pages.map(({ container, pictures }, index) => ({
    ...written({ flags: COMPONENTS_V2, components: [container], allowed_mentions: { parse: [] } }, COMPONENTS_V2, {
      ...EMPTY,
      attachments: pictures.map((picture, id) => ({ id: `${id}`, filename: pictureName(picture), bytes: NO_BYTES })),
    }),
    id: String(index),
    ephemeral: true,
    loading: false,
    notification: '',
  }));
}

/** Everything that can be read in the messages, without the notes of continuation. */
export function textOf(pages: readonly Message[]): string {
  return pages
    .map((page) => seen(page).text)
    .join('\n')
    .replace(/^continued \d+\/\d+\n|\ncontinues below \(\d+\/\d+\)$/gmu, '');
}

export function allReads(pages: readonly Message[]): readonly Read[] {
  return pages.flatMap(readsOf);
}

/** As it is, but for white space: lines may be broken anywhere. */
export function squeezed(text: string): string {
  return text.toWellFormed().replace(/\s+/gu, '');
}
