import type { webApi } from '@slack/bolt';
import type { InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import type { Reply } from '../core/reply.ts';
import { errorInWords } from './log-bridge.ts';
import { renderReply, type SlackMessage } from './messages.ts';
import type { Origin } from './payloads.ts';
import { ResponseRefused, ResponseUrl } from './response-url.ts';
import { PassingFailure, type Patience, retried, type Wait } from './retry.ts';

/** Where an answer goes: below what is there, or in the place of the private message that was pressed. */
export type Placement = 'below' | 'in place';

/** Sends a reply to where it was asked for. Rejects only when the reply could not be rendered. */
export type Deliver = (reply: Reply, origin: Origin, placement: Placement) => Promise<void>;

export interface DeliverTools {
  readonly client: webApi.WebClient;
  readonly botToken: string;
  readonly vault: InvocationVault;
  readonly log: Log;
  readonly wait: Wait;
  /** Given when what is still under way is to be given up. */
  readonly signal: AbortSignal;
}

const PATIENCE: Patience = { attempts: 2, firstDelay: 300, longestWait: 10 };

export function createDeliver(tools: DeliverTools): Deliver {
  return async (reply, origin, placement) => {
    const messages = await renderReply(reply, tools.vault);
    const url = new ResponseUrl(origin.responseUrl, tools.wait, tools.signal);
    for (const [index, message] of messages.entries()) {
      const inPlace = index === 0 && placement === 'in place';
      try {
        await url.post({ ...payloadOf(message), ...placeOf(reply, origin), replace_original: inPlace });
      } catch (error) {
        await makeDo(error, { tools, reply, origin, url, rest: messages.slice(index) });
        return;
      }
    }
    tools.log.debug({ messages: messages.length, audience: reply.audience, placement }, 'answered');
  };
}

/** A private answer stands in the thread in which it was asked for; what is shared is for the whole channel. */
function placeOf({ audience }: Reply, origin: Origin) {
  if (audience === 'channel') return { response_type: 'in_channel' } as const;
  return { response_type: 'ephemeral', ...threadOf(origin) } as const;
}

function threadOf({ thread }: Origin): { readonly thread_ts?: string } {
  return thread === null ? {} : { thread_ts: thread };
}

function payloadOf({ text, blocks }: SlackMessage) {
  return { text, blocks: [...blocks], mrkdwn: false, unfurl_links: false, unfurl_media: false };
}

interface Undelivered {
  readonly tools: DeliverTools;
  readonly reply: Reply;
  readonly origin: Origin;
  readonly url: ResponseUrl;
  readonly rest: readonly SlackMessage[];
}

/** What can still be done when Slack did not take a message: never silence, as far as that is in our hands. */
async function makeDo(error: unknown, { tools, reply, origin, url, rest }: Undelivered): Promise<void> {
  const { log } = tools;
  if (error instanceof ResponseRefused && !error.spent) {
    log.error({ reason: error.reason }, 'Slack refused an answer: it is sent without its blocks');
    const words = rest[0]?.text ?? '';
    const text = `${words}\n(Slack did not take the full answer: ${error.reason}.)`;
    await url
      .post({ text, mrkdwn: false, ...placeOf(reply, origin), replace_original: false })
      .catch((again: unknown) => log.error({ error: errorInWords(again) }, 'Slack refused the short answer too'));
    return;
  }
  const known = error instanceof ResponseRefused || error instanceof PassingFailure;
  log.warn({ error: errorInWords(error), known }, 'an answer could not be posted where it was asked for');
  if (tools.signal.aborted) return;
  const late: SlackMessage = {
    text: 'That could not be shared: Slack no longer takes it. Please ask again.',
    blocks: [],
  };
  await postPrivately(tools, origin, reply.audience === 'channel' ? [late] : rest);
}

/** Works only where the bot is a member, which is why it comes second. */
async function postPrivately(tools: DeliverTools, origin: Origin, messages: readonly SlackMessage[]): Promise<void> {
  const { client, botToken: token, log, wait } = tools;
  const { channel } = origin;
  if (channel === null) return;
  try {
    for (const message of messages) {
      const { text, blocks } = payloadOf(message);
      await retried(
        () => client.chat.postEphemeral({ token, channel, user: origin.asker.id, text, blocks, ...threadOf(origin) }),
        PATIENCE,
        wait,
      );
    }
    log.info({ messages: messages.length }, 'the answer was posted privately instead');
  } catch (error) {
    log.warn({ error: errorInWords(error) }, 'nor could it be posted privately: the bot may not be in the channel');
  }
}
