import { randomBytes } from 'node:crypto';
import type { Asker } from '../../core/asker.ts';
import { apology } from '../../core/plain-answers.ts';
import type { Reply } from '../../core/reply.ts';
import { contexts } from '../blocks.ts';
import { postPrivately } from '../instead.ts';
import { NOTICEABLE, takesLonger } from '../late.ts';
import { errorInWords } from '../log-bridge.ts';
import { messagePayload, renderReply, type SlackMessage, summaryOf } from '../messages.ts';
import { sendWithPictures } from '../pictures.ts';
import { postError } from '../post-errors.ts';
import { retried } from '../retry.ts';
import type { Agent } from './agent.ts';
import type { Question } from './payloads.ts';
import type { Streams } from './stream.ts';
import { type EventTools, PATIENCE } from './tools.ts';

const WORKING: SlackMessage = { text: 'Working on it…', blocks: contexts('Working on it…') };

interface AnswerTools extends EventTools {
  readonly agent: Agent;
  readonly streams: Streams;
}

/**
 * Answers under a question, for everybody who sees the question. While it takes, Slack shows that the bot is at work;
 * where Slack does not, a message says so and becomes the answer. What cannot be said there, the asker alone is told.
 * Never rejects.
 */
export async function answerUnder(
  question: Question,
  asker: Asker,
  answer: () => Promise<Reply>,
  tools: AnswerTools,
): Promise<void> {
  const { log, timer, agent } = tools;
  const reply = answer().catch((error: unknown) => unforeseen(error, tools));
  const status = agent.working(question);
  const late = await takesLonger(status, NOTICEABLE, timer);
  const shown = !late && (await status);
  try {
    const slow = !shown && (await takesLonger(reply, NOTICEABLE, timer));
    const placeholder = slow ? await post(question, WORKING, tools) : null;
    await show(question, await reply, { placeholder, shown }, tools);
  } catch (error) {
    log.warn({ error: errorInWords(error) }, 'an answer could not be posted under its question');
    await tellDirectly(question, asker, await reply, postError(error).message, tools);
  }
  // Nobody waits for a status; one that came after the answer would stay.
  if (late && (await status)) await agent.done(question);
}

/** @throws what the client throws */
async function show(
  question: Question,
  reply: Reply,
  { placeholder, shown }: { readonly placeholder: string | null; readonly shown: boolean },
  tools: AnswerTools,
): Promise<void> {
  const { agent, streams, log, vault, pictures } = tools;
  const [first, ...more] = await renderReply(reply, vault, undefined, pictures?.posted);
  if (!first) return;
  if (placeholder !== null) await edit(question.channel, placeholder, first, tools);
  else if (await streams.send(question, first, summaryOf(reply))) {
    if (shown) await agent.done(question);
  } else await post(question, first, tools);
  for (const message of more) await post(question, message, tools);
  log.debug({ messages: more.length + 1, direct: question.direct }, 'a question was answered');
}

async function post({ channel, thread }: Question, message: SlackMessage, tools: EventTools): Promise<string | null> {
  const { client, botToken: token, wait } = tools;
  const payload = { token, channel, thread_ts: thread, ...messagePayload(message) };
  const send = (blocks: SlackMessage['blocks']) =>
    retried(() => client.chat.postMessage({ ...payload, blocks: [...blocks] }), PATIENCE, wait);
  const { ts } = await sendWithPictures(message.blocks, send, tools);
  return ts ?? null;
}

async function edit(channel: string, ts: string, { text, blocks }: SlackMessage, tools: EventTools): Promise<void> {
  const { client, botToken: token, wait } = tools;
  const send = (shown: SlackMessage['blocks']) =>
    retried(() => client.chat.update({ token, channel, ts, text, blocks: [...shown] }), PATIENCE, wait);
  await sendWithPictures(blocks, send, tools);
}

/** The last resort: the answer, and why it is not where it was asked for. */
async function tellDirectly(
  { direct, channel, thread }: Question,
  asker: Asker,
  reply: Reply,
  why: string,
  tools: EventTools,
): Promise<void> {
  if (direct) return tools.log.error({ why }, 'a direct message could not be answered');
  const told: Reply = {
    audience: 'asker',
    summary: `I could not answer where you asked me. ${why} ${reply.summary}`,
    blocks: [
      {
        kind: 'text',
        content: [
          { kind: 'plain', text: 'I could not answer for all to see in ' },
          { kind: 'channel', id: channel },
          { kind: 'plain', text: `. ${why} Here is the answer:` },
        ],
      },
      { kind: 'divider' },
      ...reply.blocks,
    ],
  };
  await postPrivately(tools, { asker, channel, thread }, await renderReply(told, tools.vault));
}

function unforeseen(error: unknown, { log }: EventTools): Reply {
  const errorId = randomBytes(4).toString('hex');
  log.error({ err: error, errorId }, 'an answer failed');
  return apology(errorId);
}
