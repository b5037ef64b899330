import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from '../../core/asker.ts';
import type { Invocation } from '../../core/invocation.ts';
import { errorInWords } from '../log-bridge.ts';
import { viewBlocks } from '../modals/answer-view.ts';
import { retried } from '../retry.ts';
import { type EventTools, PATIENCE } from './tools.ts';

const HOME: Invocation = { command: 'home', args: {} };

const pressSchema = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ type: z.literal('home') }),
  actions: z.array(z.object({ action_id: z.string() })).min(1),
});

/** Somebody wants to see another page of their Home tab; null when a press is something else. */
export function readHomePage(body: unknown): { readonly user: string; readonly page: number } | null {
  const { data } = pressSchema.safeParse(body);
  const page = /^page-(\d{1,3})$/u.exec(data?.actions[0]?.action_id ?? '')?.[1];
  return data && page !== undefined ? { user: data.user.id, page: Number(page) } : null;
}

/**
 * Shows somebody their Home tab as it is now: what `/home` answers, in pages where a view does not hold all of it.
 * Never rejects. @param page from 1 on; one that is not there is the last
 */
export async function publishHome(asker: Asker, tools: EventTools, page = 1): Promise<void> {
  const { client, botToken: token, dispatcher, vault, log, wait } = tools;
  try {
    const reply = await dispatcher.dispatch(HOME, asker);
    const view: types.HomeView = {
      type: 'home',
      blocks: [...(await viewBlocks(reply, { invocation: HOME, page }, vault))],
    };
    await retried(() => client.views.publish({ token, user_id: asker.id, view }), PATIENCE, wait);
    log.debug({ blocks: view.blocks.length }, 'a Home tab was published');
  } catch (error) {
    log.warn({ error: errorInWords(error) }, 'a Home tab could not be published');
  }
}
