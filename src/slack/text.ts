const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text that JSON and Slack carry unharmed: well-formed, without control characters other than line breaks and tabs. */
export function sendable(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}--[\t\n]]/gv, '');
}

/** True when there is nothing to read in the text. Slack refuses such text. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}]/u.test(text);
}

/** The text, or as much of it as fits with an ellipsis that shows that there is more. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, cutBefore(text, limit - 1)).trimEnd()}…`;
}

/**
 * The text in pieces of at most `limit` characters that together are exactly the text: cut after a line break where
 * there is one, else after a space, else between two characters as people see them.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = breakBefore(rest, limit);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

function breakBefore(text: string, limit: number): number {
  const head = text.slice(0, limit);
  const line = head.lastIndexOf('\n') + 1;
  if (line > limit / 2) return line;
  const space = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n')) + 1;
  return space > 0 && !isBlank(head.slice(0, space)) ? space : cutBefore(text, limit);
}

/** The last place at or before `limit` that does not cut a character in two. A single longer one is cut all the same. */
function cutBefore(text: string, limit: number): number {
  const from = Math.max(0, limit - 200);
  const window = text.slice(from, limit + 200);
  let at = 0;
  for (const { index } of graphemes.segment(window)) {
    if (from + index > limit) break;
    at = from + index;
  }
  if (at > from) return at;
  return /[\uD800-\uDBFF]/u.test(text.charAt(limit - 1)) && limit > 1 ? limit - 1 : limit;
}
