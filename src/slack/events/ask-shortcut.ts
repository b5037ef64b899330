import type { Invocation } from '../../core/invocation.ts';

/** The shortcut in Slack's own menu and search, as the manifest has it and as Slack names it when it is used. */
export const ASK_CUEPOINT = {
  type: 'global',
  name: 'Ask Cuepoint',
  callback_id: 'ask_cuepoint',
  description: "Asks your team's video library in your own words, and shows the answer to you alone.",
} as const;

/** What the shortcut runs: the form of `/ask`, with nothing filled in. */
export const ASKED: Invocation = { command: 'ask', args: {}, asks: 'form' };
