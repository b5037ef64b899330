import type { types, webApi } from '@slack/bolt';
import type { Form } from '../../core/form.ts';
import type { InvocationVault } from '../../core/invocation.ts';
import { LIMITS } from '../limits.ts';
import type { Origin } from '../payloads.ts';
import { carried } from '../values.ts';
import { formView } from './form-view.ts';
import { keptOf, metadataOf } from './metadata.ts';

/** Room in a form's metadata for where it was opened; what a form runs is kept in the vault when it is longer. */
const ORIGIN_SIZE = 1000;

interface Tools {
  readonly client: webApi.WebClient;
  readonly botToken: string;
  readonly vault: InvocationVault;
}

/**
 * Opens a form as a modal before whoever did something, on top of the modal that they did it in; within three seconds
 * of that. Source: docs.slack.dev/reference/methods/views.open, views.push
 * @throws Error when it is too late, or Slack does not take it
 */
export async function openForm({ client, botToken: token, vault }: Tools, form: Form, origin: Origin): Promise<void> {
  const { triggerId: trigger_id } = origin;
  if (trigger_id === null) throw new Error('there is no trigger to open a form with');
  const view = await modalFor(form, origin, vault);
  if (origin.view?.type === 'modal') await client.views.push({ token, trigger_id, view });
  else await client.views.open({ token, trigger_id, view });
}

/** The modal, with all that has to be known once it is sent. */
export async function modalFor(form: Form, origin: Origin, vault: InvocationVault): Promise<types.ModalView> {
  const { asks: _, ...runs } = form.invocation;
  const value = await carried(runs, vault, LIMITS.view.metadata - ORIGIN_SIZE);
  return formView(form, metadataOf(keptOf(origin), value));
}
