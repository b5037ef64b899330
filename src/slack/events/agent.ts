import type { Asker } from '../../core/asker.ts';
import { errorInWords } from '../log-bridge.ts';
import { sendable, shorten } from '../text.ts';
import type { Opened, Question } from './payloads.ts';
import { promptsFrom } from './prompts.ts';
import type { EventTools } from './tools.ts';

/** Stands behind the bot's name while it works, and is gone with its answer. */
const AT_WORK = 'is looking through the library…';
const LONGEST_TITLE = 80;

/** What Slack shows around a conversation with an agent. It is a courtesy: where Slack refuses it, nothing is lost. */
export interface Agent {
  /** Says that the bot is at work on the question. @returns whether Slack shows that */
  working(question: Question): Promise<boolean>;
  /** Takes that back. Slack does it itself when a message is posted, but not when one was streamed. */
  done(question: Question): Promise<void>;
  /** Names a conversation after the question that begins it, for the history of those with the bot. */
  title(question: Question, words: string): Promise<void>;
  /** Suggests questions to somebody who opened their direct message with the bot. */
  suggest(opened: Opened, asker: Asker): Promise<void>;
}

/** Sources: docs.slack.dev/ai/migrating-to-agent-messaging, docs.slack.dev/reference/methods/assistant.threads.setStatus */
export function createAgent({ client, botToken: token, dispatcher, log }: EventTools): Agent {
  async function allowed(what: string, call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (error) {
      log.debug({ error: errorInWords(error), what }, 'Slack does not show what belongs to an agent');
      return false;
    }
  }

  const status = (what: string, { channel, thread }: Question, text: string) =>
    allowed(what, () =>
      client.assistant.threads.setStatus({ token, channel_id: channel, thread_ts: thread, status: text }),
    );

  return {
    working: (question) => status('at work', question, AT_WORK),
    async done(question) {
      await status('done', question, '');
    },
    async title({ channel, thread, direct, begins }, words) {
      if (!direct || !begins) return;
      const title = shorten(sendable(words), LONGEST_TITLE);
      await allowed('title', () =>
        client.assistant.threads.setTitle({ token, channel_id: channel, thread_ts: thread, title }),
      );
    },
    async suggest({ channel }, asker) {
      const prompts = promptsFrom(await dispatcher.dispatch({ command: 'players', args: {} }, asker));
      // With a thread_ts the call fails silently in an app that has agent_view.
      await allowed('prompts', () =>
        client.assistant.threads.setSuggestedPrompts({ token, channel_id: channel, title: 'Ask the library', prompts }),
      );
    },
  };
}
