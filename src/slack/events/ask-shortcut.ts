import { z } from 'zod';
import type { Asked } from '../answering.ts';
import { askerOf } from '../payloads.ts';

/** The shortcut in Slack's own menu and search, as the manifest has it and as Slack names it when it is used. */
export const ASK_CUEPOINT = {
  type: 'global',
  name: 'Ask Cuepoint',
  callback_id: 'ask_cuepoint',
  description: "Asks your team's video library in your own words, and shows the answer to you alone.",
} as const;

const schema = z.object({
  user: z.object({ id: z.string(), username: z.string().optional(), name: z.string().optional() }),
  trigger_id: z.string(),
});

/**
 * Slack's payload of a global shortcut, as the form of `/ask` with nothing filled in; null when it is none. It comes from
 * no channel: whatever follows is in views.
 */
export function readAskShortcut(body: unknown): Asked | null {
  const { data } = schema.safeParse(body);
  if (!data) return null;
  const { user, trigger_id } = data;
  return {
    origin: {
      asker: askerOf(user.id, user.username || user.name, null),
      channel: null,
      thread: null,
      responseUrl: null,
      view: null,
      triggerId: trigger_id,
      id: trigger_id,
    },
    invocation: { command: 'ask', args: {}, asks: 'form' },
  };
}
