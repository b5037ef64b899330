import { randomBytes } from 'node:crypto';
import type { Dispatcher } from '../core/dispatch.ts';
import type { Invocation, InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import type { Reply } from '../core/reply.ts';
import { parseArgs } from '../core/typed.ts';
import type { Deliver } from './deliver.ts';
import { answerTo, momentsAbout, noWords } from './find-moments.ts';
import { errorInWords } from './log-bridge.ts';
import { questionIn } from './message-text.ts';
import {
  type AskedMessage,
  type Origin,
  type Press,
  readCommand,
  readMessage,
  readPress,
  type TypedCommand,
} from './payloads.ts';
import { Recent } from './recent.ts';
import { invocationFrom } from './values.ts';

/** Tells Slack that something arrived: within three seconds, so before anything else is done. */
export type Acknowledge = () => Promise<void>;

/** What Slack sends, answered. No call ever rejects. */
export interface Interactions {
  command(body: unknown, acknowledge: Acknowledge): Promise<void>;
  press(body: unknown, acknowledge: Acknowledge): Promise<void>;
  /** “Find moments about this” on a message. */
  findMoments(body: unknown, acknowledge: Acknowledge): Promise<void>;
  /** Resolves once everything received is answered. */
  idle(): Promise<void>;
}

interface Tools {
  readonly dispatcher: Dispatcher;
  readonly vault: InvocationVault;
  readonly deliver: Deliver;
  readonly log: Log;
}

export function createInteractions({ dispatcher, vault, deliver, log }: Tools): Interactions {
  const recent = new Recent();
  const inFlight = new Set<Promise<void>>();

  /** Acknowledge, then answer; an answer that fails unexpectedly becomes an apology. */
  async function handled<T extends { readonly origin: Origin }>(
    received: T | null,
    acknowledge: Acknowledge,
    answer: (received: T) => Promise<void>,
  ): Promise<void> {
    await acknowledge().catch((error: unknown) =>
      log.warn({ error: errorInWords(error) }, 'Slack could not be told that something arrived'),
    );
    if (!received) return log.warn({}, 'Slack sent something that cannot be answered');
    const { origin } = received;
    if (!recent.isNew(origin.id)) return log.info({}, 'Slack sent the same thing again: it is answered once');
    try {
      await answer(received);
    } catch (error) {
      const errorId = randomBytes(4).toString('hex');
      log.error({ err: error, errorId }, 'an answer failed');
      await deliver(apology(errorId), origin, 'below').catch(() => undefined);
    }
  }

  function tracked(work: Promise<void>): Promise<void> {
    inFlight.add(work);
    return work.finally(() => inFlight.delete(work));
  }

  async function answerCommand({ origin, name, text }: TypedCommand): Promise<void> {
    const face = dispatcher.commands.find((candidate) => candidate.name === name);
    const invocation = { command: name, args: face ? parseArgs(face, text) : {} };
    await deliver(await dispatcher.dispatch(invocation, origin.asker), origin, 'below');
  }

  async function answerPress({ origin, onPrivate, value }: Press): Promise<void> {
    if (value === null) return;
    const invocation = await invocationFrom(value, vault);
    if (!invocation) return deliver(tooOld(dispatcher), origin, 'below');
    const reply = await dispatcher.dispatch(invocation, origin.asker);
    await deliver(reply, origin, onPrivate && !isShare(invocation, reply) ? 'in place' : 'below');
  }

  async function answerMessage({ origin, text, attached }: AskedMessage): Promise<void> {
    const question = questionIn(text) ?? questionIn(attached);
    if (!question) return deliver(noWords(), origin, 'below');
    const reply = await dispatcher.dispatch(momentsAbout(question), origin.asker);
    await deliver(answerTo(question, reply), origin, 'below');
  }

  return {
    command: (body, acknowledge) => tracked(handled(readCommand(body), acknowledge, answerCommand)),
    press: (body, acknowledge) => tracked(handled(readPress(body), acknowledge, answerPress)),
    findMoments: (body, acknowledge) => tracked(handled(readMessage(body), acknowledge, answerMessage)),
    async idle() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight);
    },
  };
}

/** What is shared leaves the private answer where it is, also when sharing it went wrong. */
function isShare(invocation: Invocation, reply: Reply): boolean {
  return invocation.audience === 'channel' || reply.audience === 'channel';
}

function tooOld({ commands }: Dispatcher): Reply {
  const summary = 'That button is from an older version of the bot and no longer works. Ask again to get a new one.';
  return {
    audience: 'asker',
    summary,
    blocks: [
      { kind: 'text', content: summary },
      {
        kind: 'list',
        items: commands.map(({ example, about }) => [
          { kind: 'command', text: example },
          { kind: 'plain', text: ` ${about}` },
        ]),
      },
    ],
  };
}

function apology(errorId: string): Reply {
  const summary = `Sorry, that went wrong on our side. Please try again; if it happens again, tell whoever runs the bot this id: ${errorId}.`;
  return { audience: 'asker', summary, blocks: [{ kind: 'text', content: summary }] };
}
