import type { Invocation } from '../core/invocation.ts';
import type { Block, Reply } from '../core/reply.ts';
import type { Question } from './message-text.ts';

/** The shortcut on any message, as the manifest has it and as Slack names it when it is used. */
export const FIND_MOMENTS = {
  type: 'message',
  name: 'Find moments about this',
  callback_id: 'find_moments',
  description: "Shows, to you alone, what your team's videos say about this message.",
} as const;

/** What the shortcut runs. */
export function momentsAbout({ query }: Question): Invocation {
  return { command: 'moments', args: { query } };
}

/** The answer to a question, for the asker alone; it says so when only the beginning of the message was asked. */
export function answerTo({ query, whole }: Question, reply: Reply): Reply {
  const note = `The message is long: only its beginning was asked, the first ${query.length} characters.`;
  const blocks: readonly Block[] = whole ? [] : [{ kind: 'text', tone: 'quiet', content: note }];
  return { ...reply, audience: 'asker', blocks: [...blocks, ...reply.blocks] };
}

/** The answer where a message has no word to ask for, such as a picture alone. */
export function noWords(): Reply {
  const summary = 'That message has no words to look for. Use this on a message with text, or ask yourself:';
  return {
    audience: 'asker',
    summary: `${summary} /moments and your question.`,
    blocks: [
      {
        kind: 'text',
        content: [
          { kind: 'plain', text: `${summary} ` },
          { kind: 'command', text: '/moments' },
          { kind: 'plain', text: ' and your question.' },
        ],
      },
    ],
  };
}
