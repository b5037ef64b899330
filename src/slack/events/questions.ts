import type { Dispatcher } from '../../core/dispatch.ts';
import type { Invocation } from '../../core/invocation.ts';
import { parseLine } from '../../core/typed.ts';
import { answerTo } from '../find-moments.ts';
import { type Question as Asked, questionIn } from '../message-text.ts';
import { createAgent } from './agent.ts';
import { answerUnder } from './answer.ts';
import type { Question } from './payloads.ts';
import type { People } from './people.ts';
import { createStreams } from './stream.ts';
import type { EventTools } from './tools.ts';

const HELP: Invocation = { command: 'cuepoint', args: {} };

/** Answers what people ask the bot in words, where they asked it. */
export interface Questions {
  /** Never rejects. @param botUserId whose mentions are no part of what is asked */
  answer(question: Question, botUserId: string): Promise<void>;
}

export function createQuestions(tools: EventTools, people: People): Questions {
  const { dispatcher } = tools;
  const agent = createAgent(tools);
  const streams = createStreams(tools);
  return {
    async answer(question, botUserId) {
      const asked = questionIn(withoutMention(question.text, botUserId));
      const asker = await people.asker(question.user, question.channel);
      const answer = async () => {
        const reply = await dispatcher.dispatch(invocationOf(asked, dispatcher), asker);
        return asked ? answerTo(asked, reply) : reply;
      };
      await answerUnder(question, asker, answer, { ...tools, agent, streams });
      if (asked) await agent.title(question, asked.query);
    },
  };
}

/** Plain words, or a command as it would be typed alone: after a mention, Slack sends it as any other words. */
function invocationOf(asked: Asked | null, { commands }: Dispatcher): Invocation {
  if (!asked) return HELP;
  const typed = asked.query.startsWith('/') ? parseLine(commands, asked.query) : null;
  return typed ?? { command: 'ask', args: { question: asked.query } };
}

function withoutMention(text: string, botUserId: string): string {
  return text.replaceAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/gu, (mention, id) => (id === botUserId ? ' ' : mention));
}
