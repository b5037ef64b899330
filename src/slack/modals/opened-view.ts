import type { types } from '@slack/bolt';
import type { Reply } from '../../core/reply.ts';
import type { DeliverTools } from '../deliver.ts';
import type { Origin } from '../payloads.ts';
import { type Answered, answerView, workingView } from './answer-view.ts';
import { keptOf, metadataOf } from './metadata.ts';

/** The modal that somebody has open, or that is opened for them. Its calls reject when Slack does not show it. */
export interface OpenedView {
  readonly isOpen: boolean;
  /** Shows what is being done. */
  working(doing?: string): Promise<void>;
  /** Shows the answer in the place of whatever it shows. */
  answer(reply: Reply): Promise<void>;
}

/**
 * The modal in which something was done; where it was done in none, one that is opened with the trigger: within three
 * seconds. Source: docs.slack.dev/surfaces/modals
 */
export function openedView(
  { client, botToken: token, vault, pictures }: DeliverTools,
  origin: Origin,
  answered: Answered,
): OpenedView {
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
    get isOpen() {
      return open !== null;
    },
    working: (doing) => show(workingView(metadata, doing)),
    answer: async (reply) => show(await answerView(reply, answered, vault, metadata, pictures?.answered)),
  };
}
