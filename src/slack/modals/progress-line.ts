import { wordsReply } from '../../core/plain-answers.ts';
import type { DeliverTools, Line } from '../deliver.ts';
import { errorInWords } from '../log-bridge.ts';
import type { Origin } from '../payloads.ts';
import type { Answered } from './answer-view.ts';
import { openedView } from './opened-view.ts';

const IN_CHANNEL = 'The answer is in the channel.';

/**
 * The way back to whoever asked in a channel for what takes several steps. What a slash command was answered with cannot
 * be changed any more (slackapi/bolt-js #2287, slackapi/bolt-python #1268), so that the steps are shown in a modal, which
 * can, and the answer takes their place there. Who has closed it meanwhile gets the answer as if there had been none, and
 * so does everybody where no modal can be opened.
 * @param below the way back through messages
 */
export function progressLine(tools: DeliverTools, origin: Origin, answered: Answered, below: Line): Line {
  const view = openedView(tools, { ...origin, responseUrl: null }, answered);
  let spoken = false;

  return {
    async working(placement, doing) {
      const cannot = placement === 'in place' || doing === undefined || origin.triggerId === null;
      if (!view.isOpen && (spoken || cannot)) return below.working(placement, doing);
      try {
        await view.working(doing);
      } catch (error) {
        tools.log.debug({ error: errorInWords(error) }, 'Slack did not show in a view what is being done');
        if (view.isOpen) return;
        spoken = true;
        await below.working(placement, doing);
      }
    },
    async say(reply, placement, instead) {
      if (!view.isOpen) return below.say(reply, placement, instead);
      const shared = reply.audience === 'channel';
      try {
        await view.answer(shared ? wordsReply(IN_CHANNEL) : reply);
        tools.log.debug({ audience: reply.audience }, 'answered in the view that showed what was being done');
        if (!shared) return;
      } catch (error) {
        tools.log.debug({ error: errorInWords(error) }, 'the view that showed what was being done is gone');
      }
      await below.say(reply, placement, instead);
    },
  };
}
