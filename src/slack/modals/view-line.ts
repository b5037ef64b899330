import { wordsReply } from '../../core/plain-answers.ts';
import type { Reply } from '../../core/reply.ts';
import type { DeliverTools, Line } from '../deliver.ts';
import { postPrivately } from '../instead.ts';
import { errorInWords } from '../log-bridge.ts';
import { renderReply } from '../messages.ts';
import type { Origin } from '../payloads.ts';
import type { Answered } from './answer-view.ts';
import { openedView } from './opened-view.ts';

const NOT_FROM_HERE =
  'That could not be posted from here: it takes a channel that the bot is in. Ask in the channel itself, or invite the bot with /invite.';

/**
 * The way back to whoever did something in a view, or nowhere in particular: the modal that they have open shows the
 * answer; where none is open, one is opened with the trigger. A view that is gone meanwhile is replaced by a direct
 * message.
 */
export function viewLine(tools: DeliverTools, origin: Origin, answered: Answered): Line {
  const { vault, log } = tools;
  const view = openedView(tools, origin, answered);

  return {
    async working(_placement, doing) {
      await view
        .working(doing)
        .catch((error: unknown) => log.debug({ error: errorInWords(error) }, 'Slack did not take a word in between'));
    },
    async say(reply, _placement, instead = wordsReply) {
      const shown: Reply = reply.audience === 'channel' ? instead(NOT_FROM_HERE) : reply;
      try {
        await view.answer(shown);
        log.debug({ audience: reply.audience }, 'answered in a view');
      } catch (error) {
        log.warn({ error: errorInWords(error) }, 'an answer could not be shown in a view');
        await postPrivately(tools, origin, await renderReply(shown, vault));
      }
    },
  };
}
