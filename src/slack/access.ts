import type { webApi } from '@slack/bolt';
import type { Access } from '../core/poster.ts';
import { postError, refusalOf } from './post-errors.ts';

export const FINE: Access = { ok: true };

/**
 * Whether the bot can post to a channel. Joins a public one.
 * @throws PostError when Slack could not be asked
 */
export async function accessTo(client: webApi.WebClient, channel: string): Promise<Access> {
  try {
    const { channel: known } = await client.conversations.info({ channel });
    if (known?.is_im) return FINE;
    if (known?.is_mpim) return no(GROUP);
    if (known?.is_archived)
      return no('This channel is archived: nothing can be posted to it. Unarchive it, or ask in another channel.');
    if (known?.is_member) return FINE;
    if (known?.is_private) return no(await howToInvite(client));
    await client.conversations.join({ channel });
    return FINE;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === 'channel_not_found' || refusal === 'method_not_supported_for_channel_type')
      return no(await howToInvite(client));
    const failure = postError(error);
    if (refusal === 'missing_scope' && /\bmpim:/u.test(failure.message)) return no(GROUP);
    if (failure.kind === 'refused') return no(failure.message);
    throw failure;
  }
}

const GROUP = 'The bot cannot post to group direct messages. Ask in a channel, or in a direct message with the bot.';

/** What to do about a channel that the bot cannot see. */
export async function howToInvite(client: webApi.WebClient, channel = 'this channel', where = 'here'): Promise<string> {
  const name = await client.auth.test().then(
    ({ user }) => user,
    () => undefined,
  );
  return `The bot cannot see ${channel}: it is private, and the bot is not in it. Type /invite @${name ?? 'cuepoint'} ${where}, then ask again.`;
}

export function no(reason: string): Access {
  return { ok: false, reason };
}
