import type { webApi } from '@slack/bolt';
import type { InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import { wordsReply } from '../core/plain-answers.ts';
import type { Reply } from '../core/reply.ts';
import { contexts } from './blocks.ts';
import { postPrivately } from './instead.ts';
import { errorInWords } from './log-bridge.ts';
import { messagePayload, renderReply, type SlackMessage } from './messages.ts';
import type { Origin } from './payloads.ts';
import { NO_PICTURES, type SlackPictures, withoutPictures } from './pictures.ts';
import { ResponseRefused, ResponseUrl } from './response-url.ts';
import { PassingFailure, type Wait } from './retry.ts';

/** Where an answer goes: below what is there, or in the place of the private message that was pressed. */
export type Placement = 'below' | 'in place';

/** The way back to whoever did something. */
export interface Line {
  /**
   * Says, to the asker alone, that the answer takes a while; again, what is being done by now, where that can take the
   * place of what was said. Never rejects.
   */
  working(placement: Placement, doing?: string): Promise<void>;
  /**
   * Sends a reply to where it was asked for. Rejects only when it could not be rendered.
   * @param instead what the asker is told, for a reason, when the reply was for the channel and could not be posted there
   */
  say(reply: Reply, placement: Placement, instead?: (why: string) => Reply): Promise<void>;
}

export interface DeliverTools {
  readonly client: webApi.WebClient;
  readonly botToken: string;
  readonly vault: InvocationVault;
  readonly log: Log;
  readonly wait: Wait;
  /** How pictures come into answers; they are left out without it. */
  readonly pictures?: SlackPictures;
  /** Given when what is still under way is to be given up. */
  readonly signal: AbortSignal;
}

const BELOW = 'The answer comes below.';
const WORKING = { 'in place': 'Working on it…', below: `Working on it… ${BELOW}` } as const;
/** Messages of a response_url that are kept for the answer. */
const ROOM = 4;
const NOT_SHARED = 'That could not be shared: Slack no longer takes it. Please ask again.';

/**
 * The way back through a response_url: five messages within 30 minutes, whether or not the bot is in the channel. A
 * message that says “Working on it…” is replaced by the answer where a private message was pressed, for that is what
 * `replace_original` means there. What else was posted through the URL cannot be replaced, nor deleted (slackapi/bolt-js
 * #2287, slackapi/bolt-python #1268): there the answer comes below it.
 */
export function messageLine(tools: DeliverTools, origin: Origin, responseUrl: string): Line {
  const { vault, log, pictures = NO_PICTURES } = tools;
  const url = new ResponseUrl(responseUrl, tools.wait, tools.signal);
  let worksInPlace = false;
  let said = 0;

  return {
    async working(placement, doing) {
      const inPlace = placement === 'in place';
      // What stands below cannot be changed; and there must be room for the answer.
      if (said > 0 && (!inPlace || url.left < ROOM)) return;
      said += 1;
      const text = doing === undefined ? WORKING[placement] : `${doing}${inPlace ? '' : ` ${BELOW}`}`;
      const payload = messagePayload({ text, blocks: contexts(text) });
      await url
        .postOnce({ ...payload, ...privately(origin), replace_original: inPlace })
        .then(() => {
          worksInPlace = inPlace;
        })
        .catch((error: unknown) => log.debug({ error: errorInWords(error) }, 'Slack did not take a word in between'));
    },

    async say(reply, placement, instead = wordsReply) {
      if (worksInPlace && placement === 'below') await url.post({ delete_original: true }).catch(() => undefined);
      const messages = await renderReply(reply, vault, Math.max(1, url.left), pictures.answered);
      for (const [index, message] of messages.entries()) {
        const inPlace = index === 0 && placement === 'in place';
        try {
          const post = (shown: SlackMessage) =>
            url.post({ ...messagePayload(shown), ...placeOf(reply, origin), replace_original: inPlace });
          await post(message).catch((error: unknown) => {
            // Slack fetches a picture before it takes the message.
            const bare = { ...message, blocks: withoutPictures(message.blocks) };
            const refused = error instanceof ResponseRefused && error.reason === 'invalid_blocks';
            if (!refused || bare.blocks.length === message.blocks.length) throw error;
            log.info({}, 'Slack did not take a picture: the answer is sent without');
            return post(bare);
          });
        } catch (error) {
          const over = worksInPlace && inPlace;
          await makeDo(error, { tools, reply, origin, url, over, rest: messages.slice(index), instead });
          return;
        }
      }
      log.debug({ messages: messages.length, audience: reply.audience, placement }, 'answered');
    },
  };
}

/** A private answer stands in the thread in which it was asked for; what is shared is for the whole channel. */
function placeOf({ audience }: Reply, origin: Origin) {
  return audience === 'channel' ? ({ response_type: 'in_channel' } as const) : privately(origin);
}

function privately({ thread }: Origin) {
  return { response_type: 'ephemeral', ...(thread === null ? {} : { thread_ts: thread }) } as const;
}

interface Undelivered {
  readonly tools: DeliverTools;
  readonly reply: Reply;
  readonly origin: Origin;
  readonly url: ResponseUrl;
  /** “Working on it…” stands where the answer should be. */
  readonly over: boolean;
  readonly rest: readonly SlackMessage[];
  readonly instead: (why: string) => Reply;
}

/** What can still be done when Slack did not take a message: never silence, as far as that is in our hands. */
async function makeDo(error: unknown, { tools, reply, origin, url, over, rest, instead }: Undelivered): Promise<void> {
  const { log, vault } = tools;
  if (error instanceof ResponseRefused && !error.spent) {
    log.error({ reason: error.reason }, 'Slack refused an answer: it is sent without its blocks');
    const words = rest[0]?.text ?? '';
    const text = `${words}\n(Slack did not take the full answer: ${error.reason}.)`;
    await url
      .post({ text, mrkdwn: false, ...placeOf(reply, origin), replace_original: over })
      .catch((again: unknown) => log.error({ error: errorInWords(again) }, 'Slack refused the short answer too'));
    return;
  }
  const known = error instanceof ResponseRefused || error instanceof PassingFailure;
  log.warn({ error: errorInWords(error), known }, 'an answer could not be posted where it was asked for');
  if (tools.signal.aborted) return;
  const messages = reply.audience === 'channel' ? await renderReply(instead(NOT_SHARED), vault) : rest;
  await postPrivately(tools, origin, messages);
}
