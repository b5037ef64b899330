import type { ChatPreview } from '../core/chat-preview.ts';
import type { InvocationVault } from '../core/invocation.ts';
import { messagePayload, renderReply } from './messages.ts';
import { invocationFrom, pageIn } from './values.ts';

/** The very messages that answer a command on Slack. */
export function slackPreview(vault: InvocationVault): ChatPreview {
  return {
    async messages(reply, addressOf) {
      const messages = await renderReply(reply, vault, undefined, async (picture) => ({
        image_url: addressOf(picture),
      }));
      return messages.map(messagePayload);
    },
    read: (carried) => invocationFrom(pageIn(carried).value, vault),
  };
}
