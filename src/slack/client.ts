import { type Logger, webApi } from '@slack/bolt';

/** Milliseconds that one call may take. */
const TIMEOUT = 10_000;
/** The client's own limit would hold back what goes to healthy channels while a hundred others hang. */
const AT_ONCE = 1000;

/**
 * How every client of ours calls Slack: once. The client's own retries go on for half an hour and cannot be stopped,
 * and a post whose answer was lost must be looked up before it is made again.
 * @param apiUrl a proxy or a stand-in; Slack's own `https://slack.com/api/` when left out
 */
export function clientOptions(apiUrl: string | undefined) {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT,
    maxRequestConcurrency: AT_ONCE,
  } satisfies webApi.WebClientOptions;
}

/** A client for the Web API. Opens nothing by itself. */
export function createClient(botToken: string, apiUrl: string | undefined, logger: Logger): webApi.WebClient {
  return new webApi.WebClient(botToken, { ...clientOptions(apiUrl), logger });
}
