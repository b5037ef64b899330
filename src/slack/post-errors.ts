import { webApi } from '@slack/bolt';
import { PostError, type RefusalScope } from '../core/poster.ts';
import { errorInWords } from './log-bridge.ts';
import { TOKEN_ERRORS } from './start-errors.ts';

/** Slack says itself that some of it may have been done: docs.slack.dev/reference/methods/chat.postMessage, “Errors”. */
const MAY_HAVE_BEEN_MADE = ['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout', 'server_error'];

/** Nothing was done, and later it may be. */
const LATER: Readonly<Record<string, string>> = {
  ratelimited: 'Slack asks to post more slowly.',
  rate_limited: 'Slack asks to post more slowly.',
  message_limit_exceeded: 'The workspace has sent as many messages as Slack allows for now.',
  team_added_to_org:
    'The workspace is being moved to an Enterprise organisation; Slack takes nothing until that is done.',
  org_login_required:
    'The workspace is being moved to an Enterprise organisation; Slack takes nothing until that is done.',
};

/** Nothing was done, and nothing will be until somebody changes something. */
const REFUSED: Readonly<Record<string, string>> = {
  channel_not_found:
    'The channel is gone, or it is private and the bot is no longer in it. Invite the bot with /invite.',
  is_archived: 'The channel is archived. Unarchive it, or subscribe in another one.',
  not_in_channel: 'The bot is not in the channel any more. Invite it with /invite.',
  restricted_action: 'A setting of the workspace does not let the bot post there. An admin can change it.',
  restricted_action_read_only_channel: 'Only some may post to the channel, and the bot is not among them.',
  restricted_action_thread_only_channel: 'The channel takes posts in threads only.',
  restricted_action_non_threadable_channel: 'The channel takes no threads.',
  restricted_action_thread_locked: 'The thread is locked.',
  thread_not_found: 'The message that the thread belongs to is gone.',
  cannot_reply_to_message: 'Slack takes no replies to that message.',
  user_not_found: 'Slack knows no such person.',
  user_disabled: 'The account of that person is deactivated.',
  cant_delete_message: 'Slack does not let the bot remove that message any more.',
  messages_tab_disabled: 'The app cannot be written to: turn on its Messages tab at api.slack.com/apps.',
};

/** What keeps every post out of a channel (docs.slack.dev/reference/methods/chat.postMessage, “Errors”). */
const OF_THE_CHANNEL = [
  'channel_not_found',
  'is_archived',
  'method_not_supported_for_channel_type',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'messages_tab_disabled',
  'user_disabled',
  'user_not_found',
];

/** What keeps the app out of everything, besides its token. */
const OF_THE_BOT = [
  ...['access_denied', 'ekm_access_denied', 'enterprise_is_restricted', 'missing_scope', 'team_access_not_granted'],
  ...TOKEN_ERRORS,
];

/** Any failure of a call to Slack as what it means for a post. Never holds a token. */
export function postError(error: unknown): PostError {
  if (error instanceof PostError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) return busy(LATER['ratelimited'], error.retryAfter, error);
  if (error instanceof webApi.WebAPIPlatformError) return fromSlack(error);
  // A status that is not Slack's own way of refusing, such as a proxy's, says nothing about the post.
  if (error instanceof webApi.WebAPIHTTPError) return unknown(`Slack answered ${error.statusCode}.`, error);
  return unknown(`Slack did not answer (${errorInWords(error)}).`, error);
}

/** Slack's own word for why it refused, such as `is_archived`; null when it was not Slack that refused. */
export function refusalOf(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

function fromSlack(error: webApi.WebAPIPlatformError): PostError {
  const { error: code, response_metadata: metadata } = error.data;
  // The client puts a body that is no JSON here: half an answer, or a page of a proxy's.
  if (typeof code !== 'string' || !/^[a-z0-9_]{1,80}$/u.test(code)) {
    return unknown('Slack gave an answer that cannot be read.', error);
  }
  if (MAY_HAVE_BEEN_MADE.includes(code)) return unknown(`Slack failed on its side (${code}).`, error);
  if (Object.hasOwn(LATER, code)) return busy(LATER[code], metadata?.retryAfter, error);
  return new PostError('refused', refusalInWords(code, error), { scope: scopeOf(code), cause: error });
}

function scopeOf(code: string): RefusalScope {
  if (OF_THE_BOT.includes(code)) return 'bot';
  return OF_THE_CHANNEL.includes(code) ? 'channel' : 'post';
}

function refusalInWords(code: string, error: webApi.WebAPIPlatformError): string {
  if (code === 'missing_scope') return missingScope(error);
  if (TOKEN_ERRORS.includes(code)) {
    return `Slack no longer accepts the bot's token (${code}): whoever runs the bot has to set a new one.`;
  }
  return (Object.hasOwn(REFUSED, code) && REFUSED[code]) || `Slack refused it: ${code.replaceAll('_', ' ')}.`;
}

function missingScope({ data }: webApi.WebAPIPlatformError): string {
  const needed = 'needed' in data && typeof data['needed'] === 'string' ? ` ${data['needed']}` : '';
  return `The Slack app lacks a permission (missing_scope${needed}): whoever runs the bot has to update it from the manifest and install it again.`;
}

function busy(message: string | undefined, retryAfter: number | undefined, cause: unknown): PostError {
  return new PostError('busy', message ?? 'Slack asks to wait.', {
    ...(retryAfter === undefined ? {} : { retryAfter }),
    cause,
  });
}

function unknown(message: string, cause: unknown): PostError {
  return new PostError('unknown', message, { cause });
}
