/**
 * Whether a message links to one thing alone, so that Slack may show a preview of it: of several, each would get one of
 * its own, in a wall. A message as JSON holds a link as `url`, and a picture under another name.
 */
export function linksToOne(message: unknown): boolean {
  const urls = new Set<string>();
  JSON.stringify(message, (key, value: unknown) => {
    if (key === 'url' && typeof value === 'string') urls.add(value);
    return value;
  });
  return urls.size === 1;
}
