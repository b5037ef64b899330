import type { types } from '@slack/bolt';
import { wordsReply } from '../../core/plain-answers.ts';
import type { Reply } from '../../core/reply.ts';
import type { DeliverTools, Line } from '../deliver.ts';
import { postPrivately } from '../instead.ts';
import { errorInWords } from '../log-bridge.ts';
import { renderReply } from '../messages.ts';
import type { Origin } from '../payloads.ts';
import { type Answered, answerView, workingView } from './answer-view.ts';
import { keptOf, metadataOf } from './metadata.ts';

const NOT_FROM_HERE =
  'That could not be posted from here: it takes a channel that the bot is in. Ask in the channel itself, or invite the bot with /invite.';

/**
 * The way back to whoever did something in a view, or nowhere in particular: the modal that they have open shows the
 * answer; where none is open, one is opened with the trigger. A view that is gone meanwhile is replaced by a direct
 * message. Source: docs.slack.dev/surfaces/modals
 */
export function viewLine(tools: DeliverTools, origin: Origin, answered: Answered): Line {
  const { client, botToken: token, vault, log, pictures } = tools;
  const metadata = metadataOf(keptOf(origin));
  let open = origin.view?.type === 'modal' ? origin.view.id : null;

  async function show(view: types.ModalView): Promise<void> {
    // An update of a form of which Slack has not yet heard what becomes of it may be overtaken by just that.
    if (await origin.view?.acknowledging?.(view)) return;
    if (open !== null) await client.views.update({ token, view_id: open, view });
    else {
      if (origin.triggerId === null) throw new Error('there is no trigger to open a view with');
      const opened = await client.views.open({ token, trigger_id: origin.triggerId, view });
      open = opened.view?.id ?? null;
    }
  }

  return {
    async working(_placement, doing) {
      await show(workingView(metadata, doing)).catch((error: unknown) =>
        log.debug({ error: errorInWords(error) }, 'Slack did not take a word in between'),
      );
    },
    async say(reply, _placement, instead = wordsReply) {
      const shown: Reply = reply.audience === 'channel' ? instead(NOT_FROM_HERE) : reply;
      const view = await answerView(shown, answered, vault, metadata, pictures?.answered);
      try {
        await show(view);
        log.debug({ audience: reply.audience }, 'answered in a view');
      } catch (error) {
        log.warn({ error: errorInWords(error) }, 'an answer could not be shown in a view');
        await postPrivately(tools, origin, await renderReply(shown, vault));
      }
    },
  };
}
