import type { webApi } from '@slack/bolt';

type Manifest = webApi.AppsManifestCreateArguments['manifest'];
type OAuthScopes = NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>;
type Subscriptions = NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>;

/** As the SDK's types have them, so that no other is asked for by a slip; they lack the one that agents need. */
export type BotScope = NonNullable<OAuthScopes['bot']>[number] | 'assistant:write';

/** A permission that the bot asks a workspace for, and what it is for: for a README, and for whoever must approve it. */
export interface SlackScope {
  readonly scope: BotScope;
  readonly why: string;
}

/**
 * What the adapter and the digest do, and the least that Slack asks for it; anything more would be asked of every
 * workspace. Left out on purpose: `chat:write.public` (the bot joins what it posts to, so that it can also read its own
 * posts there), everything for group direct messages, `channels:history` as a way to hear more than mentions (no
 * `message.channels` is subscribed), and `metadata.message:read` (for events; `conversations.history` gives metadata
 * without it). Source: docs.slack.dev/reference/methods and /events, under “Scopes” of each.
 */
export const SLACK_SCOPES: readonly SlackScope[] = [
  { scope: 'commands', why: 'Slash commands and shortcuts; answering and sharing work where the bot is not a member.' },
  {
    scope: 'chat:write',
    why: 'Posts digests and shares, answers in threads and direct messages, and says it is at work.',
  },
  {
    scope: 'files:write',
    why: 'Uploads the pictures in its posts, where it has no public address to show them from.',
  },
  {
    scope: 'files:read',
    why: 'Reads a file that somebody who may asks to have added to the library, and no other.',
  },
  { scope: 'app_mentions:read', why: 'Hears a question that mentions the bot, and nothing else said in a channel.' },
  {
    scope: 'assistant:write',
    why: 'Suggests questions where people talk to the bot, and names those conversations in its history.',
  },
  {
    scope: 'links:read',
    why: "Sees links to the domains of the library's videos, and no others, when they are posted.",
  },
  { scope: 'links:write', why: 'Shows beneath such a link what is said in the video at that second.' },
  {
    scope: 'channels:read',
    why: 'Checks, before a digest is promised, that a public channel is there and not archived.',
  },
  { scope: 'channels:join', why: 'Joins the public channel that somebody subscribed.' },
  {
    scope: 'channels:history',
    why: "Finds the bot's own post in a public channel after a crash, so that none is doubled.",
  },
  { scope: 'groups:read', why: 'The same check in private channels that the bot was invited to.' },
  { scope: 'groups:history', why: "Finds the bot's own post in a private channel after a crash." },
  { scope: 'im:read', why: 'The same check in a direct message with the bot.' },
  {
    scope: 'im:history',
    why: 'Hears what is said to it in a direct message, and finds its own post there after a crash.',
  },
  { scope: 'im:write', why: 'Opens the direct message in which somebody is told of the players that they follow.' },
  { scope: 'users:read', why: "Knows a person's name, language and time zone, and who administers the workspace." },
];

/** What Slack tells the bot of, and the permission that it takes; null where it takes none. */
export interface SlackEvent {
  readonly event: NonNullable<Subscriptions['bot_events']>[number];
  readonly scope: BotScope | null;
}

/** Every event that the bot is subscribed to. Source: docs.slack.dev/reference/events */
export const SLACK_EVENTS: readonly SlackEvent[] = [
  { event: 'app_home_opened', scope: null },
  { event: 'app_mention', scope: 'app_mentions:read' },
  { event: 'link_shared', scope: 'links:read' },
  { event: 'message.im', scope: 'im:history' },
];
