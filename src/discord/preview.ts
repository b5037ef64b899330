import { MessageFlags } from 'discord.js';
import type { ChatPreview } from '../core/chat-preview.ts';
import type { InvocationVault } from '../core/invocation.ts';
import { pictureName } from '../core/picture.ts';
import { readControl, recallInvocation } from './controls.ts';
import { renderReply } from './render.ts';

/** The very messages that answer a command on Discord, with addresses of their files as Discord gives them back. */
export function discordPreview(vault: InvocationVault): ChatPreview {
  return {
    async messages(reply, addressOf) {
      const pages = await renderReply(reply, vault);
      return pages.map(({ container, pictures }) => ({
        flags: MessageFlags.IsComponentsV2,
        components: [container],
        attachments: pictures.map((picture, id) => ({
          id,
          filename: pictureName(picture),
          url: addressOf(picture),
        })),
        allowed_mentions: { parse: [] },
      }));
    },
    async read(carried) {
      const control = readControl(carried);
      return control && recallInvocation(control, vault);
    },
  };
}
