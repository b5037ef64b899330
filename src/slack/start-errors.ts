import { webApi } from '@slack/bolt';
import { OperatorError } from '../core/errors.ts';
import { errorInWords } from './log-bridge.ts';
import { PASSING_ERRORS } from './retry.ts';

type TokenVariable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const WHERE = {
  SLACK_BOT_TOKEN: 'the "Bot User OAuth Token" (xoxb-…) from "OAuth & Permissions" of your app at api.slack.com/apps',
  SLACK_APP_TOKEN:
    'an app-level token (xapp-…) with the scope connections:write, from "Basic Information" of your app at api.slack.com/apps',
} as const;

/** Slack does not accept the token itself. */
export const TOKEN_ERRORS: readonly string[] = [
  'account_inactive',
  'app_uninstalled',
  'invalid_auth',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
];

/** Why Slack could not be reached or did not let the bot in, and what to do about it, for the one who runs the bot. */
export function startError(error: unknown, variable: TokenVariable): OperatorError {
  const reason = error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
  if (reason === null || PASSING_ERRORS.includes(reason)) {
    const words = errorInWords(error);
    return new OperatorError(
      `Slack could not be reached: ${words}. Check the network, and SLACK_API_URL if it is set; then start again.`,
    );
  }
  if (TOKEN_ERRORS.includes(reason)) {
    return new OperatorError(
      `Slack does not accept ${variable} (${reason}): it is wrong, expired or revoked. Set it to ${WHERE[variable]}.`,
    );
  }
  if (reason === 'missing_scope') {
    return new OperatorError(`${variable} lacks a scope that is needed (missing_scope). Set it to ${WHERE[variable]}.`);
  }
  if (variable === 'SLACK_APP_TOKEN' && ['link_disabled', 'socket_mode_disabled', 'forbidden'].includes(reason)) {
    return new OperatorError(
      `Slack has Socket Mode turned off for this app (${reason}). Turn it on at api.slack.com/apps.`,
    );
  }
  return new OperatorError(`Slack refused ${variable} (${reason}). It should be ${WHERE[variable]}.`);
}

/** Why the port could not be listened on. */
export function portError(error: unknown, port: number): OperatorError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new OperatorError(`Port ${port} is in use already. Set PORT to another one, or stop what listens there.`);
  }
  if (code === 'EACCES') return new OperatorError(`Port ${port} may not be listened on. Set PORT to one above 1023.`);
  return new OperatorError(`Port ${port} could not be listened on: ${errorInWords(error)}. Set PORT to another one.`);
}
