import { randomBytes } from 'node:crypto';
import type { types } from '@slack/bolt';
import type { Dispatcher } from '../core/dispatch.ts';
import { filledIn } from '../core/form.ts';
import type { InvocationVault } from '../core/invocation.ts';
import type { Log } from '../core/log.ts';
import { apology, outdated } from '../core/plain-answers.ts';
import type { Reply } from '../core/reply.ts';
import { parseArgs } from '../core/typed.ts';
import { addingFrom } from './add-file.ts';
import type { Answering, Asked } from './answering.ts';
import { answerTo, momentsAbout, noWords } from './find-moments.ts';
import { errorInWords } from './log-bridge.ts';
import { questionIn } from './message-text.ts';
import { answerToForm, apologyFor, formOffered, notPosted } from './modals/sent-replies.ts';
import { readSubmission, type Submission } from './modals/submission.ts';
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
import { invocationFrom, pageIn } from './values.ts';

/** Tells Slack that something arrived: within three seconds, so before anything else is done. */
export type Acknowledge = () => Promise<void>;

/** What becomes of the modal that a form is in, as Slack is told when it acknowledges that it was sent. */
export type FormsFate =
  | { readonly response_action: 'clear' }
  | { readonly response_action: 'update'; readonly view: types.ModalView };

/** What Slack sends, answered. No call ever rejects. */
export interface Interactions {
  command(body: unknown, acknowledge: Acknowledge): Promise<void>;
  press(body: unknown, acknowledge: Acknowledge): Promise<void>;
  /** “Find moments about this” on a message. */
  findMoments(body: unknown, acknowledge: Acknowledge): Promise<void>;
  /** “Add to the library” on a message. */
  addFile(body: unknown, acknowledge: Acknowledge): Promise<void>;
  /** A form that was sent. */
  submit(body: unknown, acknowledge: (fate?: FormsFate) => Promise<void>): Promise<void>;
  /** Whatever else asks for something, such as a shortcut; null when it could not be read. */
  run(asked: Asked | null, acknowledge: Acknowledge): Promise<void>;
  /** Resolves once everything received is answered. */
  idle(): Promise<void>;
}

interface Tools {
  readonly dispatcher: Dispatcher;
  readonly vault: InvocationVault;
  readonly answering: Answering;
  readonly log: Log;
}

export function createInteractions({ dispatcher, vault, answering, log }: Tools): Interactions {
  const recent = new Recent();
  const inFlight = new Set<Promise<void>>();

  /** Acknowledge, then answer; an answer that fails unexpectedly becomes an apology. */
  async function handled<T extends { readonly origin: Origin }>(
    received: T | null,
    acknowledge: Acknowledge,
    answer: (received: T) => Promise<void>,
    sorry: (apology: Reply, received: T) => Reply = (same) => same,
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
      await answering.tell(sorry(apology(errorId), received), origin).catch(() => undefined);
    }
  }

  function tracked(work: Promise<void>): Promise<void> {
    inFlight.add(work);
    return work.finally(() => inFlight.delete(work));
  }

  async function answerCommand({ origin, name, text }: TypedCommand): Promise<void> {
    const face = dispatcher.commands.find((candidate) => candidate.name === name);
    const invocation = { command: name, args: face ? parseArgs(face, text) : {} };
    const fillable = face?.hasForm === true && Object.keys(invocation.args).length > 0;
    await answering.answer({
      ...{ origin, invocation },
      ...(fillable ? { shownAs: (reply) => formOffered(reply, invocation) } : {}),
    });
  }

  async function answerPress({ origin, onPrivate, value }: Press): Promise<void> {
    if (value === null) return;
    const { page, value: carried } = pageIn(value);
    const invocation = await invocationFrom(carried, vault);
    if (!invocation) return answering.tell(outdated(dispatcher.commands), origin);
    await answering.answer({ origin, invocation, onPrivate, page });
  }

  async function answerMessage({ origin, text, attached }: AskedMessage): Promise<void> {
    const question = questionIn(text) ?? questionIn(attached);
    if (!question) return answering.tell(noWords(), origin);
    await answering.answer({
      ...{ origin, invocation: momentsAbout(question) },
      shownAs: (reply) => answerTo(question, reply),
    });
  }

  /** In a view, which can show what is being done until it is. */
  async function answerFile(message: AskedMessage): Promise<void> {
    const origin = { ...message.origin, responseUrl: null };
    const asked = addingFrom(message);
    if ('command' in asked) await answering.answer({ origin, invocation: asked });
    else await answering.tell(asked, origin);
  }

  async function answerForm({ origin, runs, fields, values, typed }: Submission): Promise<void> {
    const invocation = await invocationFrom(runs, vault);
    if (!invocation) return answering.tell(apologyFor(outdated(dispatcher.commands), { invocation, typed }), origin);
    const filled = filledIn({ fields, invocation }, values);
    const sent = { invocation: filled, typed };
    await answering.answer({
      ...{ origin, invocation: filled },
      shownAs: (reply) => answerToForm(reply, sent),
      instead: (why) => notPosted(why, sent),
    });
  }

  /** A form that was opened from a message is gone once it is sent; one from a view is replaced by the answer. */
  async function submitted(submission: Submission | null, acknowledge: (fate?: FormsFate) => Promise<void>) {
    const sorry = (reply: Reply, { typed }: Submission) => apologyFor(reply, { invocation: null, typed });
    if (!submission?.origin.view) {
      const fate = submission ? { response_action: 'clear' as const } : undefined;
      return handled(submission, () => acknowledge(fate), answerForm, sorry);
    }
    let told = false;
    const acknowledging = async (view: types.ModalView) => {
      if (told) return false;
      told = true;
      await acknowledge({ response_action: 'update', view });
      return true;
    };
    const origin = { ...submission.origin, view: { ...submission.origin.view, acknowledging } };
    await handled({ ...submission, origin }, async () => undefined, answerForm, sorry);
    if (!told) await acknowledge().catch(() => undefined);
  }

  return {
    command: (body, acknowledge) => tracked(handled(readCommand(body), acknowledge, answerCommand)),
    press: (body, acknowledge) => tracked(handled(readPress(body), acknowledge, answerPress)),
    findMoments: (body, acknowledge) => tracked(handled(readMessage(body), acknowledge, answerMessage)),
    addFile: (body, acknowledge) => tracked(handled(readMessage(body), acknowledge, answerFile)),
    submit: (body, acknowledge) => tracked(submitted(readSubmission(body), acknowledge)),
    run: (asked, acknowledge) => tracked(handled(asked, acknowledge, (one) => answering.answer(one))),
    async idle() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight);
    },
  };
}
