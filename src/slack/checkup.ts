import { webApi } from '@slack/bolt';
import { type Finding, fine, note, problem } from '../core/checkup.ts';
import { OperatorError } from '../core/errors.ts';
import { SILENT } from '../core/log.ts';
import { clientOptions, createClient } from './client.ts';
import type { SlackSettings } from './index.ts';
import { bridgedLogger } from './log-bridge.ts';
import { SLACK_SCOPES } from './scopes.ts';
import { startError } from './start-errors.ts';

const SUBJECT = 'Slack';

/**
 * Asks Slack whether it accepts the tokens, and which scopes were granted: in the header `x-oauth-scopes` of every answer
 * (docs.slack.dev/authentication/installing-with-oauth). Opens no connection. Never rejects.
 */
export async function slackCheckup({ botToken, apiUrl, mode }: SlackSettings): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const logger = bridgedLogger(SILENT);
  try {
    const { team, user, response_metadata: about } = await createClient(botToken, apiUrl, logger).auth.test();
    findings.push(fine(SUBJECT, `SLACK_BOT_TOKEN is that of @${user ?? 'a bot'} in ${team ?? 'a workspace'}.`));
    findings.push(scopesFinding(about?.scopes ?? null));
  } catch (error) {
    findings.push(problem(SUBJECT, startError(error, 'SLACK_BOT_TOKEN').message));
  }
  if (mode.kind === 'http') {
    findings.push(note(SUBJECT, 'Whether SLACK_SIGNING_SECRET is right shows when Slack sends something.'));
    return findings;
  }
  try {
    const opener = new webApi.WebClient(mode.appToken, { ...clientOptions(apiUrl), logger });
    await opener.apps.connections.open({});
    findings.push(fine(SUBJECT, 'SLACK_APP_TOKEN opens Socket Mode.'));
  } catch (error) {
    const told = error instanceof OperatorError ? error : startError(error, 'SLACK_APP_TOKEN');
    // That Slack could not be reached is said of the other token already.
    if (!findings.some(({ text }) => text === told.message)) findings.push(problem(SUBJECT, told.message));
  }
  return findings;
}

function scopesFinding(granted: readonly string[] | null): Finding {
  if (granted === null) return note(SUBJECT, 'Slack did not say which scopes were granted.');
  const missing = SLACK_SCOPES.filter(({ scope }) => !granted.includes(scope));
  if (missing.length === 0) return fine(SUBJECT, `All ${SLACK_SCOPES.length} scopes are granted.`);
  const why = missing.map(({ scope, why: reason }) => `${scope} (${reason.replace(/\.$/u, '')})`).join('; ');
  return problem(
    SUBJECT,
    `The app lacks ${why}. Paste what \`npm run manifest\` prints into “App Manifest” at api.slack.com/apps, and install the app again.`,
  );
}
