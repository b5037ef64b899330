/**
 * Text for the one place that Slack still parses, a message's fallback. With the three control characters escaped
 * nothing in it can ping, link or name a channel; `mrkdwn: false` on the message keeps `*`, `_`, `~` and backticks
 * as they are. Everything else is sent as rich_text or plain_text, which Slack does not parse at all.
 */
export function escapeControl(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What somebody typed after a slash command, as they saw it: Slack escapes the three control characters, and wraps a
 * link as `<https://…|label>` when an app is set to have links escaped.
 */
export function unescapeTyped(text: string): string {
  return unescapeControl(text.replace(/<(https?:\/\/[^|<>\s]+)(?:\|[^<>]*)?>/gu, '$1'));
}

/** The text that {@link escapeControl} escaped. */
export function unescapeControl(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
