import type { DeliverTools } from './deliver.ts';
import { errorInWords } from './log-bridge.ts';
import { messagePayload, type SlackMessage } from './messages.ts';
import type { Origin } from './payloads.ts';
import { withoutPictures } from './pictures.ts';
import { type Patience, retried } from './retry.ts';

const PATIENCE: Patience = { attempts: 2, firstDelay: 300, longestWait: 10 };

/**
 * Tells the asker alone, where an answer can no longer be given as it was asked for: in the channel, which works only
 * where the bot is a member, else in a direct message. Never rejects.
 */
export async function postPrivately(
  { client, botToken: token, log, wait }: Pick<DeliverTools, 'client' | 'botToken' | 'log' | 'wait'>,
  { asker, channel, thread }: Pick<Origin, 'asker' | 'channel' | 'thread'>,
  messages: readonly SlackMessage[],
): Promise<void> {
  const below = thread === null ? {} : { thread_ts: thread };
  let sent = 0;
  const sendAll = async (send: (message: ReturnType<typeof messagePayload>) => Promise<unknown>) => {
    for (const { text, blocks } of messages.slice(sent)) {
      const message = messagePayload({ text, blocks: withoutPictures(blocks) });
      await retried(() => send(message), PATIENCE, wait);
      sent++;
    }
  };
  try {
    if (channel === null) throw new Error('it was asked for in no channel');
    await sendAll(({ text, blocks }) =>
      client.chat.postEphemeral({ token, channel, user: asker.id, text, blocks, ...below }),
    );
    log.info({ messages: sent }, 'the answer was posted privately instead');
    return;
  } catch (error) {
    log.debug({ error: errorInWords(error) }, 'the answer cannot be posted privately in the channel');
  }
  try {
    await sendAll((message) => client.chat.postMessage({ token, channel: asker.id, ...message }));
    log.info({ messages: sent }, 'the answer was sent as a direct message instead');
  } catch (error) {
    log.warn({ error: errorInWords(error) }, 'nor could it be posted privately, nor sent as a direct message');
  }
}
