import type { webApi } from '@slack/bolt';
import { errorInWords } from '../log-bridge.ts';
import type { SlackMessage } from '../messages.ts';
import { sendWithPictures } from '../pictures.ts';
import { refusalOf } from '../post-errors.ts';
import { retried } from '../retry.ts';
import { asMarkdown } from './markdown.ts';
import type { Question } from './payloads.ts';
import { type EventTools, PATIENCE } from './tools.ts';

/** Shows an answer as it comes, where the workspace has that. */
export interface Streams {
  /**
   * Streams a message under the question: what it says in a line, then its blocks, then its controls.
   * @param summary what the message says in a line, as it is
   * @returns false when nothing was shown, for the workspace does not stream there
   * @throws what the client throws when it was begun and could not be finished in any way
   */
  send(question: Question, message: SlackMessage, summary: string): Promise<boolean>;
}

/** Refusals that will be the same for the next answer; all others are asked again. */
const FOR_GOOD = [
  'channel_type_not_supported',
  'feature_not_enabled',
  'method_deprecated',
  'method_not_supported_for_channel_type',
  'missing_scope',
  'not_allowed_token_type',
  'unknown_method',
];

/**
 * Streaming is for direct messages: in channels Slack takes it in some workspaces only, and shows it to one person.
 * Sources: docs.slack.dev/reference/methods/chat.startStream, chat.appendStream, chat.stopStream
 */
export function createStreams({ client, botToken: token, log, wait }: EventTools): Streams {
  let refused = false;

  async function begin({ channel, thread, user, team }: Question, summary: string): Promise<string | null> {
    const recipient = team === null ? {} : { recipient_team_id: team, recipient_user_id: user };
    try {
      const markdown_text = asMarkdown(summary);
      const { ts } = await client.chat.startStream({ token, channel, thread_ts: thread, ...recipient, markdown_text });
      return ts ?? null;
    } catch (error) {
      refused = FOR_GOOD.includes(refusalOf(error) ?? '');
      log.debug({ error: errorInWords(error), refused }, 'Slack streams nothing here: the answer is one message');
      return null;
    }
  }

  /** The rest of it; what Slack no longer lets grow is put in place as a whole. */
  async function finish(channel: string, ts: string, { text, blocks }: SlackMessage): Promise<void> {
    const firstControl = blocks.findLastIndex(({ type }) => type !== 'actions') + 1;
    const [content, controls] = [blocks.slice(0, firstControl), blocks.slice(firstControl)];
    const chunks: webApi.ChatAppendStreamArguments['chunks'] = [{ type: 'blocks', blocks: [...content] }];
    const appended =
      content.length > 0 &&
      (await client.chat.appendStream({ token, channel, ts, chunks }).then(
        () => true,
        () => false,
      ));
    const rest = appended ? controls : blocks;
    const last = rest.length > 0 ? { blocks: [...rest] } : {};
    try {
      await retried(() => client.chat.stopStream({ token, channel, ts, ...last }), PATIENCE, wait);
    } catch (error) {
      log.info({ error: errorInWords(error) }, 'a streamed answer was cut off: it is put in place as a whole');
      const send = (whole: SlackMessage['blocks']) =>
        retried(() => client.chat.update({ token, channel, ts, text, blocks: [...whole] }), PATIENCE, wait);
      await sendWithPictures(blocks, send, { wait, log });
    }
  }

  return {
    async send(question, message, summary) {
      if (refused || !question.direct) return false;
      const ts = await begin(question, summary);
      if (ts === null) return false;
      await finish(question.channel, ts, message);
      return true;
    },
  };
}
