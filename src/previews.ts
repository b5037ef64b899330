import type { ChatPreview } from './core/chat-preview.ts';
import type { InvocationVault } from './core/invocation.ts';

/**
 * How Slack and Discord would show replies. What makes their messages is loaded when the first one is wanted: the prompt
 * is there sooner without it.
 */
export function previewsOver(vault: InvocationVault): Readonly<Record<'slack' | 'discord', ChatPreview>> {
  return {
    slack: lazily(async () => (await import('./slack/preview.ts')).slackPreview(vault)),
    discord: lazily(async () => (await import('./discord/preview.ts')).discordPreview(vault)),
  };
}

function lazily(load: () => Promise<ChatPreview>): ChatPreview {
  let loading: Promise<ChatPreview> | null = null;
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return {
    messages: async (reply, addressOf) => (await loaded()).messages(reply, addressOf),
    read: async (carried) => (await loaded()).read(carried),
  };
}
