/** The alternatives are tried in this order wherever the text stands. None of them can backtrack without bound. */
const MARKUP = new RegExp(
  [
    String.raw`\\([^\p{L}\p{N}\s])`,
    // A masked link, whose address may hold brackets in pairs.
    String.raw`\[((?:\\.|[^\[\]\\\n])+)\]\(<?https?:\/\/[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*>?(?: +"[^"\n]*")?\)`,
    // Mentions of people, roles, channels and commands; custom emoji; timestamps; places of the server; addresses.
    String.raw`(<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^:<>\n]{1,100}:\d+|id:\w+)>|@(?:everyone|here)\b|<?https?:\/\/[^\s<>]+>?)`,
    // What begins a line: headings, subtext, quotes and lists, also inside each other.
    String.raw`^[^\S\n]*(?:(?:#{1,3}|-#|>{1,3}|[-*+])[^\S\n]+)+`,
    '```(?:[a-z]{1,20}\\n)?',
    '[*`]',
    // Not inside a word: snake_case_name.
    String.raw`(?<![\p{L}\p{N}_])_{1,3}|_{1,3}(?![\p{L}\p{N}_])`,
    String.raw`~~|\|\|`,
  ].join('|'),
  'gimu',
);

/**
 * Discord markdown as plain words, to search with: formats, mentions, custom emoji, timestamps and bare addresses go, a
 * masked link is its text, and what a backslash protects stays. One pass: what it leaves over does a search no harm.
 */
export function plainWords(markdown: string): string {
  return markdown.replace(MARKUP, (_, escaped?: string, linked?: string, gone?: string) => {
    // The text of a link holds no further link, so this ends.
    if (linked !== undefined) return plainWords(linked);
    return escaped ?? (gone === undefined ? '' : ' ');
  });
}

/**
 * As much of the text as fits into `max` UTF-16 units, cut where a word begins, by the rules of the text's language; a
 * word that is longer than that is cut between two characters.
 */
export function beginningOf(text: string, max: number): string {
  if (text.length <= max) return text;
  for (const granularity of ['word', 'grapheme'] as const) {
    const cut = new Intl.Segmenter(undefined, { granularity }).segment(text).containing(max)?.index;
    if (cut) return text.slice(0, cut).trimEnd();
  }
  return text.slice(0, max);
}
