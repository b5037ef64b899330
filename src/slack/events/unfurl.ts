import type { types } from '@slack/bolt';
import type { Reply } from '../../core/reply.ts';
import { escapeControl, unescapeControl } from '../escape.ts';
import { LIMITS } from '../limits.ts';
import { errorInWords } from '../log-bridge.ts';
import { renderReply } from '../messages.ts';
import { retried } from '../retry.ts';
import { sendable, shorten } from '../text.ts';
import type { SharedLinks } from './payloads.ts';
import { type EventTools, PATIENCE } from './tools.ts';

/** Links of one message that are looked up; a message with more is a list, which previews would bury. */
const MOST = 5;

/**
 * Shows beneath the links that lead to videos of the library what is said there. Of other links, and when something
 * goes wrong, it says nothing: nobody asked. Never rejects.
 */
export async function unfurl({ target, urls }: SharedLinks, tools: EventTools): Promise<void> {
  const { client, botToken: token, dispatcher, vault, log, wait } = tools;
  try {
    const unfurls: Record<string, types.MessageAttachment> = {};
    for (const url of [...new Set(urls)].slice(0, MOST)) {
      const preview = await dispatcher.preview(unescapeControl(url));
      if (preview) unfurls[url] = await attachment(preview, vault);
    }
    if (Object.keys(unfurls).length === 0) return;
    await retried(() => client.chat.unfurl({ token, ...target, unfurls }), PATIENCE, wait);
    log.debug({ links: Object.keys(unfurls).length }, 'links unfurled');
  } catch (error) {
    log.warn({ error: errorInWords(error) }, 'links could not be unfurled');
  }
}

/** A preview is short: what would not fit in one message is left out of it. */
async function attachment(preview: Reply, vault: EventTools['vault']): Promise<types.MessageAttachment> {
  const [message] = await renderReply(preview, vault, 1);
  return {
    fallback: escapeControl(shorten(sendable(preview.summary), LIMITS.message.text / 5)),
    blocks: [...(message?.blocks ?? [])],
  };
}
