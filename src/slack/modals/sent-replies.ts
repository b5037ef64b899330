import type { Invocation } from '../../core/invocation.ts';
import { wordsReply } from '../../core/plain-answers.ts';
import type { Block, Reply, Rich } from '../../core/reply.ts';

/** What somebody sent in a form, so that nothing of it is lost when it was for nothing. */
export interface Sent {
  /** With what was filled in; null when it is not known. */
  readonly invocation: Invocation | null;
  /** What was filled in, line by line. */
  readonly typed: readonly Rich[];
}

/** The answer to a form; one that refuses it gives back what was typed, and opens the form again, filled in. */
export function answerToForm(reply: Reply, sent: Sent): Reply {
  return reply.refused ? apologyFor(reply, sent) : reply;
}

/** What is told when an answer could not be posted to a channel. */
export function notPosted(why: string, sent: Sent): Reply {
  return apologyFor(wordsReply(why), sent);
}

/** The apology, with what was typed. */
export function apologyFor(apology: Reply, sent: Sent): Reply {
  return { ...apology, blocks: [...apology.blocks, ...givenBack(sent)] };
}

/** The answer to a typed command; one that refuses it offers the command's form, filled in as far as it goes. */
export function formOffered(reply: Reply, invocation: Invocation): Reply {
  if (!reply.refused) return reply;
  return { ...reply, blocks: [...reply.blocks, formButton('Fill in a form…', invocation)] };
}

function givenBack({ invocation, typed }: Sent): readonly Block[] {
  const what: readonly Block[] =
    typed.length === 0
      ? []
      : [
          { kind: 'text', tone: 'quiet', content: 'This is what you sent:' },
          { kind: 'list', items: typed },
        ];
  return invocation ? [...what, formButton('Open the form again', invocation)] : what;
}

function formButton(label: string, invocation: Invocation): Block {
  return { kind: 'buttons', buttons: [{ label, invocation: { ...invocation, asks: 'form' } }] };
}
