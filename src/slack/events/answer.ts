import { randomBytes } from 'node:crypto';
import type { Reply } from '../../core/reply.ts';
import { errorInWords } from '../log-bridge.ts';
import { renderReply, type SlackMessage, summaryOf } from '../messages.ts';
import { postError } from '../post-errors.ts';
import { retried } from '../retry.ts';
import type { Agent } from './agent.ts';
import type { Question } from './payloads.ts';
import type { Streams } from './stream.ts';
import { type EventTools, PATIENCE } from './tools.ts';

/** Milliseconds after which somebody who waits is told that it is being worked on. */
const SOON = 1000;
const WORKING: SlackMessage = { text: 'Looking through the library…', blocks: [] };

/**
 * Answers under a question, for everybody who sees the question; what cannot be said there, the person is told in a
 * direct message. Never rejects.
 */
export async function answerUnder(
  question: Question,
  answer: () => Promise<Reply>,
  tools: EventTools & { readonly agent: Agent; readonly streams: Streams },
): Promise<void> {
  const { log, vault, agent, streams } = tools;
  const reply = answer().catch((error: unknown) => apology(error, tools));
  const shown = await agent.working(question);
  let placeholder: string | null = null;
  try {
    if (!shown && (await isSlow(reply, tools))) placeholder = await post(question, WORKING, tools);
    const [first, ...more] = await renderReply(await reply, vault);
    if (!first) return;
    if (placeholder !== null) await edit(question.channel, placeholder, first, tools);
    else if (!(await streams.send(question, first, summaryOf(await reply)))) await post(question, first, tools);
    else if (shown) await agent.done(question);
    for (const message of more) await post(question, message, tools);
    log.debug({ messages: more.length + 1, direct: question.direct }, 'a question was answered');
  } catch (error) {
    log.warn({ error: errorInWords(error) }, 'an answer could not be posted under its question');
    await tellDirectly(question, await reply, postError(error).message, tools);
  }
}

async function isSlow(reply: Promise<Reply>, { wait }: EventTools): Promise<boolean> {
  const late = wait(SOON).then(
    () => true,
    () => false,
  );
  return Promise.race([reply.then(() => false), late]);
}

async function post({ channel, thread }: Question, message: SlackMessage, tools: EventTools): Promise<string | null> {
  return send({ channel, thread_ts: thread }, message, tools);
}

async function send(
  where: { readonly channel: string; readonly thread_ts?: string },
  { text, blocks }: SlackMessage,
  { client, token, wait }: EventTools,
): Promise<string | null> {
  const quiet = { mrkdwn: false, unfurl_links: false, unfurl_media: false };
  const shown = blocks.length > 0 ? { blocks: [...blocks] } : {};
  const { ts } = await retried(
    () => client.chat.postMessage({ token, text, ...shown, ...quiet, ...where }),
    PATIENCE,
    wait,
  );
  return ts ?? null;
}

async function edit(channel: string, ts: string, { text, blocks }: SlackMessage, tools: EventTools): Promise<void> {
  const { client, token, wait } = tools;
  await retried(() => client.chat.update({ token, channel, ts, text, blocks: [...blocks] }), PATIENCE, wait);
}

/** The last resort: the answer, and why it is not where it was asked for. */
async function tellDirectly(question: Question, reply: Reply, why: string, tools: EventTools): Promise<void> {
  const { log, vault } = tools;
  if (question.direct) return log.error({ why }, 'a direct message could not be answered');
  const summary = `I could not answer where you asked me. ${why}`;
  const told: Reply = {
    audience: 'asker',
    summary: `${summary} ${reply.summary}`,
    blocks: [
      {
        kind: 'text',
        content: [
          { kind: 'plain', text: 'I could not answer you in ' },
          { kind: 'channel', id: question.channel },
          { kind: 'plain', text: `. ${why} Here is the answer:` },
        ],
      },
      { kind: 'divider' },
      ...reply.blocks,
    ],
  };
  try {
    for (const message of await renderReply(told, vault)) await send({ channel: question.user }, message, tools);
  } catch (error) {
    log.error({ error: errorInWords(error) }, 'nor could the person be told in a direct message');
  }
}

function apology(error: unknown, { log }: EventTools): Reply {
  const errorId = randomBytes(4).toString('hex');
  log.error({ err: error, errorId }, 'an answer failed');
  const summary = `Sorry, that went wrong on our side. Please try again; if it happens again, tell whoever runs the bot this id: ${errorId}.`;
  return { audience: 'asker', summary, blocks: [{ kind: 'text', content: summary }] };
}
