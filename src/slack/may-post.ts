import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Access } from '../core/poster.ts';
import { PostError } from '../core/poster.ts';
import { FINE, howToInvite, no } from './access.ts';
import { postError, refusalOf } from './post-errors.ts';

/** Slack gives fewer than 1,000 to a page, and 100 pages a minute. */
const PAGE = 999;
const MOST_PAGES = 20;

const membersSchema = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** The SDK's types leave out with whom a direct message is. */
const directSchema = z.object({ user: z.string() });

/**
 * Whether somebody may post to a channel themselves: to a public one whoever is a full member of the workspace, and a
 * guest who is in it; to a private one those who are in it; to one that only some may post to, those who administer the
 * workspace. Source: docs.slack.dev/reference/objects/conversation-object
 * @throws PostError when Slack could not be asked
 */
export async function mayPostTo(client: webApi.WebClient, userId: string, channel: string): Promise<Access> {
  try {
    const { channel: known } = await client.conversations.info({ channel });
    if (known?.is_archived) return no('That channel is archived: nothing can be posted to it.');
    if (known?.is_im)
      return directSchema.safeParse(known).data?.user === userId
        ? FINE
        : no('That is a direct message with somebody else.');
    if (known?.is_mpim) return no('The bot cannot post to group direct messages. Choose a channel.');
    const { user } = await client.users.info({ user: userId });
    const administers = user?.is_admin === true || user?.is_owner === true;
    if (user?.deleted) return no('That account is deactivated.');
    if (known?.is_read_only && !administers)
      return no('Only some may post to that channel, and you are not among them.');
    const guest = user?.is_restricted === true || user?.is_ultra_restricted === true || user?.is_stranger === true;
    if (!known?.is_private && !guest) return FINE;
    if (await isMember(client, userId, channel)) return FINE;
    return no('You are not in that channel. Join it first, or choose another one.');
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === 'channel_not_found') return no(await howToInvite(client, 'that channel', 'there'));
    const failure = postError(error);
    if (failure.kind === 'refused') return no(failure.message);
    throw failure;
  }
}

async function isMember(client: webApi.WebClient, userId: string, channel: string): Promise<boolean> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await client.conversations.members({ channel, limit: PAGE, ...(cursor ? { cursor } : {}) });
    const { data } = membersSchema.safeParse(answer);
    if (!data) throw new PostError('unknown', 'Slack gave an answer that cannot be read.');
    if (data.members.includes(userId)) return true;
    cursor = data.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return false;
  }
  throw new PostError('unknown', `The channel has more than ${PAGE * MOST_PAGES} members, too many to look through.`);
}
