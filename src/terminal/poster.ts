import type { Courier } from '../core/courier.ts';
import type { Terminal } from './prompt.ts';
import { renderPost, renderReply } from './render.ts';

/** The one channel that there is at a prompt. */
export const PROMPT = 'prompt';

/** Posts to the prompt that is open: whoever sits there manages it, and nothing is kept to be looked up. */
export function createTerminalPoster({ output, style }: Pick<Terminal, 'output' | 'style'>): Courier {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    platform: 'terminal',
    async messages(reply) {
      return [{ text: renderPost(reply, style) }];
    },
    async post(_channel, message, { key, thread }) {
      const { text } = message;
      if (typeof text === 'string') output.write(thread === null ? `\n${text}\n\n` : `${text}\n\n`);
      return key;
    },
    find: async () => null,
    openThread: async (_channel, messageId) => messageId,
    access: async () => ({ ok: true }),
    mayPost: async (_asker, channel) =>
      channel === PROMPT
        ? { ok: true }
        : { ok: false, reason: `At a prompt there is no channel but this one, “${PROMPT}”.` },
    // What a terminal has shown stays shown.
    async remove() {
      output.write('Taken back: a message above this one.\n\n');
    },
    directChannel: async () => PROMPT,
    standing: async () => ({ manages: true, zone }),
    async tell(_userId, reply) {
      output.write(`${renderReply(reply, style).text}\n\n`);
    },
  };
}
