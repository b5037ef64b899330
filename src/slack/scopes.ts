/** A permission that the bot asks a workspace for, and what it is for: for a README, and for whoever must approve it. */
export interface SlackScope {
  readonly scope: string;
  readonly why: string;
}

/**
 * What the adapter and the digest do, and the least that Slack asks for it; anything more would be asked of every
 * workspace. Left out on purpose: `im:write` (chat.postMessage takes a person's id with `chat:write` alone),
 * `chat:write.public` (the bot joins what it posts to, so that it can also read its own posts there), everything for
 * group direct messages, and `metadata.message:read` (for events; `conversations.history` gives metadata without it).
 * Source: docs.slack.dev/reference/methods, under “Scopes” of each method.
 */
export const SLACK_SCOPES: readonly SlackScope[] = [
  { scope: 'commands', why: 'Slash commands; answering and sharing work where the bot is not a member.' },
  { scope: 'chat:write', why: 'Posts digests, tells a subscriber about a problem, and answers late.' },
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
  { scope: 'im:history', why: "Finds the bot's own post in a direct message with it after a crash." },
  { scope: 'users:read', why: "Knows a subscriber's time zone, and who administers the workspace." },
];
