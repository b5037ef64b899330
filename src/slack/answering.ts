import type { Progress } from '../core/add-desk.ts';
import type { Dispatcher } from '../core/dispatch.ts';
import type { Invocation } from '../core/invocation.ts';
import type { Reply } from '../core/reply.ts';
import { type DeliverTools, type Line, messageLine, type Placement } from './deliver.ts';
import { NOTICEABLE, patiently, type Timer, takesLonger } from './late.ts';
import { errorInWords } from './log-bridge.ts';
import { openForm } from './modals/forms.ts';
import { progressLine } from './modals/progress-line.ts';
import { viewLine } from './modals/view-line.ts';
import type { Origin } from './payloads.ts';

/** Something that somebody asked for, and where. */
export interface Asked {
  readonly origin: Origin;
  readonly invocation: Invocation;
  /** It was asked on a private message, in whose place the answer goes. */
  readonly onPrivate?: boolean;
  /** Of an answer in a view that is longer than a view: from 1 on. */
  readonly page?: number;
  /** Makes of the reply what is shown. */
  readonly shownAs?: (reply: Reply) => Reply;
  /** What the asker is told, for a reason, when a reply for the channel could not be posted there. */
  readonly instead?: (why: string) => Reply;
}

/** Runs what was asked for, and answers where it was asked. Rejects only on what nobody foresaw. */
export interface Answering {
  answer(asked: Asked): Promise<void>;
  /** Tells whoever did something, without running anything. */
  tell(reply: Reply, origin: Origin): Promise<void>;
}

export interface AnsweringTools extends DeliverTools {
  readonly dispatcher: Dispatcher;
  readonly timer: Timer;
  /** Shows the app's Home tab anew, after something that was done there. */
  readonly homeChanged: (userId: string) => Promise<void>;
}

/** Milliseconds in which a form must be there: of the three seconds of a trigger, one is left to open it. */
const FORM_WITHIN = 2000;

export function createAnswering(tools: AnsweringTools): Answering {
  const { dispatcher, log, timer } = tools;

  function lineTo(origin: Origin, invocation: Invocation | null, page = 1): Line {
    if (origin.responseUrl === null) return viewLine(tools, origin, { invocation, page });
    return progressLine(tools, origin, { invocation, page }, messageLine(tools, origin, origin.responseUrl));
  }

  async function answer(asked: Asked, run: (progress: Progress) => Promise<Reply>): Promise<void> {
    const { origin, invocation, page, shownAs = (same) => same, instead } = asked;
    const line = lineTo(origin, invocation, page);
    const placed = (shared: boolean): Placement => (asked.onPrivate === true && !shared ? 'in place' : 'below');
    const toShare = invocation.audience === 'channel';
    let doing: string | undefined;
    let showing: Promise<void> | null = null;
    const show = () => {
      showing = (showing ?? Promise.resolve()).then(() => line.working(placed(toShare), doing));
      return showing;
    };
    const reply = run((text) => {
      doing = text;
      if (showing) void show();
    });
    const found = await patiently(reply, NOTICEABLE, timer, show);
    await showing;
    // What is shared leaves the private answer where it is, also when sharing it went wrong.
    await line.say(shownAs(found), placed(toShare || found.audience === 'channel'), instead);
    if (origin.view?.fromHome && !found.refused) await tools.homeChanged(origin.asker.id);
  }

  /** The form; in words where it takes too long, or Slack does not open it. */
  async function ask(asked: Asked): Promise<void> {
    const { invocation, origin } = asked;
    const form = dispatcher.form(invocation, origin.asker);
    if (!(await takesLonger(form, FORM_WITHIN, timer))) {
      const found = await form;
      if ('reply' in found) return answer(asked, async () => found.reply);
      try {
        await openForm(tools, found.form, origin);
        return log.debug({ command: invocation.command }, 'a form was opened');
      } catch (error) {
        log.warn({ error: errorInWords(error), command: invocation.command }, 'a form could not be opened');
      }
    }
    await answer({ ...asked, onPrivate: false }, (progress) => dispatcher.dispatch(invocation, origin.asker, progress));
  }

  return {
    answer: (asked) =>
      asked.invocation.asks === 'form'
        ? ask(asked)
        : answer(asked, (progress) => dispatcher.dispatch(asked.invocation, asked.origin.asker, progress)),
    tell: (reply, origin) => lineTo(origin, null).say(reply, 'below'),
  };
}
